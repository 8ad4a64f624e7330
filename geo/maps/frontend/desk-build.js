/* How bundles of the desk and that of the map share modules: those of the map stand in its own alone. */

/** @import { Plugin } from "esbuild" */

import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";

const SOURCES = `${sep}src${sep}`;

/** @param {string} file */
const nameOf = (file) => relative(file.slice(0, file.indexOf(SOURCES) + SOURCES.length), file);

/**
 * What a module imports from another, by name.
 * @param {string} importer
 * @param {string} path by which it does
 */
const importedBy = (importer, path) => {
  const imports = /^import \{([^}]*)\} from "([^"]+)";$/gm;
  return [...readFileSync(importer, "utf-8").matchAll(imports)]
    .filter(([, , from]) => from === path)
    .flatMap(([, names]) => names.split(",").map((name) => name.trim().split(" as ")[0]))
    .filter(Boolean);
};

/**
 * What a bundle of the desk imports from outside of its folder is taken from the map, which has one
 * store, one selection and one language. Packages are bundled.
 * @param {string} folder of the bundle
 * @param {(file: string, names: string[]) => void} take told of what each module of the map has to offer
 * @returns {Plugin}
 */
export const partsOfMap = (folder, take) => ({
  name: "parts of the map",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[.]/ }, ({ path, resolveDir, importer }) => {
      const file = resolve(resolveDir, path);
      if (file.startsWith(folder + sep) || !file.includes(SOURCES)) return null;
      take(file, importedBy(importer, path));
      return { path: nameOf(file), namespace: "map" };
    });
    onLoad({ filter: /./, namespace: "map" }, ({ path }) => ({
      contents: `module.exports = Atlas.modules[${JSON.stringify(path)}];`,
    }));
  },
});

/**
 * The modules that bundles of the desk take from that of the map, by their names below `src`, each with what they take
 * of it: all else can be left out.
 * @param {Map<string, Set<string>>} taken names by file
 * @param {string} resolveDir
 * @returns {Plugin}
 */
export const modulesOfMap = (taken, resolveDir) => ({
  name: "modules of the map",
  setup: ({ onResolve, onLoad }) => {
    const files = [...taken.keys()].sort();
    onResolve({ filter: /^desk:/ }, ({ path }) => ({
      path: path.slice("desk:".length),
      namespace: "desk",
    }));
    onLoad({ filter: /^modules$/, namespace: "desk" }, () => {
      const imports = files.map((file, at) => `import * as m${at} from "desk:${file}";`);
      const named = files.map((file, at) => `${JSON.stringify(file.replace(/^src./, ""))}: m${at}`);
      const contents = `${imports.join("\n")}\nexport const modules = { ${named.join(", ")} };`;
      return { contents, resolveDir };
    });
    onLoad({ filter: /[.]js$/, namespace: "desk" }, ({ path }) => {
      const names = [...(taken.get(path) ?? [])].sort();
      return { contents: `export { ${names.join(", ")} } from "./${path}";`, resolveDir };
    });
  },
});

/**
 * Packages that another one imports for what the desk does not ask of it.
 * @param {Record<string, string>} unused the package that is left out, by the one that imports it
 * @returns {Plugin}
 */
export const without = (unused) => ({
  name: "left out",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z]/ }, ({ path, importer }) => {
      const [, name = ""] =
        /node_modules\/([^/]+)\/[^]*$/.exec(importer.replaceAll(sep, "/")) ?? [];
      return unused[name] === path ? { path, namespace: "left out" } : null;
    });
    onLoad({ filter: /./, namespace: "left out" }, () => ({ contents: "export default null;" }));
  },
});
