/* Rules for all scripts of the atlas: those of the map, and those of the pages around it. */
import js from "@eslint/js";
import globals from "globals";

/* What a function does or gives is its name; a bare participle hides who does what (tests/repository/test_names.py). */
const PARTICIPLE =
  "/^(?!(embed|feed|need|seed|speed|speak)$)([a-z]+ed|asked|built|done|drawn|found|given|gone|heard|held|kept|known|laid|led|left|lost|made|met|said|seen|shown|spoken|taken|told|written)$/";
const CALLABLE = ":matches(ArrowFunctionExpression, FunctionExpression)";
const message = "Name a function by what it does or gives.";
const participles = [
  `FunctionDeclaration[id.name=${PARTICIPLE}]`,
  `MethodDefinition[kind=method][key.name=${PARTICIPLE}]`,
  `VariableDeclarator[id.name=${PARTICIPLE}] > ${CALLABLE}.init`,
].map((selector) => ({ selector, message }));

const atlas = { Atlas: "readonly", AtlasConstants: "readonly", AtlasGrammar: "readonly" };

export default [
  { ignores: ["**/dist", "**/node_modules"] },
  js.configs.recommended,
  {
    rules: {
      complexity: ["error", 8],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": ["error", ...participles],
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  { files: ["**/frontend/src/**"], languageOptions: { globals: globals.browser } },
  {
    files: ["**/frontend/*.js", "**/frontend/test/**"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["**/static/*.js"],
    languageOptions: { sourceType: "script", globals: { ...globals.browser, ...atlas } },
    rules: { strict: ["error", "global"] },
  },
];
