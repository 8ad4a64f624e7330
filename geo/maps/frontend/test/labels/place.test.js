import assert from "node:assert/strict";
import { test } from "node:test";

import { brokenLines, stateBlocks, zoneBlock } from "../../src/labels/blocks.js";
import { boxAround, isFree, isWithin } from "../../src/labels/boxes.js";
import { landNamed, landOf, sharesOf } from "../../src/labels/land.js";
import { byImportance, placed } from "../../src/labels/place.js";
import { SIGN, spotsOf } from "../../src/labels/spots.js";

/**
 * @typedef {import("../../types.js").Candidate} Candidate
 * @typedef {import("../../types.js").Box} Box
 */

/** Every letter is ten pixels wide and every line twenty high. */
const LETTERS = {
  joined: false,
  /** @type {(text: string) => [number, number]} */
  size: (text) => [10 * text.length, 20],
};
const SIZE = { x: 1000, y: 600 };
const SEA = { land: landOf([], SIZE), size: SIZE, letters: LETTERS };

/** @param {Partial<Candidate>} own */
const candidate = (own) =>
  /** @type {Candidate} */ ({
    feature: "place:farkhor",
    point: { x: 500, y: 300 },
    rank: 3,
    text: "Farkhor",
    mark: "",
    style: "place",
    capital: false,
    selected: false,
    ground: null,
    ...own,
  });

/**
 * @param {string} group
 * @param {Box} box
 */
const shape = (group, [left, top, right, bottom]) => ({
  rings: [
    [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
  ],
  group,
  holder: "",
  zoned: group.startsWith("zone:"),
});

/** @param {[string, Box][]} shapes */
const groundOf = (...shapes) => ({
  ...SEA,
  land: landOf(
    shapes.map(([group, box]) => shape(group, box)),
    SIZE,
  ),
});

/**
 * @param {Candidate[]} candidates
 * @param {Box[]} [held]
 * @param {import("../../types.js").LabelGround} [ground]
 */
const texts = (candidates, held = [], ground = SEA) =>
  placed(byImportance(candidates), held, ground).map(({ candidate: { text } }) => text);

test("boxes that touch cover one another", () => {
  assert.ok(!isFree([0, 0, 10, 10], [[10, 10, 20, 20]]));
  assert.ok(isFree([0, 0, 10, 10], [[11, 0, 20, 10], [0, 11, 10, 20]])); // prettier-ignore
  assert.ok(isFree([0, 0, 10, 10], []));
});

test("a label keeps off the edge of the map", () => {
  assert.ok(isWithin([3, 3, 997, 597], SIZE));
  for (const box of /** @type {Box[]} */ ([
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

test("the selected comes first, then the first distance, and then rank decides", () => {
  const lines = [[{ x: 0, y: 0 }, { x: 500, y: 0 }]]; // prettier-ignore
  const asked = [
    candidate({ text: "state", rank: -1, style: "state", feature: "state:AAA" }),
    candidate({ text: "second", rank: -0.4, style: "figure", feature: "measure:b", lines }),
    candidate({ text: "first", rank: -0.5, style: "figure", feature: "measure:a", lines }),
    candidate({ text: "ring", rank: -3, style: "figure", feature: undefined, lines }),
    candidate({ text: "chosen", rank: 9, selected: true }),
  ];
  assert.deepEqual(
    byImportance(asked).map(({ text }) => text),
    ["chosen", "first", "ring", "state", "second"],
  );
});

test("a distance of what is selected or pointed at is written though it has no room on its line", () => {
  const own = { rank: 0, style: "figure", lines: [[{ x: 300, y: 300 }, { x: 340, y: 300 }]] }; // prettier-ignore
  const lead = candidate({ ...own, text: "222 km", rank: -1, feature: "measure:a" });
  const other = candidate({ ...own, text: "346 km", feature: "measure:b" });
  const crossed = candidate({ text: "tie", style: "tie", lines: [[{ x: 320, y: 0 }, { x: 320, y: 600 }]] }); // prettier-ignore
  assert.ok(!texts([lead, other, crossed]).includes("346 km"));
  assert.ok(texts([lead, { ...other, asked: true }, crossed]).includes("346 km"));
});

test("distances of what is selected that are as long are said once", () => {
  const lines = [[{ x: 100, y: 100 }, { x: 900, y: 500 }]]; // prettier-ignore
  const own = { style: "figure", text: "346 km", asked: true, lines };
  const both = ["346 km to a border", "346 km to a border as another draws it"].map((longer, at) =>
    candidate({ ...own, longer, rank: at, feature: `measure:${at}` }),
  );
  assert.deepEqual(texts(both), ["346 km"]);
});

test("a label stands right of its point, or else left, above, below", () => {
  const spots = [...spotsOf(candidate({}), SEA)];
  assert.deepEqual(
    spots.map(({ x, y }) => [x, y]),
    [
      [511, 290],
      [419, 290],
      [465, 269],
      [465, 311],
    ],
  );
  assert.deepEqual(spots[0].boxes, [[509, 289, 583, 311]]);
});

test("a selected place keeps its label off its ring", () =>
  assert.equal([...spotsOf(candidate({ selected: true }), SEA)][0].x, 519));

test("no two of many labels cover one another", () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    candidate({
      text: `label ${index}`,
      point: { x: (index * 137) % 1000, y: (index * 71) % 600 },
    }),
  );
  const boxes = placed(many, [], SEA).flatMap(({ spot }) => spot.boxes);
  assert.ok(boxes.length > 10);
  boxes.forEach((box, index) => assert.ok(isFree(box, boxes.slice(index + 1))));
});

test("a text is written once, and the same length of two lines where they say to what", () => {
  assert.deepEqual(texts([candidate({}), candidate({ point: { x: 100, y: 100 } })]), ["Farkhor"]);
  /** @param {(string | undefined)[]} longer */
  const figures = (longer) =>
    longer.map((words, index) =>
      candidate({
        text: "100 km",
        longer: words,
        style: "figure",
        feature: `measure:${index}`,
        lines: [[{ x: 100, y: 100 + 200 * index }, { x: 900, y: 100 + 200 * index }]], // prettier-ignore
      }),
    );
  assert.equal(texts(figures([undefined, undefined])).length, 1);
  assert.equal(texts(figures(["100 km to Kabul", "100 km to Chitral"])).length, 2);
});

test("no more than 140 labels are written", () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    candidate({
      text: `${index}`,
      point: { x: 20 + (index % 20) * 48, y: 20 + Math.floor(index / 20) * 38 },
    }),
  );
  assert.equal(texts(many).length, 140);
});

test("what has no spot is left out", () =>
  assert.deepEqual(texts([candidate({})], [[0, 0, 1000, 600]]), []));

test("a city whose dot is covered is not named", () => {
  const held = /** @type {Box[]} */ ([[498, 298, 502, 302]]);
  assert.deepEqual(texts([candidate({ style: "city" })], held), []);
  assert.deepEqual(texts([candidate({ style: "place" })], held), ["Farkhor"]);
});

test("a distance is left out where it would lie on another's line, but for the first", () => {
  const bundle = [0, 4].map((down, index) =>
    candidate({
      text: `${index}00 km`,
      rank: index,
      style: "figure",
      feature: `measure:${index}`,
      lines: [[{ x: 100, y: 300 + down }, { x: 900, y: 300 - down }]], // prettier-ignore
    }),
  );
  assert.deepEqual(texts(bundle), ["000 km"]);
});

test("a state is named within what is seen of it, wherever its own point is", () => {
  const ground = groundOf(["state:IND", [600, 100, 1400, 500]], ["state:PAK", [0, 0, 600, 600]]);
  const state = candidate({
    text: "India",
    style: "state",
    feature: "state:IND",
    point: undefined,
  });
  const [{ spot }] = placed([state], [], ground);
  const { marks } = landNamed(ground.land, "state:IND");
  assert.equal(sharesOf(ground.land, spot.boxes[0], marks).own, 1);
  /* Not at the edge, but amid what is seen. */
  assert.ok(Math.abs((spot.boxes[0][0] + spot.boxes[0][2]) / 2 - 800) < 30);
});

test("a state of which a sliver is seen, or nothing, is not named", () => {
  const state = candidate({
    text: "India",
    style: "state",
    feature: "state:IND",
    point: undefined,
  });
  assert.deepEqual(texts([state], [], groundOf(["state:IND", [990, 0, 1400, 600]])), []);
  assert.deepEqual(texts([state], [], groundOf(["state:PAK", [0, 0, 600, 600]])), []);
  assert.deepEqual(texts([state]), []);
});

test("a small island is named by it and off the land of others, or not at all", () => {
  const name = { text: "Malta", style: "state", feature: "state:MLT", point: { x: 498, y: 302 } };
  /** @param {Box} other */
  const spot = (other) => {
    const ground = groundOf(["state:ITA", other], ["state:MLT", [492, 300, 504, 304]]);
    assert.ok(landNamed(ground.land, "state:MLT").own.length);
    return placed([candidate(name)], [], ground)[0]?.spot;
  };
  assert.equal(spot([0, 0, 100, 100]).boxes[0][1], 302 - 0.5 * 0.86 * 20 - 1);
  assert.ok(spot([300, 200, 520, 288]).boxes[0][1] > 302);
  assert.equal(spot([510, 200, 900, 400]), undefined);
});

test("the name of a state leaves room for its capital and for what is held", () => {
  const ground = groundOf(["state:IND", [300, 200, 700, 400]]);
  const state = candidate({ text: "India", style: "state", feature: "state:IND", rank: 0 });
  const capital = candidate({ text: "Delhi", style: "city", capital: true });
  const [name, city] = placed([state, capital], [], ground);
  assert.ok(isFree(name.spot.boxes[0], [[496, 296, 504, 304]]));
  assert.equal(city.candidate.text, "Delhi");
  const held = /** @type {Box[]} */ ([[300, 200, 700, 340]]);
  const land = landOf([shape("state:IND", [300, 200, 700, 400])], SIZE, held);
  assert.ok(placed([state], held, { ...SEA, land })[0].spot.boxes[0][1] > 340);
});

test("a long name in a narrow state is set smaller or broken, with its sign on its last word", () => {
  const blocks = stateBlocks(`Saudi Arabia${SIGN}`, 0, LETTERS);
  assert.deepEqual(
    blocks.map(({ lines }) => lines),
    [[`Saudi Arabia${SIGN}`], ["Saudi", `Arabia${SIGN}`]],
  );
  assert.equal(stateBlocks("India", 500, LETTERS).length, 2);
});

test("letters of a wide state are larger and wider apart, and those that join never apart", () => {
  const [[small], [large]] = [60, 500].map((room) => stateBlocks("India", room, LETTERS));
  assert.equal(small.scale, 0.86);
  assert.equal(large.scale, 1.3);
  assert.ok((large.spacing ?? 0) > (small.spacing ?? 0));
  const [{ spacing, width }] = stateBlocks("بھارت", 500, { ...LETTERS, joined: true });
  assert.deepEqual([spacing, width], [0, 65]);
});

test("a long name of a zone is broken into lines of about one length", () => {
  assert.deepEqual(brokenLines("Aksai Chin", 1), ["Aksai Chin"]);
  assert.deepEqual(zoneBlock("Aksai Chin", 2, LETTERS), {
    lines: ["Aksai", "Chin"],
    width: 50,
    height: 40,
  });
});

test("a zone is named within it, in as many lines as it takes", () => {
  const zone = candidate({ text: "Aksai Chin", style: "zone", feature: "zone:a" });
  const [{ spot }] = placed([zone], [], groundOf(["zone:a", [450, 250, 530, 350]]));
  assert.deepEqual(spot.lines, ["Aksai", "Chin"]);
  assert.equal(spot.leader, undefined);
});

test("a zone without room is named beside it with a line, and not on its neighbour", () => {
  const zone = candidate({ text: "Siachen", style: "zone", feature: "zone:a" });
  const ground = groundOf(["zone:a", [480, 290, 510, 310]], ["zone:b", [510, 100, 900, 500]]);
  const [{ spot }] = placed([zone], [], ground);
  assert.ok(spot.leader);
  assert.equal(
    sharesOf(ground.land, spot.boxes[0], landNamed(ground.land, "zone:a").marks).zoned,
    0,
  );
  const [from] = spot.leader;
  assert.ok(from.x > 480 && from.x < 510 && from.y > 290 && from.y < 310);
});

/** @param {number} away */
const signsAbout = (away) =>
  [[-away, 0], [away, 0], [0, -away], [0, away], [4, 2]].map(([right, down]) =>
    boxAround({ x: 500 + right, y: 300 + down }, 8),
  ); // prettier-ignore

test("what a page is about is named amid other signs: beside its own, or on a line that leads there", () => {
  const subject = candidate({ subject: true });
  const beside = [boxAround({ x: 500, y: 300 }, 8), boxAround({ x: 504, y: 302 }, 8)];
  const [near] = placed([subject], beside, SEA);
  assert.equal(near.spot.leader, undefined);
  assert.ok(near.spot.boxes[0][0] - 500 < 20);
  assert.deepEqual(texts([candidate({})], signsAbout(24)), []);
  const [far] = placed([subject], signsAbout(24), SEA);
  assert.ok(far.spot.leader);
  assert.ok(isFree(far.spot.boxes[0], signsAbout(24)));
  const walled = /** @type {Box[]} */ ([[380, 180, 620, 420]]);
  assert.ok(placed([subject], walled, SEA)[0].spot.leader);
});

test("what a page is about comes before its first distance, which is still said", () => {
  const subject = candidate({ subject: true });
  const line = [[{ x: 500, y: 300 }, { x: 560, y: 330 }]]; // prettier-ignore
  const lead = candidate({ text: "222 km", style: "figure", rank: -1, feature: "measure:a", lines: line }); // prettier-ignore
  assert.deepEqual(texts([lead, subject]), ["Farkhor", "222 km"]);
  assert.deepEqual(texts([lead, subject], signsAbout(24)), ["Farkhor", "222 km"]);
});

test("a place below the sign of what a page is about is not named", () => {
  const subject = candidate({ subject: true });
  const town = candidate({ text: "town", style: "town", feature: "place:b", point: { x: 504, y: 302 } }); // prettier-ignore
  assert.deepEqual(texts([town, subject]), ["Farkhor"]);
  assert.deepEqual(texts([{ ...town, point: { x: 540, y: 302 } }, subject]).length, 2);
  assert.deepEqual(texts([{ ...town, selected: true }, subject]), ["town", "Farkhor"]);
});

test("to a zone of which a callout says something leads no second line", () => {
  const zone = candidate({ text: "Siachen", style: "zone", feature: "zone:a", said: true });
  assert.deepEqual(texts([zone], [], groundOf(["zone:a", [480, 290, 510, 310]])), []);
  assert.deepEqual(texts([zone], [], groundOf(["zone:a", [400, 200, 600, 400]])), ["Siachen"]);
});

test("the line to a selected zone may be longer than that to others", () => {
  const zone = candidate({ text: "Lachin", style: "zone", feature: "zone:a" });
  const ground = groundOf(["zone:a", [495, 296, 505, 304]]);
  /** @param {import("../../types.js").Candidate} one */
  const longest = (one) =>
    Math.max(
      ...[...spotsOf(one, ground)].flatMap(({ leader }) =>
        leader ? [Math.hypot(leader[1].x - leader[0].x, leader[1].y - leader[0].y)] : [],
      ),
    );
  assert.ok(longest({ ...zone, selected: true }) > 1.5 * longest(zone));
});
