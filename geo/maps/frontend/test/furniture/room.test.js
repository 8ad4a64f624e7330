import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { furnitureOn, hasOpenLegend, roomBeside } from "../../src/furniture/room.js";

/** @import { Box } from "../../types.js" */

/** @type {[number, number][]} */
const SIZES = [
  [390, 557],
  [844, 346],
  [820, 780],
  [1048, 800],
  [2208, 1340],
];
/** @type {[number, number][]} */
const SHAPES = [
  [0, 0],
  [1, 1],
  [3, 1],
  [1, 3],
];

/**
 * @param {Box} one
 * @param {Box} other
 */
const overlap = (one, other) =>
  Math.min(one[2], other[2]) > Math.max(one[0], other[0]) &&
  Math.min(one[3], other[3]) > Math.max(one[1], other[1]);

test("the room lies within the map and meets nothing that stands over it", () => {
  const cases = SIZES.flatMap((size) =>
    SHAPES.flatMap((shown) => [false, true].map((mirrored) => ({ size, shown, mirrored }))),
  );
  cases.forEach(({ size, shown, mirrored }) => {
    const boxes = furnitureOn(size, size[0], mirrored);
    const room = roomBeside(size, boxes, shown, 8);
    assert.ok(room[0] >= 8 && room[1] >= 8, String(room));
    assert.ok(room[2] <= size[0] - 8 && room[3] <= size[1] - 8, String(room));
    assert.ok((room[2] - room[0]) * (room[3] - room[1]) > 0.07 * size[0] * size[1]);
    assert.ok(!boxes.some((box) => overlap(box, room)), `${size} ${shown} ${room}`);
  });
});

test("a map that goes on behind its legend has more room, and none behind what else stands over it", () => {
  for (const size of SIZES) {
    const boxes = furnitureOn(size, size[0], false, false);
    assert.equal(boxes.length, furnitureOn(size, size[0], false).length - 1);
    const [low, whole] = [furnitureOn(size, size[0], false), boxes].map((found) => {
      const [left, top, right, bottom] = roomBeside(size, found, [4, 3]);
      return Math.min((right - left) / 4, (bottom - top) / 3);
    });
    assert.ok(whole >= low, String(size));
  }
});

test("in a small window what is written from right to left leaves the mirrored room", () => {
  for (const size of SIZES.filter(([width]) => width < 900)) {
    const [plain, turned] = [false, true].map((mirrored) =>
      roomBeside(size, furnitureOn(size, size[0], mirrored), [2, 1]),
    );
    assert.deepEqual(turned, [size[0] - plain[2], plain[1], size[0] - plain[0], plain[3]]);
  }
});

test("a map that goes on behind its open legend does so in every direction of writing", () => {
  for (const size of SIZES.filter(([width]) => width >= 900)) {
    const [plain, turned] = [false, true].map((mirrored) => {
      const room = roomBeside(size, furnitureOn(size, size[0], mirrored, false), [3, 2]);
      return Math.min((room[2] - room[0]) / 3, (room[3] - room[1]) / 2);
    });
    assert.equal(turned, plain, String(size));
  }
});

test("among rooms that show something as large the largest is chosen", () => {
  /** @type {Box[]} */
  const boxes = [[0, 0, 10, 10]];
  assert.deepEqual(roomBeside([100, 50], boxes, [0, 0]), [10, 0, 90, 50]);
  assert.deepEqual(roomBeside([100, 50], boxes, [2, 1]), [10, 0, 100, 50]);
  assert.deepEqual(roomBeside([100, 50], boxes, [4, 1]), [0, 10, 100, 40]);
  assert.deepEqual(roomBeside([100, 50], [], [4, 1]), [0, 0, 100, 50]);
});

test("on a phone held sideways what is shown stands in the middle, in both directions of writing", () => {
  /** @type {[number, number]} */
  const size = [844, 346];
  for (const mirrored of [false, true]) {
    const room = roomBeside(size, furnitureOn(size, size[0], mirrored), [1, 1]);
    assert.equal((room[0] + room[2]) / 2, size[0] / 2);
    const wide = roomBeside(size, furnitureOn(size, size[0], mirrored), [2, 1]);
    assert.ok(Math.abs((wide[0] + wide[2]) / 2 - size[0] / 2) < 0.08 * size[0], String(wide));
  }
});

test("the legend is open at first where there is room for it", () => {
  assert.ok(hasOpenLegend(1048, 800));
  assert.ok(!hasOpenLegend(390, 557));
  assert.ok(!hasOpenLegend(1000, 346));
});

test("the furniture changes at the widths at which the style sheet does", () => {
  const sheet = readFileSync(new URL("../../atlas.css", import.meta.url), "utf8");
  const said = [...sheet.matchAll(/\(min-width: (\d+)px\)/g)].map(([, width]) => Number(width));
  /** @param {number} width how wide and high the search is, and how high the credit */
  const shape = (width) => {
    const boxes = furnitureOn([1500, 800], width, false);
    const [, top] = boxes[boxes.length - 1];
    return [boxes[0][2], boxes[0][3], top];
  };
  const widths = Array.from({ length: 1400 }, (_, at) => at + 1);
  const changes = widths.filter((width) => String(shape(width)) !== String(shape(width - 1)));
  assert.deepEqual(
    changes,
    [...new Set(said)].sort((one, other) => one - other),
  );
});
