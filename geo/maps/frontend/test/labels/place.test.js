import assert from "node:assert/strict";
import { test } from "node:test";

import { boxAround, isFree } from "../../src/labels/boxes.js";
import { byImportance, placeCandidates } from "../../src/labels/place.js";
import { spotsOf } from "../../src/labels/spots.js";
import { SEA, SIZE, candidate, texts } from "./ground.js";

/** @typedef {import("../../types.js").Box} Box */

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
  const boxes = placeCandidates(many, [], SEA).flatMap(({ spot }) => spot.boxes);
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

/** @param {number} away */
const signsAbout = (away) =>
  [[-away, 0], [away, 0], [0, -away], [0, away], [4, 2]].map(([right, down]) =>
    boxAround({ x: 500 + right, y: 300 + down }, 8),
  ); // prettier-ignore

test("what a page is about is named amid other signs: beside its own, or on a line that leads there", () => {
  const subject = candidate({ subject: true });
  const beside = [boxAround({ x: 500, y: 300 }, 8), boxAround({ x: 504, y: 302 }, 8)];
  const [near] = placeCandidates([subject], beside, SEA);
  assert.equal(near.spot.leader, undefined);
  assert.ok(near.spot.boxes[0][0] - 500 < 20);
  assert.deepEqual(texts([candidate({})], signsAbout(24)), []);
  const [far] = placeCandidates([subject], signsAbout(24), SEA);
  assert.ok(far.spot.leader);
  assert.ok(isFree(far.spot.boxes[0], signsAbout(24)));
  const walled = /** @type {Box[]} */ ([[380, 180, 620, 420]]);
  assert.ok(placeCandidates([subject], walled, SEA)[0].spot.leader);
});

test("where signs take all the room what a page is about is named over them, and nothing else is", () => {
  const subject = candidate({ subject: true });
  const other = candidate({ text: "town", feature: "place:b", point: { x: 700, y: 300 } });
  const signs = /** @type {Box[]} */ ([[0, 0, SIZE.x, SIZE.y]]);
  const named = placeCandidates(byImportance([other, subject]), [], SEA, signs);
  assert.deepEqual(
    named.map(({ candidate: { text } }) => text),
    ["Farkhor"],
  );
  assert.equal(named[0].spot.leader, undefined);
  /* Nothing stands over the buttons of a map. */
  assert.deepEqual(placeCandidates([subject], signs, SEA, []), []);
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
