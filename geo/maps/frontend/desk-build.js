/* How bundles of the desk and that of the map share modules: those of the map stand in its own alone. */

/** @import { Plugin } from "esbuild" */

import { relative, resolve, sep } from "node:path";

const SOURCES = `${sep}src${sep}`;

/** @param {string} file */
const nameOf = (file) => relative(file.slice(0, file.indexOf(SOURCES) + SOURCES.length), file);

/**
 * What a bundle of the desk imports from outside of its folder is taken from the map, which has one
 * store, one selection and one language. Packages are bundled.
 * @param {string} folder of the bundle
 * @param {(file: string) => void} take told of each module that the map has to offer
 * @returns {Plugin}
 */
export const partsOfMap = (folder, take) => ({
  name: "parts of the map",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[.]/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (file.startsWith(folder + sep) || !file.includes(SOURCES)) return null;
      take(file);
      return { path: nameOf(file), namespace: "map" };
    });
    onLoad({ filter: /./, namespace: "map" }, ({ path }) => ({
      contents: `module.exports = Atlas.modules[${JSON.stringify(path)}];`,
    }));
  },
});

/**
 * The modules that bundles of the desk take from that of the map, by their names below `src`.
 * @param {string[]} files
 * @param {string} resolveDir
 * @returns {Plugin}
 */
export const modulesOfMap = (files, resolveDir) => ({
  name: "modules of the map",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^desk:modules$/ }, ({ path }) => ({ path, namespace: "desk" }));
    onLoad({ filter: /./, namespace: "desk" }, () => {
      const imports = files.map((file, at) => `import * as m${at} from "./${file}";`);
      const named = files.map((file, at) => `${JSON.stringify(file.replace(/^src./, ""))}: m${at}`);
      const contents = `${imports.join("\n")}\nexport const modules = { ${named.join(", ")} };`;
      return { contents, resolveDir };
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
