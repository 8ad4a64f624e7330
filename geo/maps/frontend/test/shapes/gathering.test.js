import assert from "node:assert/strict";
import { test } from "node:test";

import { indexScene } from "../../src/scene/scene.js";
import { style } from "../../src/shared.js";

/* The words of a page are those of its window. */
const page = {
  document: { documentElement: { lang: "en" } },
  location: { pathname: "/" },
  addEventListener: () => {},
};
Object.assign(globalThis, { window: page });
const { gatherPlaces: gathered } = await import("../../src/shapes/gathering.js");

const SIZE = { width: 1400, height: 900 };
const GROUPS = [["exercise:drill", "Drill"], ["state:AAA", "Aland"], null];

/**
 * So many places, strewn over a map; a third of them in no group.
 * @param {number} count
 */
const strewn = (count) => {
  const numbers = [...Array(count).keys()];
  const places = numbers.map((number) => {
    const group = GROUPS[number % GROUPS.length];
    const id = `place:${number}`;
    const properties = { feature: id, name: id, sites: group ? [group] : [] };
    return /** @type {any} */ ({ type: "Feature", id, geometry: null, properties });
  });
  const points = numbers.map((number) => ({
    x: (number * 7919.3) % SIZE.width,
    y: (number * 104729.7) % SIZE.height,
  }));
  return { places, points };
};

/** @param {Partial<import("../../src/shapes/site-groups.js").Shown>} [changes] */
const shownWith = (changes) => ({
  scene: indexScene({}),
  look: { as: "defacto", on: "2020-09-21" },
  selection: null,
  selected: new Set(),
  ...changes,
});

/**
 * How many signs a map of so many places has in its page.
 * @param {number} count
 */
const signs = (count) => {
  const { places, points } = strewn(count);
  const { alone, together } = gathered(places, points, shownWith());
  return alone.length + together.length;
};

test("a few places are drawn as they are where they lie apart", () => {
  const { places, points } = strewn(12);
  const { alone, together } = gathered(places, points, shownWith());
  assert.equal(alone.length, 12);
  assert.deepEqual(together, []);
});

/**
 * Places at some points, each of a group or of none.
 * @param {[x: number, y: number, group?: string][]} spots
 */
const at = (spots) => ({
  places: spots.map(([, , group], number) => {
    const properties = { feature: `place:${number}`, sites: group ? [[group, group]] : [] };
    return /** @type {any} */ ({
      type: "Feature",
      id: `place:${number}`,
      geometry: null,
      properties,
    });
  }),
  points: spots.map(([x, y]) => ({ x, y })),
});

test("signs of several groups that lie on each other are one, and more than the first", () => {
  const { places, points } = at([
    [10, 10],
    [14, 10, "exercise:a"],
    [90, 10],
  ]);
  const { alone, together } = gathered(places, points, shownWith());
  assert.deepEqual(alone, [places[2]]);
  const [{ members, group, more }] = together;
  assert.deepEqual([members, group, more], [[0, 1], null, 1]);
});

test("what lies below the place that a page is about waits until there is room", () => {
  const subject = ["place:0"];
  const { places, points } = at([
    [10, 10],
    [18, 10],
    [40, 10],
  ]);
  const { alone, together } = gathered(places, points, shownWith({ subject }));
  assert.deepEqual([alone, together], [[places[0], places[2]], []]);
  const asked = gathered(places, points, shownWith({ subject, selected: new Set(["place:1"]) }));
  assert.deepEqual(asked.alone, places);
});

test("a map has no more signs than have room, however many places there are", () => {
  const room = (SIZE.width * SIZE.height) / style.manyApart ** 2;
  const counts = [1000, 4000, 8000].map(signs);
  counts.forEach((count) => assert.ok(count < GROUPS.length * room, String(count)));
  assert.ok(counts[2] < 1.5 * counts[0], String(counts));
});

test("none is lost: each place stands alone or under one sign", () => {
  const { places, points } = strewn(1000);
  const { alone, together } = gathered(places, points, shownWith());
  const under = together.flatMap(({ members }) => members);
  assert.equal(alone.length + under.length, 1000);
  assert.equal(new Set(under).size, under.length);
});

test("of many places, too, what is selected and what a page is about stand alone", () => {
  const { places, points } = strewn(1000);
  const own = shownWith({ selection: "place:2", subject: ["place:5"] });
  const { alone } = gathered(places, points, own);
  const ids = alone.map(({ id }) => id);
  assert.ok(["place:2", "place:5"].every((id) => ids.includes(id)));
});

test("as near as a map comes, all stand apart", () => {
  const { places, points } = strewn(400);
  const { together } = gathered(places, points, shownWith(), { nearest: true });
  assert.deepEqual(together, []);
});

test("what is of another time waits below what is there on the day, or until it is selected", () => {
  const { places, points } = at([
    [10, 10],
    [24, 10],
    [60, 10],
  ]);
  const scene = indexScene({
    dimmed: { "place:1": ["since", "2002"], "place:2": ["since", "2002"] },
  });
  const { alone, together } = gathered(places, points, shownWith({ scene }));
  assert.deepEqual([alone, together], [[places[0], places[2]], []]);
  const asked = gathered(places, points, shownWith({ scene, selected: new Set(["place:1"]) }));
  assert.deepEqual(asked.alone, places);
});

test("a place at which a callout stands lies in no sign with a number", () => {
  const { places, points } = at([0, 20, 40].map((x) => [100 + x, 100, "exercise:drill"]));
  /** @param {Set<string>} said */
  const isAlone = (said) =>
    gathered(places, points, shownWith({ said })).alone.some(({ id }) => id === "place:1");
  assert.deepEqual([isAlone(new Set()), isAlone(new Set(["place:1"]))], [false, true]);
});
