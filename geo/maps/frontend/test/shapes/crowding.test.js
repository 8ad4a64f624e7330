import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { crowdsOf } from "../../src/shapes/crowding.js";

/* What Python's own rule is tried on too. */
const cases = JSON.parse(
  readFileSync(new URL("../../../../../tests/maps/crowds.json", import.meta.url), "utf8"),
);

/** @typedef {{ why: string, apart: number, cell?: number, points: [number, number][], groups: string[], crowds: unknown[] }} Case */

/** @type {Case[]} */ (cases).forEach(({ why, apart, cell, points, groups, crowds }) =>
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
