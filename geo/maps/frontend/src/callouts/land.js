/* The land that a map's callouts speak of, in cells: what of it a box covers. As geo/maps/print/callouts/land.py has it. */

/** @import { Box, Cells, LandShape, SpokenLand } from "../../types.js" */

import { eachCell } from "../labels/cells.js";

/**
 * The land that bears one of those names.
 * @param {LandShape[]} shapes
 * @param {Cells} painted by those shapes
 * @param {Set<string>} features
 * @returns {SpokenLand}
 */
export const spokenLand = (shapes, { columns, rows, cells }, features) => {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const pieces = shapes.map(({ group, holder }) => {
    if (!features.has(group) && !features.has(holder)) return 0;
    const number = numbers.get(group) ?? numbers.size + 1;
    numbers.set(group, number);
    return number;
  });
  const own = cells.map((shape) => (shape ? pieces[shape - 1] : 0));
  const sizes = new Array(numbers.size + 1).fill(0);
  own.forEach((piece) => (sizes[piece] += 1));
  return { columns, rows, cells: own, sizes };
};

/**
 * What share of a piece lies in a box, of that of which most does.
 * @param {SpokenLand} land
 * @param {Box} box
 */
export const shareIn = (land, box) => {
  const within = land.sizes.map(() => 0);
  eachCell(land, box, (cell) => (within[land.cells[cell]] += 1));
  const shares = within.slice(1).map((count, at) => count / Math.max(1, land.sizes[at + 1]));
  return Math.max(0, ...shares);
};
