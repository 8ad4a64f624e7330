/* Builds the scripts that are committed in dist; with a folder as its argument, builds them there. */
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

/**
 * @param {string} name of the file
 * @param {string} globalName of what it exports
 * @param {string} entry
 */
const bundle = (name, globalName, entry) =>
  build({
    entryPoints: { [name]: entry },
    outdir: process.argv[2] ?? "dist",
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    bundle: true,
    format: "iife",
    globalName,
    minify: true,
    sourcemap: "external",
    sourcesContent: false,
    target: "es2023",
    charset: "utf8",
    /* Other scripts stand before this one, so its directive must stand inside a function of its own. */
    banner: { js: `var ${globalName}=(()=>{` },
    footer: { js: `return ${globalName}})();` },
  });

await bundle("atlas", "Atlas", "src/main.js");
await bundle("grammar", "AtlasGrammar", "src/page-grammar.js");
