/* Builds the scripts that are committed in dist; with a folder as its argument, builds them there. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { modulesOfMap, partsOfMap, without } from "./desk-build.js";
import { PROJECTIONS } from "./src/desk/systems/projections.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DESK = "src/desk";

/**
 * @param {string} name of the file
 * @param {string} globalName of what it exports
 * @param {string} entry
 * @param {Partial<import("esbuild").BuildOptions>} [options]
 */
const bundle = (name, globalName, entry, options) =>
  build({
    entryPoints: { [name]: entry },
    outdir: process.argv[2] ?? "dist",
    absWorkingDir: HERE,
    bundle: true,
    format: "iife",
    globalName,
    minify: true,
    sourcemap: "external",
    sourcesContent: false,
    target: "es2023",
    charset: "utf8",
    loader: { ".css": "text" },
    ...options,
  });

/**
 * Other scripts stand before this one, so its directive must stand inside a function of its own.
 * @param {string} name
 */
const inside = (name) => ({
  banner: { js: `var ${name}=(()=>{` },
  footer: { js: `return ${name}})();` },
});

/* What an earlier build left there, whose source may be gone. */
const dist = resolve(HERE, process.argv[2] ?? "dist");
const isBuilt = /^(atlas|grammar|desk-.+)\.js(\.map)?$/;
if (existsSync(dist)) {
  const old = readdirSync(dist).filter((name) => isBuilt.test(name));
  old.forEach((name) => rmSync(resolve(dist, name)));
}

/* Each folder of the desk that has an entry is a bundle of its own, which is loaded when it is used. */
const bundles = readdirSync(resolve(HERE, DESK)).filter((name) =>
  existsSync(resolve(HERE, DESK, name, "entry.js")),
);
/** What they take from the map, by module. @type {Map<string, Set<string>>} */
const taken = new Map();
/**
 * @param {string} file
 * @param {string[]} names
 */
const take = (file, names) => {
  const name = relative(HERE, file).replaceAll(sep, "/");
  taken.set(name, new Set([...(taken.get(name) ?? []), ...names]));
};
for (const name of bundles) {
  const folder = resolve(HERE, DESK, name);
  /* Positions of a shapefile are turned into degrees by the bundle of reference systems. */
  const plugins = [partsOfMap(folder, take), without({ shpjs: "proj4" })];
  await bundle(`desk-${name}`, `AtlasDesk.${name}`, `${DESK}/${name}/entry.js`, { plugins });
}
/* And so is each projection of which a reference system can be made, straight from its package. */
for (const file of Object.keys(PROJECTIONS)) {
  const name = `projection_${file}`;
  await bundle(`desk-${name}`, `AtlasDesk.${name}`, `proj4/lib/projections/${file}`);
}
await bundle("atlas", "Atlas", "src/main.js", {
  ...inside("Atlas"),
  plugins: [modulesOfMap(taken, HERE)],
});
await bundle("grammar", "AtlasGrammar", "src/page-grammar.js", inside("AtlasGrammar"));
