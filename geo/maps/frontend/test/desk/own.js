/* What tests of a reader's own data share: files, how they are read, and how they are refused. */

import assert from "node:assert/strict";

import { build } from "esbuild";
import { strToU8 } from "fflate";

import { Refusal } from "../../src/desk/own/reading/limits.js";
import { degreesIn } from "../../src/desk/search/degrees.js";
import { readFile } from "../../src/desk/own/reading/read.js";

/** @type {import("geojson").Feature} */
export const FEATURE = {
  type: "Feature",
  properties: { name: "Base" },
  geometry: { type: "Point", coordinates: [69.38, 37.47] },
};

/* The bundles of these import modules of proj4 as browsers cannot, so that they are built. There is no DOM for KML, nor a
   page for the box of the search. */
const BUILT = /^(systems|projection_(\w+))$/;
const STOOD_IN = { markup: { readMarkup: () => [FEATURE] }, search: { degreesIn } };

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** @param {string} name */
const loadBuilt = async (name) => {
  const [, , projection] = BUILT.exec(name) ?? [];
  const entry = projection
    ? `proj4/lib/projections/${projection}`
    : new URL(`../../src/desk/${name}/entry.js`, import.meta.url).pathname;
  const options = { entryPoints: [entry], bundle: true, write: false, format: "esm" };
  const { outputFiles } = await build(/** @type {import("esbuild").BuildOptions} */ (options));
  return import(`data:text/javascript,${encodeURIComponent(outputFiles?.[0].text ?? "")}`);
};

/**
 * A bundle of the desk, once for all tests.
 * @type {import("../../src/desk/own/reading/read.js").Means["load"]}
 */
export const load = (name) => {
  const known = loaded.get(name);
  if (known) return known;
  const own = () =>
    BUILT.test(name) ? loadBuilt(name) : import(`../../src/desk/${name}/entry.js`);
  const bundle = name in STOOD_IN ? Promise.resolve(/** @type {any} */ (STOOD_IN)[name]) : own();
  loaded.set(name, bundle);
  return bundle;
};

/** @type {import("../../src/desk/own/reading/read.js").Means} */
const MEANS = { load, ask: async ([lat, lon]) => ({ lat, lon }) };

/** @param {string} name @param {string | Uint8Array} content */
export const read = (name, content) => {
  const bytes = Uint8Array.from(typeof content === "string" ? strToU8(content) : content);
  return readFile({ name, bytes }, MEANS);
};

/** @param {unknown[]} features @param {object} [more] */
export const collection = (features, more = {}) =>
  JSON.stringify({ type: "FeatureCollection", features, ...more });

/** @param {unknown} coordinates @param {unknown} [properties] */
export const point = (coordinates, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});

/**
 * Reading ends in this reason; of a file none of whose rows can be placed, in that of its first.
 * @param {string} reason
 * @param {() => Promise<unknown> | unknown} act
 */
export const assertRefused = async (reason, act) => {
  await assert.rejects(
    async () => act(),
    (error) => {
      assert.ok(error instanceof Refusal, String(error));
      const { first } = /** @type {{ first?: Refusal }} */ (error.values);
      assert.equal(first?.reason ?? error.reason, reason);
      return true;
    },
  );
};
