/* The cells of a view: the shape that covers the middle of each. As geo/maps/print/naming/cells.py has it. */

/** @import { Box, Cells, LandShape, Point } from "../../types.js" */

import { style as shared } from "../shared.js";

const [WIDE, HIGH] = shared.cell;

/**
 * The cells whose middle a shape covers have its number, counted from 1. What is too small for that has the cell about
 * its island of most corners, amid water: a name would hide it too.
 * @param {LandShape[]} shapes
 * @param {Point} size of the map
 * @returns {Cells}
 */
export const paintCells = (shapes, size) => {
  const columns = Math.ceil(size.x / WIDE);
  const rows = Math.ceil(size.y / HIGH);
  const cells = new Int32Array(columns * rows);
  shapes.forEach(({ rings }, index) => paint(cells, columns, rows, rings, index + 1));
  const seen = new Set(cells);
  shapes.forEach(({ rings }, index) => {
    if (seen.has(index + 1)) return;
    const largest = rings.reduce((one, other) => (other.length > one.length ? other : one), []);
    const cell = cellAbout(largest, columns, rows);
    if (cells[cell] === 0) cells[cell] = index + 1;
  });
  return { columns, rows, cells };
};

/**
 * The cell about the mean of some corners; -1 where that is beyond the map.
 * @param {Point[]} corners
 * @param {number} columns
 * @param {number} rows
 */
const cellAbout = (corners, columns, rows) => {
  const [x, y] = [0, 1].map(
    (axis) => corners.reduce((sum, at) => sum + (axis ? at.y : at.x), 0) / corners.length,
  );
  const [column, row] = [Math.floor(x / WIDE), Math.floor(y / HIGH)];
  const isSeen = column >= 0 && row >= 0 && column < columns && row < rows;
  return isSeen ? row * columns + column : -1;
};

/**
 * @param {Int32Array} cells
 * @param {number} columns
 * @param {number} rows
 * @param {Point[][]} rings
 * @param {number} value
 */
const paint = (cells, columns, rows, rings, value) => {
  crossings(rings, rows).forEach((xs, row) => {
    xs.sort((a, b) => a - b);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const first = Math.max(0, Math.ceil(xs[at] / WIDE - 0.5));
      const end = Math.min(columns, Math.ceil(xs[at + 1] / WIDE - 0.5));
      if (first < end) cells.fill(value, row * columns + first, row * columns + end);
    }
  });
};

/**
 * Where the edges of rings cross the middle of each row.
 * @param {Point[][]} rings
 * @param {number} rows
 */
const crossings = (rings, rows) => {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  rings.forEach((ring) => {
    let from = ring[ring.length - 1];
    ring.forEach((to) => {
      const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
      const first = Math.max(0, Math.ceil(upper.y / HIGH - 0.5));
      const end = Math.min(rows, Math.ceil(lower.y / HIGH - 0.5));
      for (let row = first; row < end; row += 1) {
        const share = ((row + 0.5) * HIGH - upper.y) / (lower.y - upper.y);
        const x = upper.x + share * (lower.x - upper.x);
        const known = found.get(row);
        if (known) known.push(x);
        else found.set(row, [x]);
      }
      from = to;
    });
  });
  return found;
};

/**
 * The cells whose middle lies in a box.
 * @param {{ columns: number, rows: number }} land
 * @param {Box} box
 * @param {(cell: number) => void} each
 */
export const eachCell = ({ columns, rows }, [left, top, right, bottom], each) => {
  const [from, to] = [Math.ceil(left / WIDE - 0.5), Math.ceil(right / WIDE - 0.5)];
  const [first, end] = [Math.ceil(top / HIGH - 0.5), Math.ceil(bottom / HIGH - 0.5)];
  for (let row = Math.max(0, first); row < Math.min(rows, end); row += 1) {
    for (let column = Math.max(0, from); column < Math.min(columns, to); column += 1) {
      each(row * columns + column);
    }
  }
};
