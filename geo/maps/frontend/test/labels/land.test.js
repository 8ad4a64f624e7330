import assert from "node:assert/strict";
import { test } from "node:test";

import { centreOf, goodPoints, landNamed, landOf, sharesOf } from "../../src/labels/land.js";
import { style } from "../../src/shared.js";

const [WIDE, HIGH] = style.cell;
const SIZE = { x: 40 * WIDE, y: 40 * HIGH };

/**
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
const ring = (left, top, right, bottom) => [
  { x: left * WIDE, y: top * HIGH },
  { x: right * WIDE, y: top * HIGH },
  { x: right * WIDE, y: bottom * HIGH },
  { x: left * WIDE, y: bottom * HIGH },
];

/**
 * @param {string} group
 * @param {ReturnType<typeof ring>[]} rings
 * @param {string} [holder]
 */
const shape = (group, rings, holder = "") => ({
  rings,
  group,
  holder,
  zoned: group.startsWith("zone:"),
});

const LAND = landOf(
  [
    shape("state:AAA", [ring(2, 2, 20, 30), ring(8, 8, 12, 12)]),
    shape("state:BBB", [ring(20, 2, 40, 30)]),
    shape("zone:c", [ring(8, 8, 12, 12)], "state:CCC"),
  ],
  SIZE,
);

test("a cell is of the shape that covers its middle, and of none in a hole", () => {
  const small = landOf([shape("state:AAA", [ring(1, 1, 5, 5), ring(2, 2, 4, 4)])], {
    x: 6 * WIDE,
    y: 6 * HIGH,
  });
  const rows = Array.from({ length: 6 }, (_row, row) =>
    [...small.cells.slice(6 * row, 6 * row + 6)].join(""),
  );
  assert.deepEqual(rows, ["000000", "011110", "010010", "010010", "011110", "000000"]);
});

test("a cell is as deep as the square about it that is all of its group", () => {
  const { columns, rows, cells, groupOf, depth } = LAND;
  /**
   * @param {number} column
   * @param {number} row
   */
  const groupAt = (column, row) =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? -2
      : groupOf[cells[row * columns + column]];
  cells.forEach((number, cell) => {
    if (!number) return assert.equal(depth[cell], 0);
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const own = groupAt(column, row);
    /** @param {number} reach */
    const isOwn = (reach) => {
      for (let right = -reach; right <= reach; right += 1) {
        for (let down = -reach; down <= reach; down += 1) {
          if (groupAt(column + right, row + down) !== own) return false;
        }
      }
      return true;
    };
    let found = 1;
    while (isOwn(found)) found += 1;
    assert.equal(depth[cell], found, `${column}, ${row}`);
  });
});

test("a name has the land of its feature, and a state without other land its zones", () => {
  assert.equal(landNamed(LAND, "state:AAA").own.length, 18 * 28 - 16);
  assert.deepEqual(
    [landNamed(LAND, "zone:c").own.length, landNamed(LAND, "state:CCC").own.length],
    [16, 16],
  );
  assert.deepEqual(
    ["state:AAA", "state:BBB", "state:DDD"].map((name) => {
      const { cut, known } = landNamed(LAND, name);
      return [cut, known];
    }),
    [
      [false, true],
      [true, true],
      [false, false],
    ],
  );
});

test("boxes that are held are nobody's land", () => {
  const held = landOf([shape("state:BBB", [ring(20, 2, 40, 30)])], SIZE, [
    [20 * WIDE, 2 * HIGH, 40 * WIDE, 28 * HIGH],
  ]);
  assert.equal(landNamed(held, "state:BBB").own.length, 40);
});

test("good points come nearest to the anchor where there is room, and apart", () => {
  const { own, marks } = landNamed(LAND, "state:BBB");
  const how = { anchor: { x: 26 * WIDE, y: 16 * HIGH }, width: 60, height: 16, most: 4 };
  const points = [...goodPoints(LAND, own, how)];
  assert.equal(points.length, 4);
  assert.ok(Math.hypot(points[0].x - how.anchor.x, points[0].y - how.anchor.y) <= WIDE);
  points.forEach(({ x, y }, index) => {
    assert.equal(sharesOf(LAND, [x - 30, y - 8, x + 30, y + 8], marks).own, 1);
    points
      .slice(index + 1)
      .forEach((other) => assert.ok(Math.abs(other.x - x) >= 20 || Math.abs(other.y - y) >= 8));
  });
});

test("of a narrow land the deepest point comes first", () => {
  const { own } = landNamed(LAND, "zone:c");
  const [point] = goodPoints(LAND, own, {
    anchor: { x: 0, y: 0 },
    width: 500,
    height: 20,
    most: 1,
  });
  assert.deepEqual(point, { x: 9.5 * WIDE, y: 9.5 * HIGH });
});

test("shares of a box say on whose land it lies", () => {
  const { marks } = landNamed(LAND, "state:AAA");
  /** @type {import("../../types.js").Box} */
  const box = [16 * WIDE, 10 * HIGH, 24 * WIDE, 12 * HIGH];
  assert.deepEqual(sharesOf(LAND, box, marks), { own: 0.5, abroad: 0.5, zoned: 0 });
  assert.equal(sharesOf(LAND, [8 * WIDE, 8 * HIGH, 12 * WIDE, 12 * HIGH], marks).zoned, 1);
});

test("the centre of cells is the mean of their middles", () =>
  assert.deepEqual(centreOf(LAND, landNamed(LAND, "zone:c").own), { x: 10 * WIDE, y: 10 * HIGH }));

test("what is smaller than a cell has the one about it, but for land that is seen", () => {
  const { cells } = landOf(
    [
      shape("state:AAA", [ring(0, 0, 2, 2)]),
      shape("state:BBB", [ring(1.1, 1.1, 1.2, 1.2)]),
      shape("state:CCC", [ring(3.1, 1.1, 3.2, 1.2)]),
    ],
    { x: 4 * WIDE, y: 2 * HIGH },
  );
  assert.deepEqual([...cells], [1, 1, 0, 0, 1, 1, 0, 3]);
});
