import assert from "node:assert/strict";
import { test } from "node:test";

import { shareIn, spokenLand } from "../../src/callouts/land.js";
import { paintCells } from "../../src/labels/cells.js";
import { evenLinesOf, linesOf } from "../../src/callouts/lines.js";
import { coveredBy, placedCallouts } from "../../src/callouts/place.js";
import { isFree } from "../../src/labels/boxes.js";
import { style } from "../../src/shared.js";

/** @import { Box, Said, SideOfPoint, Spoken } from "../../types.js" */

/** @type {Box} */
const ROOM = [0, 0, 800, 500];

/**
 * Letters that are all as wide.
 * @param {string} text
 * @returns {[number, number]}
 */
const size = (text) => [6 * text.length, 16];

/**
 * @param {number} number
 * @param {number} x
 * @param {number} y
 * @param {Partial<Spoken>} [own]
 * @returns {Spoken}
 */
const calloutAt = (number, x, y, own) => ({
  number,
  text: "so many letters as a callout may have, and no more than so",
  point: { x, y },
  side: null,
  feature: "",
  subject: [],
  ...own,
});

/**
 * @param {Said[]} said
 * @param {Box[]} held
 */
const assertClear = (said, held) =>
  said.forEach((one, at) => {
    assert.ok(one.box[0] >= 0 && one.box[1] >= 0 && one.box[2] <= 800 && one.box[3] <= 500);
    assert.ok(isFree(one.box, held));
    said.slice(at + 1).forEach((other) => {
      assert.ok(isFree(one.box, [other.box]));
      assert.ok(isFree(other.box, coveredBy(one)));
    });
  });

for (const [x, y] of [
  [400, 250],
  [20, 20],
  [790, 20],
  [20, 490],
  [790, 490],
]) {
  test(`four callouts about ${x}, ${y} cover neither each other nor a control`, () => {
    /** @type {Box[]} */
    const held = [[0, 0, 120, 60]];
    const near = [0, 1, 2, 3].map((at) =>
      calloutAt(at + 1, Math.min(x + 9 * at, 795), Math.max(y - 7 * at, 5)),
    );
    const said = placedCallouts(near, { room: ROOM, held, soft: [] }, size);
    assert.equal(said.length, 4);
    if (said[0].lines.length) assertClear(said, held);
  });
}

test("no leader runs behind a control or the locator to a point that is seen", () => {
  /** @type {Box} */
  const locator = [380, 120, 560, 240];
  const held = [locator];
  const callout = calloutAt(1, 400, 270, { side: "n" });
  const [{ box, end }] = placedCallouts([callout], { room: ROOM, held, soft: [] }, size);
  assert.ok(isFree(box, held));
  const { point } = callout;
  if (!end) return;
  for (let part = 0; part <= 20; part += 1) {
    const x = point.x + (part / 20) * (end.x - point.x);
    const y = point.y + (part / 20) * (end.y - point.y);
    assert.ok(isFree([x, y, x, y], held), `${x}, ${y} lies behind it`);
  }
});

test("a callout stands on the side that is wanted, and clear of its subject", () => {
  for (const side of /** @type {SideOfPoint[]} */ (["n", "e", "s", "w"])) {
    /** @type {Box} */
    const subject = [360, 220, 440, 280];
    const callout = calloutAt(1, 400, 250, { side, subject: [subject] });
    const [{ box }] = placedCallouts([callout], { room: ROOM, held: [], soft: [] }, size);
    assert.ok(isFree(box, [subject]));
    const past = { n: box[3] < 220, e: box[0] > 440, s: box[1] > 280, w: box[2] < 360 };
    assert.ok(past[side]);
  }
});

test("what fills the map is not kept clear of", () => {
  const callout = calloutAt(1, 400, 250, { subject: [[0, 0, 800, 500]] });
  const [{ lines }] = placedCallouts([callout], { room: ROOM, held: [], soft: [] }, size);
  assert.ok(lines.length);
});

test("on a map without room all are numbers, and none covers another", () => {
  /** @type {Box} */
  const room = [0, 0, 200, 90];
  const near = [1, 2, 3].map((number) => calloutAt(number, 100, 45));
  const said = placedCallouts(near, { room, held: [], soft: [] }, size);
  assert.deepEqual(
    said.map(({ lines }) => lines.length),
    [0, 0, 0],
  );
  said.forEach((one, at) =>
    said.slice(at + 1).forEach((other) => assert.ok(isFree(one.box, [other.box]))),
  );
});

test("what lies outside the map is not said", () =>
  assert.deepEqual(
    placedCallouts([calloutAt(1, -5, 250)], { room: ROOM, held: [], soft: [] }, size),
    [],
  ));

test("a callout covers a symbol only where nothing else is free", () => {
  /** @type {Box} */
  const symbol = [430, 240, 450, 260];
  const callout = calloutAt(1, 400, 250, { side: "e" });
  const [free] = placedCallouts([callout], { room: ROOM, held: [], soft: [symbol] }, size);
  assert.ok(isFree(free.box, [symbol]));
  const [none] = placedCallouts([callout], { room: ROOM, held: [], soft: [ROOM] }, size);
  assert.ok(none.lines.length);
});

test("lines break between words", () => {
  assert.deepEqual(linesOf("a bb ccc", 30, size), ["a bb", "ccc"]);
  assert.deepEqual(linesOf("undividable", 30, size), ["undividable"]);
});

test("no word stands alone below a long line", () => {
  assert.deepEqual(linesOf("one two three four", 84, size), ["one two three", "four"]);
  assert.deepEqual(evenLinesOf("one two three four", 84, size), ["one two", "three four"]);
  assert.deepEqual(evenLinesOf("a undividable", 30, size), ["a", "undividable"]);
  assert.deepEqual(evenLinesOf("one", 84, size), ["one"]);
});

test("a callout leaves its wanted side where another is much nearer", () => {
  /** @type {Box} */
  const held = [400, 0, 520, 500];
  const [said] = placedCallouts(
    [calloutAt(1, 390, 250, { side: "e", text: "a few words" })],
    { room: ROOM, held: [held], soft: [] },
    size,
  );
  assert.ok(said.box[2] < 390, "it would stand beyond what is held");
});

test("the order is that in which no leader is long", () => {
  /** @type {Box} */
  const room = [0, 0, 420, 60];
  /* The first has room on both sides; the second near its place only where the first would stand. */
  const both = [
    calloutAt(1, 200, 30, { text: "aaaa aaaa", side: "e" }),
    calloutAt(2, 320, 30, { text: "bbbb", side: "w" }),
  ];
  const said = placedCallouts(both, { room, held: [[330, 0, 420, 60]], soft: [] }, size);
  const lengths = said.map(({ callout: { point }, end }) =>
    end ? Math.hypot(end.x - point.x, end.y - point.y) : NaN,
  );
  assert.ok(Math.max(...lengths) <= 80, `${lengths}`);
});

test("a callout covers nothing that another speaks of", () => {
  /** @type {Box} */
  const zone = [420, 200, 560, 300];
  const near = [calloutAt(1, 400, 250, { side: "e" }), calloutAt(2, 490, 250, { subject: [zone] })];
  const said = placedCallouts(near, { room: ROOM, held: [], soft: [] }, size);
  said.forEach(({ box, lines }) => {
    assert.ok(lines.length);
    assert.ok(isFree(box, [zone]));
  });
});

test("one that would take the only room of another goes after it", () => {
  /** @type {Box} */
  const room = [0, 0, 300, 100];
  /* Of the first there is room on both sides, of the second only where the first would stand. */
  const both = [
    calloutAt(1, 150, 50, { text: "aaaa aaaa", side: "e" }),
    calloutAt(2, 262, 50, { text: "bbb" }),
  ];
  const said = placedCallouts(both, { room, held: [[0, 0, 300, 36], [0, 64, 300, 100]], soft: [] }, size); // prettier-ignore
  assert.deepEqual(
    said.map(({ callout: { number }, lines }) => [number, lines.length > 0]),
    [
      [1, true],
      [2, true],
    ],
  );
});

test("a callout covers little of a piece of land that its step is about, where there is other room", () => {
  /** @param {Box} box */
  const shape = ([left, top, right, low]) => ({
    rings: [[{ x: left, y: top }, { x: right, y: top }, { x: right, y: low }, { x: left, y: low }]], // prettier-ignore
    group: "zone:a",
    holder: "",
    zoned: true,
  });
  const about = new Set(["zone:a"]);
  const callout = calloutAt(1, 400, 250, { side: "e" });
  const extent = { x: 800, y: 500 };
  for (const [lands, covers] of /** @type {[Box, boolean][]} */ ([
    [[420, 200, 560, 300], true],
    [[600, 400, 800, 500], false],
  ])) {
    const land = spokenLand([shape(lands)], paintCells([shape(lands)], extent), about);
    const [{ box }] = placedCallouts([callout], { room: ROOM, held: [], soft: [], land }, size);
    assert.ok(shareIn(land, box) <= style.callouts.mostOfLand[0]);
    const [{ box: anywhere }] = placedCallouts([callout], { room: ROOM, held: [], soft: [] }, size);
    assert.equal(shareIn(land, anywhere) > style.callouts.mostOfLand[0], covers);
  }
});
