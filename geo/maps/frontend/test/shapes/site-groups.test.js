import assert from "node:assert/strict";
import { test } from "node:test";

import { indexScene } from "../../src/scene/scene.js";

/* The words of a page are those of its window. */
const page = {
  document: { documentElement: { lang: "en" } },
  location: { pathname: "/" },
  addEventListener: () => {},
};
Object.assign(globalThis, { window: page });
const { groupOf, keyOf, nameOfSites } = await import("../../src/shapes/site-groups.js");
const { nameThen } = await import("../../src/scene/name-then.js");

/**
 * @param {string} name
 * @param {[string, string][]} sites
 */
const place = (name, sites) => ({
  type: /** @type {const} */ ("Feature"),
  id: `place:${name}`,
  geometry: null,
  properties: { feature: `place:${name}`, name, sites },
});

const OURS = place("Ours", [["state:AAA", "Aland"]]);
const LATER = place("Later", [["state:AAA", "Aland"]]);
const OTHERS = place("Others", [["state:BBB", "Beland"]]);
const RANGE = place("Range", [["exercise:drill", "Drill"]]);
const SCENE = indexScene({
  names: { "state:AAA": "Old Aland" },
  gone: ["state:BBB"],
  dimmed: { "place:Later": ["since", "1995"], "place:Range": ["until", "2020-09-26"] },
});

const shown = {
  scene: SCENE,
  look: { as: "defacto", on: "1985-06-01" },
  selection: null,
  /** @type {Set<string>} */ selected: new Set(),
};

/** @param {ReturnType<typeof place>} one */
const nameOfGroup = (one) => nameOfSites(/** @type {any} */ (groupOf(one, shown)), 2);

test("bases are those of the state that runs them on the day, by its name of then", () => {
  assert.equal(nameOfGroup(OURS), "Old Aland: 2 bases");
});

test("a base of another time is nobody's, and lies with no other", () => {
  assert.equal(nameOfGroup(LATER), "2 bases of another time");
  assert.notEqual(keyOf(groupOf(OURS, shown)), keyOf(groupOf(LATER, shown)));
});

test("bases of a state that is not there on the day are not taken together", () => {
  assert.equal(groupOf(OTHERS, shown), null);
  assert.equal(keyOf(null), "");
});

test("sites of an exercise keep its name, those of another time apart", () => {
  assert.equal(nameOfGroup(RANGE), "Drill: 2 sites");
  const open = { ...shown, scene: indexScene({}) };
  assert.notEqual(keyOf(groupOf(RANGE, shown)), keyOf(groupOf(RANGE, open)));
});

test("a place of another time says of which, but for a name that it bore then", () => {
  assert.equal(nameThen(shown, "place:Ours", { name: "Ours" }), "Ours");
  assert.equal(nameThen(shown, "place:Later", { name: "Later" }), "Later (since 1995)");
  assert.equal(
    nameThen(shown, "place:Range", { name: "Range" }),
    "Range (until 26 September 2020)",
  );
  const named = { ...shown, scene: { ...SCENE, names: { "place:Later": "Earlier" } } };
  assert.equal(nameThen(named, "place:Later", { name: "Later" }), "Earlier");
});
