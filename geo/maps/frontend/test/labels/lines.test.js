import assert from "node:assert/strict";
import { test } from "node:test";

import { alongLines } from "../../src/labels/along.js";
import { lengthOf, meets, piecesOf, pointAlong, within } from "../../src/labels/lines.js";

/** @typedef {import("../../types.js").Point} Point */

/** Every letter is ten pixels wide and every line twenty high. */
const LETTERS = {
  joined: false,
  /** @type {(text: string) => [number, number]} */
  size: (text) => [10 * text.length, 20],
};

/** @param {[number, number][]} corners */
const line = (...corners) => corners.map(([x, y]) => ({ x, y }));

/** @param {Partial<import("../../types.js").Candidate>} own */
const spots = (own) => [
  ...alongLines(
    {
      rank: 2,
      text: "222 km",
      mark: "",
      style: "figure",
      capital: false,
      selected: false,
      ground: null,
      ...own,
    },
    LETTERS,
  ),
];

test("a line is as long as its edges, and has points as far along", () => {
  const bent = line([0, 0], [30, 40], [30, 140]);
  assert.equal(lengthOf(bent), 150);
  assert.deepEqual(pointAlong(bent, 75), { x: 30, y: 65 });
  assert.equal(pointAlong(bent, 151), null);
  assert.equal(pointAlong(bent, -1), null);
});

test("of a line remains what lies in the frame", () => {
  const size = { x: 100, y: 100 };
  assert.deepEqual(within([line([-50, 50], [150, 50])], size), [line([0, 50], [100, 50])]);
  assert.deepEqual(within([line([50, -50], [50, -10])], size), []);
  const inAndOut = line([50, 50], [50, 150], [80, 150], [80, 50], [50, 50]);
  /* One that closes goes on past its first corner. */
  assert.deepEqual(within([inAndOut], size), [line([80, 100], [80, 50], [50, 50], [50, 100])]);
});

test("a line meets a box that it crosses or nearly does", () => {
  const slanting = line([0, 0], [100, 100]);
  assert.ok(meets(slanting, [40, 40, 60, 60]));
  assert.ok(meets(slanting, [52, 40, 60, 48]));
  assert.ok(!meets(slanting, [70, 40, 80, 48]));
});

test("pieces cover a line from end to end", () => {
  const boxes = piecesOf({ x: 0, y: 0 }, { x: 30, y: 0 }, 5);
  assert.deepEqual(boxes[0], [-5, -5, 5, 5]);
  assert.deepEqual(boxes[boxes.length - 1], [25, -5, 35, 5]);
});

test("a label lies along its line and is read from the left", () => {
  for (const ends of [line([0, 0], [300, 150]), line([300, 150], [0, 0])]) {
    const [{ turned = 0, x, y, boxes }] = spots({ lines: [ends] });
    assert.equal(Math.round(turned), 27);
    assert.deepEqual([x + 30, y + 10], [150, 75]);
    /* Its boxes cover its ends and leave free what lies beside them. */
    assert.ok(boxes.some(([left, top]) => left < 130 && top < 65));
    assert.ok(boxes.every(([left, , , bottom]) => !(left < 130 && bottom > 90)));
  }
});

test("a label on a steep line is level, across it", () => {
  for (const ends of [line([0, 0], [300, 300]), line([300, 300], [0, 0]), line([9, 300], [9, 0])]) {
    assert.ok(spots({ lines: [ends] }).every(({ turned }) => turned === 0));
  }
});

test("the longer words stand where there is room for them", () => {
  const longer = "222 km to Pakistan's border";
  assert.deepEqual(spots({ lines: [line([0, 0], [400, 0])], longer })[0].lines, [longer]);
  assert.deepEqual(spots({ lines: [line([0, 0], [200, 0])], longer })[0].lines, ["222 km"]);
});

test("a line that is shorter than its label has it beside it, and a longer one never", () => {
  const beside = spots({ lines: [line([0, 0], [20, 0])] });
  assert.deepEqual(
    beside.map(({ x, turned }) => [x, turned]),
    [
      [21, undefined],
      [-61, undefined],
      [-20, undefined],
      [-20, undefined],
    ],
  );
  assert.ok(spots({ lines: [line([0, 0], [300, 0])] }).every(({ turned }) => turned === 0));
});

test("a bend bears no label", () => {
  const bent = line([0, 0], [100, 0], [100, 100]);
  assert.ok(spots({ lines: [bent] }).every(({ turned }) => turned === 0));
});

test("a ring is labelled where its point is", () => {
  const round = Array.from({ length: 73 }, (_corner, index) => {
    const angle = (index * 5 * Math.PI) / 180;
    return { x: 500 + 400 * Math.cos(angle), y: 500 + 400 * Math.sin(angle) };
  });
  const [first] = spots({ lines: [round], point: { x: 500, y: 100 } });
  assert.ok(Math.abs(first.x + 30 - 500) < 2 && Math.abs(first.y + 10 - 100) < 2);
  assert.ok(Math.abs(first.turned ?? 90) < 1);
});
