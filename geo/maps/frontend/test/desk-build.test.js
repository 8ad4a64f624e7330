/* A bundle of the desk and that of the map have the modules of the map in common. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { build } from "esbuild";

import { modulesOfMap, partsOfMap } from "../desk-build.js";

const FILES = {
  "src/count.js":
    "let at = 0; export const next = () => (at += 1); export const unused = () => 'unused';",
  "src/main.js": 'export { next } from "./count.js"; export { modules } from "desk:modules";',
  "src/desk/ruler/entry.js":
    'import { next } from "../../count.js";\nimport { twice } from "./twice.js";\nexport const read = () => twice(next());',
  "src/desk/ruler/twice.js": "export const twice = (number) => 2 * number;",
};

/**
 * @param {string} entry
 * @param {string} globalName
 * @param {import("esbuild").Plugin} plugin
 */
const bundleEntry = async (entry, globalName, plugin) => {
  const options = { bundle: true, write: false, plugins: [plugin] };
  const made = await build({ ...options, entryPoints: [entry], globalName, format: "iife" });
  return made.outputFiles?.[0].text ?? "";
};

test("a tool counts on with the map, and brings its own parts", async () => {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  try {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    /** @type {Map<string, Set<string>>} */
    const taken = new Map();
    const ruler = join(folder, "src/desk/ruler");
    const tool = await bundleEntry(
      join(ruler, "entry.js"),
      "AtlasDesk.ruler",
      partsOfMap(ruler, (file, names) => taken.set(relative(folder, file), new Set(names))),
    );
    assert.deepEqual([...taken], [["src/count.js", new Set(["next"])]]);
    const plugin = modulesOfMap(taken, folder);
    const map = await bundleEntry(join(folder, "src/main.js"), "Atlas", plugin);
    const page = {};
    assert.equal(runInNewContext(`${map}; ${tool}; Atlas.next(); AtlasDesk.ruler.read()`, page), 4);
    assert.doesNotMatch(tool, /at \+= 1/);
    assert.doesNotMatch(map, /unused/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
