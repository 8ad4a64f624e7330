import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { crowdsOf, stacksOf } from "../../src/shapes/crowding.js";

/**
 * What Python's own rule is tried on too.
 * @param {string} name
 */
const casesOf = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../../../../tests/maps/${name}.json`, import.meta.url), "utf8"),
  );

/** @typedef {{ why: string, apart: number, cell?: number, points: [number, number][], groups: string[], crowds: unknown[] }} Case */

/** @type {Case[]} */ (casesOf("crowds")).forEach(({ why, apart, cell, points, groups, crowds }) =>
  test(why, () => {
    const found = crowdsOf(
      points.map(([x, y]) => ({ x, y })),
      groups,
      apart,
      cell,
    );
    assert.deepEqual(
      found.map(({ members, x, y }) => [members, x, y]),
      crowds,
    );
  }),
);

/** @typedef {[members: number[], x: number, y: number]} Told */
/** @typedef {{ why: string, apart: number, crowds: Told[], kinds: string[], ranks: number[], stacks: unknown[] }} StackCase */

/** @type {StackCase[]} */ (casesOf("stacks")).forEach(
  ({ why, apart, crowds, kinds, ranks, stacks }) =>
    test(why, () => {
      const found = crowds.map(([members, x, y]) => ({ members, x, y }));
      assert.deepEqual(
        stacksOf(found, kinds, ranks, apart).map(({ crowd: { members, x, y }, lead }) => [
          members,
          x,
          y,
          lead.members,
        ]),
        stacks,
      );
    }),
);
