import assert from "node:assert/strict";
import test from "node:test";

import { tieLines } from "../../src/scene/bundles.js";

/**
 * @param {string} name
 * @param {string} pair
 * @param {string} group
 * @param {string} style
 */
const tie = (name, pair, group, style = "tie-directed strength-read") => ({
  feature: `tie:${name}`,
  pair,
  group,
  style,
  label: group,
});

const closed = () => false;

test("a tie that is the only one shown of its states stands for itself, with its head", () => {
  const [line, ...more] = tieLines([tie("a", "pair:x-y", "arms")], closed);
  assert.deepEqual(more, []);
  assert.deepEqual([line.feature, line.way, line.leads], ["tie:a", "tie", true]);
  assert.equal(line.classes, "tie-arms tie-directed strength-read");
});

test("several ties are one feature, whose looks take turns and of which one has the name", () => {
  const ties = [
    tie("a", "pair:x-y", "alliances"),
    tie("b", "pair:x-y", "arms", "strength-mixed"),
    tie("c", "pair:x-y", "drills"),
  ];
  const lines = tieLines(ties, closed);
  assert.deepEqual(
    lines.map(({ feature, way, row, leads }) => [feature, way, row, leads]),
    [
      ["pair:x-y", "line", "tie:a", true],
      ["pair:x-y", "line", "tie:b", false],
    ],
  );
  assert.deepEqual(
    lines.map(({ classes }) => classes),
    [
      "tie-alliances bundle bundle-bond-military--bond strength-mixed",
      "tie-arms tie-drills bundle bundle-bond-military--military strength-mixed",
    ],
  );
});

test("the ties of a pair that is open lie beside each other", () => {
  const ties = [tie("a", "pair:x-y", "arms"), tie("b", "pair:x-y", "arms"), tie("c", "", "arms")];
  assert.deepEqual(
    tieLines(ties, (pair) => pair === "pair:x-y").map(({ feature, way }) => [feature, way]),
    [
      ["tie:a", "strand"],
      ["tie:b", "strand"],
      ["tie:c", "tie"],
    ],
  );
});
