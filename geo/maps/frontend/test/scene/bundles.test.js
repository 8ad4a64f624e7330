import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { tieLines } from "../../src/scene/bundles.js";

/* What Python's own rule is tried on too. */
const cases = JSON.parse(
  readFileSync(new URL("../../../../../tests/maps/bundles.json", import.meta.url), "utf8"),
);

/** @typedef {{ feature: string, pair: string, group: string, confidence: string, directed: boolean }} Tie */
/** @typedef {{ row: string, feature: string, ties: string[], stroke: string, groups: string[], way: string, leads: boolean, confidence: string, directed: boolean }} Line */
/** @typedef {{ why: string, open: string[], ties: Tie[], lines: Line[] }} Case */

/**
 * The classes by which a line looks as told.
 * @param {Pick<Line, "groups" | "stroke" | "confidence" | "directed" | "ties">} line
 */
const classesOf = ({ groups, stroke, confidence, directed, ties }) =>
  [
    ...groups.map((group) => `tie-${group}`),
    ...(ties.length > 1 ? ["bundle", stroke] : []),
    ...(directed ? ["tie-directed"] : []),
    `strength-${confidence}`,
  ].join(" ");

/** @type {Case[]} */ (cases).forEach(({ why, open, ties, lines }) =>
  test(why, () => {
    const found = tieLines(
      ties.map(({ feature, pair, group, confidence, directed }) => ({
        feature,
        pair,
        group,
        style: `${directed ? "tie-directed " : ""}strength-${confidence}`,
        label: group,
      })),
      (pair) => open.includes(pair),
    );
    assert.deepEqual(
      found.map((line) => ({ ...line, ties: line.ties.map(({ feature }) => feature) })),
      lines.map(({ row, feature, way, leads, ...line }) => ({
        row,
        feature,
        way,
        leads,
        ties: line.ties,
        classes: classesOf(line),
      })),
    );
  }),
);
