/* Builds the scripts that are committed in dist; with a folder as its argument, builds them there. */
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

await build({
  entryPoints: { atlas: "src/main.js" },
  outdir: process.argv[2] ?? "dist",
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  bundle: true,
  format: "iife",
  globalName: "Atlas",
  minify: true,
  sourcemap: "external",
  sourcesContent: false,
  target: "es2023",
  charset: "utf8",
  /* Other scripts stand before this one, so its directive must stand inside a function of its own. */
  banner: { js: "var Atlas=(()=>{" },
  footer: { js: "return Atlas})();" },
});
