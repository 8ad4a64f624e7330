/* The land of a view in cells: whose each is, and how deep it lies within what is drawn alike. Names stand by it.

The rules are those of geo/maps/print/naming/land.py, line by line. */

/** @import { Box, Cells, Land, LandShape, NamedLand, Point } from "../../types.js" */

import { style as shared } from "../shared.js";
import { eachCell, paintCells } from "./cells.js";

const [WIDE, HIGH] = shared.cell;

/**
 * A shape is a ring or several, whose holes are holes whichever way they turn. Boxes that are held are nobody's land.
 * @param {LandShape[]} shapes
 * @param {Point} size of the map
 * @param {Box[]} [held]
 * @param {Cells} [painted] by those shapes, which stay as they are
 * @returns {Land}
 */
export const landOf = (shapes, size, held = [], painted = paintCells(shapes, size)) => {
  const { columns, rows } = painted;
  const cells = painted.cells.slice();
  held.forEach((box) => eachCell({ columns, rows }, box, (cell) => (cells[cell] = 0)));
  const groups = [...new Set(shapes.map(({ group }) => group))];
  const groupOf = Int32Array.from([-1, ...shapes.map(({ group }) => groups.indexOf(group))]);
  /** @type {number[][]} */
  const owned = [];
  /** @type {boolean[]} */
  const cut = [];
  cells.forEach((shape, cell) => {
    if (!shape) return;
    (owned[shape] ??= []).push(cell);
    cut[shape] ||= isAtEdge({ columns, rows }, cell);
  });
  const depth = new Int32Array(cells.length);
  const numbers = numbersOf(shapes);
  const land = { shapes, columns, rows, cells, groupOf, owned, cut, numbers, depth };
  deepen(land);
  return land;
};

/**
 * The numbers of the shapes that bear each name.
 * @param {LandShape[]} shapes
 */
const numbersOf = (shapes) => {
  /** @type {Record<string, number[]>} */
  const found = {};
  shapes.forEach(({ group, holder }, index) => {
    (found[group] ??= []).push(index + 1);
    if (holder) (found[holder] ??= []).push(index + 1);
  });
  return found;
};

/**
 * How many cells, itself among them, one can go from a cell in every direction within its group and the map.
 * @param {Land} land
 */
const deepen = (land) => {
  const { columns, rows, cells, groupOf, depth } = land;
  const group = cells.map((shape) => groupOf[shape]);
  for (let cell = 0; cell < depth.length; cell += 1) {
    if (group[cell] >= 0) depth[cell] = isAtEdge(land, cell) ? 1 : columns + rows;
  }
  const before = [-columns - 1, -columns, -columns + 1, -1];
  for (let cell = 0; cell < depth.length; cell += 1) lessen(depth, group, cell, before);
  const after = before.map((step) => -step);
  for (let cell = depth.length - 1; cell >= 0; cell -= 1) lessen(depth, group, cell, after);
};

/**
 * @param {{ columns: number, rows: number }} land
 * @param {number} cell
 */
const isAtEdge = ({ columns, rows }, cell) => {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  return !column || !row || column === columns - 1 || row === rows - 1;
};

/**
 * @param {Int32Array} depth
 * @param {Int32Array} group
 * @param {number} cell
 * @param {number[]} steps to cells beside it
 */
const lessen = (depth, group, cell, steps) => {
  for (let at = 0; at < steps.length && depth[cell] > 1; at += 1) {
    const other = cell + steps[at];
    const next = group[other] === group[cell] ? depth[other] + 1 : 1;
    if (next < depth[cell]) depth[cell] = next;
  }
};

/**
 * A box that has the middles of all cells that another one touches.
 * @param {Box} box
 * @returns {Box}
 */
export const touchedBy = ([left, top, right, bottom]) => [
  left - WIDE / 2,
  top - HIGH / 2,
  right + WIDE / 2,
  bottom + HIGH / 2,
];

/**
 * The land that bears the name of a feature: a zone has its own; a state that about which nobody quarrels, and one that
 * has no such land anywhere, whatever it holds. `marks` has 1 at the number of each of its shapes.
 * @param {Land} land
 * @param {string} feature
 * @returns {NamedLand}
 */
export const landNamed = ({ shapes, owned, cut, numbers: named }, feature) => {
  const numbers = named[feature] ?? [];
  const marks = new Uint8Array(shapes.length + 1);
  numbers.forEach((number) => (marks[number] = 1));
  const lists = numbers.map((number) => owned[number] ?? []);
  const own = lists.length === 1 ? lists[0] : /** @type {number[]} */ ([]).concat(...lists);
  return { marks, own, cut: numbers.some((number) => cut[number]), known: numbers.length > 0 };
};

/**
 * The middle of a cell, in pixels.
 * @param {Land} land
 * @param {number} cell
 * @returns {Point}
 */
export const middleOf = ({ columns }, cell) => ({
  x: ((cell % columns) + 0.5) * WIDE,
  y: (Math.floor(cell / columns) + 0.5) * HIGH,
});

/**
 * The mean of cells, in pixels.
 * @param {Land} land
 * @param {number[]} own
 * @returns {Point}
 */
export const centreOf = (land, own) => {
  const sum = { x: 0, y: 0 };
  own.forEach((cell) => {
    const { x, y } = middleOf(land, cell);
    sum.x += x;
    sum.y += y;
  });
  return { x: sum.x / own.length, y: sum.y / own.length };
};

/**
 * Points of a land at which a box of a size would stand well, the best first: deep enough within it, and near an anchor.
 * @param {Land} land
 * @param {number[]} own
 * @param {{ anchor: Point, width: number, height: number, most: number }} how
 * @returns {Generator<Point>}
 */
export function* goodPoints(land, own, { anchor, width, height, most }) {
  const enough = 1 + Math.ceil(0.5 + Math.max(width / WIDE, height / HIGH) / 2);
  const { columns, depth } = land;
  let left = own;
  for (let turn = 0; turn < most && left.length; turn += 1) {
    let [best, deepest, nearest] = [-1, 0, Infinity];
    for (const cell of left) {
      const deep = Math.min(enough, depth[cell]);
      if (deep < deepest) continue;
      const right = ((cell % columns) + 0.5) * WIDE - anchor.x;
      const down = (Math.floor(cell / columns) + 0.5) * HIGH - anchor.y;
      const away = right * right + down * down;
      if (deep > deepest || away < nearest) [best, deepest, nearest] = [cell, deep, away];
    }
    const at = middleOf(land, best);
    yield at;
    if (turn + 1 < most) left = left.filter((cell) => isApart(land, cell, at, width, height));
  }
}

/**
 * Whether a cell is so far from a point that a box about it would be another spot.
 * @param {Land} land
 * @param {number} cell
 * @param {Point} at
 * @param {number} width
 * @param {number} height
 */
const isApart = ({ columns }, cell, { x, y }, width, height) =>
  Math.abs(((cell % columns) + 0.5) * WIDE - x) >= width / 3 ||
  Math.abs((Math.floor(cell / columns) + 0.5) * HIGH - y) >= height / 2;

/**
 * What of a box lies on the land that is named, on other land, and on zones of others; from 0 to 1.
 * @param {Land} land
 * @param {Box} box
 * @param {Uint8Array} marks of the land that is named
 */
export const sharesOf = (land, box, marks) => {
  const found = { own: 0, abroad: 0, zoned: 0, all: 0 };
  eachCell(land, box, (cell) => {
    const shape = land.cells[cell];
    found.all += 1;
    if (marks[shape]) found.own += 1;
    else if (shape) {
      found.abroad += 1;
      if (land.shapes[shape - 1].zoned) found.zoned += 1;
    }
  });
  const all = Math.max(1, found.all);
  return { own: found.own / all, abroad: found.abroad / all, zoned: found.zoned / all };
};
