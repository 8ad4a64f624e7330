/* Rules for all scripts of the atlas: those of the map, and those of the pages around it. */
import js from "@eslint/js";
import globals from "globals";

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
