import assert from "node:assert/strict";
import { test } from "node:test";

import { stateBlocks } from "../../src/labels/blocks.js";
import { isFree } from "../../src/labels/boxes.js";
import { landNamed, landOf, sharesOf } from "../../src/labels/land.js";
import { placeCandidates } from "../../src/labels/place.js";
import { SIGN } from "../../src/labels/spots.js";
import { LETTERS, SEA, SIZE, candidate, groundOf, shape, texts } from "./ground.js";

/** @typedef {import("../../types.js").Box} Box */

test("a state is named within what is seen of it, wherever its own point is", () => {
  const ground = groundOf(["state:IND", [600, 100, 1400, 500]], ["state:PAK", [0, 0, 600, 600]]);
  const state = candidate({
    text: "India",
    style: "state",
    feature: "state:IND",
    point: undefined,
  });
  const [{ spot }] = placeCandidates([state], [], ground);
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
    return placeCandidates([candidate(name)], [], ground)[0]?.spot;
  };
  assert.equal(spot([0, 0, 100, 100]).boxes[0][1], 302 - 0.5 * 0.86 * 20 - 1);
  assert.ok(spot([300, 200, 520, 288]).boxes[0][1] > 302);
  assert.equal(spot([510, 200, 900, 400]), undefined);
  /* Land is as near as the edge of its first cell. */
  assert.equal(spot([528, 200, 900, 400]), undefined);
  assert.ok(spot([552, 200, 900, 400]));
});

test("the name of a state leaves room for its capital and for what is held", () => {
  const ground = groundOf(["state:IND", [300, 200, 700, 400]]);
  const state = candidate({ text: "India", style: "state", feature: "state:IND", rank: 0 });
  const capital = candidate({ text: "Delhi", style: "city", capital: true });
  const [name, city] = placeCandidates([state, capital], [], ground);
  assert.ok(isFree(name.spot.boxes[0], [[496, 296, 504, 304]]));
  assert.equal(city.candidate.text, "Delhi");
  const held = /** @type {Box[]} */ ([[300, 200, 700, 340]]);
  const land = landOf([shape("state:IND", [300, 200, 700, 400])], SIZE, held);
  assert.ok(placeCandidates([state], held, { ...SEA, land })[0].spot.boxes[0][1] > 340);
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
