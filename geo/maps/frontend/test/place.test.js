import assert from "node:assert/strict";
import { test } from "node:test";

import {
  boxAround,
  byImportance,
  endsOf,
  isFree,
  isInFrame,
  isOnLand,
  isWithin,
  placed,
  spotsAt,
  spotsOf,
  stateLetters,
  zoneBlock,
} from "../src/labels/place.js";

/** @typedef {import("../types.js").Candidate} Candidate */

/** Every letter is ten pixels wide and every line twenty high. */
const LETTERS = {
  joined: false,
  /** @type {(text: string) => [number, number]} */
  size: (text) => [10 * text.length, 20],
};
const SIZE = { x: 1000, y: 600 };

/**
 * @param {Partial<Candidate>} own
 * @returns {Candidate}
 */
const candidate = (own) => ({
  point: { x: 500, y: 300 },
  rank: 3,
  text: "Farkhor",
  mark: "",
  style: "place",
  capital: false,
  selected: false,
  land: null,
  ...own,
});

/** @param {Candidate[]} candidates */
const texts = (candidates) =>
  placed(candidates, [], SIZE, LETTERS).map(({ candidate: { text } }) => text);

test("boxes that touch cover one another", () => {
  assert.ok(!isFree([0, 0, 10, 10], [[10, 10, 20, 20]]));
  assert.ok(
    isFree(
      [0, 0, 10, 10],
      [
        [11, 0, 20, 10],
        [0, 11, 10, 20],
      ],
    ),
  );
  assert.ok(isFree([0, 0, 10, 10], []));
});

test("a label keeps off the edge of the map", () => {
  assert.ok(isWithin([3, 3, 997, 597], SIZE));
  for (const box of /** @type {import("../types.js").Box[]} */ ([
    [2, 3, 9, 9],
    [3, 2, 9, 9],
    [3, 3, 998, 9],
    [3, 3, 9, 598],
  ])) {
    assert.ok(!isWithin(box, SIZE));
  }
});

test("a box reaches as far on each side", () =>
  assert.deepEqual(boxAround({ x: 5, y: 9 }, 4), [1, 5, 9, 13]));

test("beyond the frame only a land with room is named", () => {
  assert.ok(isInFrame({ x: 0, y: 0 }, undefined, SIZE));
  assert.ok(!isInFrame({ x: -1, y: 300 }, undefined, SIZE));
  assert.ok(isInFrame({ x: -1, y: 300 }, [0, 121], SIZE));
  assert.ok(!isInFrame({ x: -1, y: 300 }, [0, 120], SIZE));
  assert.ok(!isInFrame({ x: 500, y: 601 }, [0, 500], SIZE));
});

test("the selected comes first, and then rank decides", () => {
  const [a, b, c] = ["a", "b", "c"].map((text, rank) =>
    candidate({ text, rank, feature: `place:${text}` }),
  );
  assert.deepEqual(byImportance([c, a, b], "place:c"), [c, a, b]);
  assert.deepEqual(byImportance([c, b, a], null), [a, b, c]);
});

test("a label stands right of its point, or else left, above, below", () => {
  const spots = spotsOf(candidate({}), LETTERS);
  assert.deepEqual(
    spots.map(({ x, y }) => [x, y]),
    [
      [511, 290],
      [419, 290],
      [465, 269],
      [465, 311],
    ],
  );
});

test("a selected place keeps its label off its ring", () =>
  assert.equal(spotsOf(candidate({ selected: true }), LETTERS)[0].x, 515));

test("labels of one point stand beside one another", () => {
  const labels = placed(
    [candidate({ text: "one" }), candidate({ text: "two" })],
    [],
    SIZE,
    LETTERS,
  );
  assert.equal(labels.length, 2);
  assert.ok(isFree(labels[0].spot.box, [labels[1].spot.box]));
});

test("no two of many labels cover one another", () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    candidate({
      text: `label ${index}`,
      point: { x: (index * 137) % 1000, y: (index * 71) % 600 },
    }),
  );
  const boxes = placed(many, [], SIZE, LETTERS).map(({ spot }) => spot.box);
  assert.ok(boxes.length > 10);
  boxes.forEach((box, index) => assert.ok(isFree(box, boxes.slice(index + 1))));
});

test("a text is written once", () =>
  assert.deepEqual(texts([candidate({}), candidate({ point: { x: 100, y: 100 } })]), ["Farkhor"]));

test("no more than 140 labels are written", () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    candidate({
      text: `${index}`,
      point: { x: 20 + (index % 20) * 48, y: 20 + Math.floor(index / 20) * 38 },
    }),
  );
  assert.equal(texts(many).length, 140);
});

test("what has no spot is left out", () => {
  const held = /** @type {import("../types.js").Box[]} */ ([[0, 0, 1000, 600]]);
  assert.deepEqual(placed([candidate({})], held, SIZE, LETTERS), []);
});

test("a city whose dot is covered is not named", () => {
  const held = /** @type {import("../types.js").Box[]} */ ([[498, 298, 502, 302]]);
  assert.deepEqual(placed([candidate({ style: "city" })], held, SIZE, LETTERS), []);
  assert.equal(placed([candidate({ style: "place" })], held, SIZE, LETTERS).length, 1);
});

test("the name of a state leaves room for its capital", () => {
  const state = candidate({ text: "India", style: "state", room: [300, 700], tall: [100, 500] });
  const capital = candidate({
    text: "Delhi",
    style: "city",
    capital: true,
    point: { x: 500, y: 300 },
  });
  const [name] = placed([state, capital], [], SIZE, LETTERS);
  assert.ok(isFree(name.spot.box, [[496, 296, 504, 304]]));
});

test("a name whose middle is beside its land is left out", () => {
  assert.ok(isOnLand([10, 10, 30, 30], { room: [0, 100], tall: [0, 100] }));
  assert.ok(!isOnLand([90, 10, 130, 30], { room: [0, 100], tall: [0, 100] }));
  assert.ok(!isOnLand([10, 90, 30, 130], { room: [0, 100], tall: [0, 100] }));
  assert.ok(isOnLand([0, 0, 9, 9], {}));
  const narrow = candidate({ style: "state", room: [0, 40], tall: [0, 40] });
  assert.deepEqual(spotsOf(narrow, LETTERS), []);
});

test("letters of a wide state are larger and wider apart", () => {
  const [small, large] = [60, 500].map((room) => stateLetters("India", room, LETTERS));
  assert.equal(small.scale, 0.9);
  assert.equal(large.scale, 1.3);
  assert.ok(large.spacing > small.spacing);
});

test("letters that join are not spaced", () => {
  const { spacing, width } = stateLetters("بھارت", 500, { ...LETTERS, joined: true });
  assert.deepEqual([spacing, width], [0, 65]);
});

test("a long name of a zone is broken into lines of about one length", () => {
  assert.deepEqual(zoneBlock("Aksai Chin", 1, LETTERS).lines, ["Aksai Chin"]);
  assert.deepEqual(zoneBlock("Aksai Chin", 2, LETTERS).lines, ["Aksai", "Chin"]);
  assert.deepEqual(zoneBlock("Aksai Chin", 2, LETTERS), {
    lines: ["Aksai", "Chin"],
    width: 50,
    height: 40,
  });
});

test("a zone is named within its edges", () => {
  const [spot] = spotsOf(
    candidate({ text: "Aksai Chin", style: "zone", room: [450, 510], tall: [250, 350] }),
    LETTERS,
  );
  assert.deepEqual(spot.lines, ["Aksai", "Chin"]);
  assert.equal(spot.leader, undefined);
});

test("a small zone is named beside it where it is selected, and else not", () => {
  const small = {
    text: "Siachen",
    style: "zone",
    room: /** @type {[number, number]} */ ([499, 501]),
    tall: /** @type {[number, number]} */ ([299, 301]),
  };
  assert.deepEqual(spotsOf(candidate(small), LETTERS), []);
  const beside = spotsOf(candidate({ ...small, selected: true }), LETTERS);
  assert.deepEqual(
    beside.map(({ leader, x }) => [leader, x]),
    [
      ["right", 534],
      ["left", 396],
    ],
  );
});

test("spots lie at their distances from the point, with a margin", () =>
  assert.deepEqual(spotsAt({ x: 10, y: 20 }, 30, 40, [[1, 2]]), [
    { x: 11, y: 22, box: [9, 21, 43, 63] },
  ]));

test("a tie ends where its lines end", () => {
  assert.deepEqual(
    endsOf({
      type: "LineString",
      coordinates: [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
    }),
    [
      [0, 1],
      [4, 5],
    ],
  );
  assert.deepEqual(
    endsOf({
      type: "MultiLineString",
      coordinates: [
        [
          [0, 1],
          [2, 3],
        ],
        [
          [4, 5],
          [6, 7],
        ],
      ],
    }),
    [
      [0, 1],
      [6, 7],
    ],
  );
});

test("the name of a sea stands amid the sea, and only then beside its point", () => {
  const [first, second] = spotsOf(candidate({ style: "water", text: "Caspian Sea" }), LETTERS);
  assert.deepEqual([first.x, first.y], [500 - 55, 300 - 10]);
  assert.ok(second.x > 500);
});
