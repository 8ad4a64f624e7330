/* Lines on the screen: how long they are, what of them lies in a frame, and what covers them. */

/** @import { Box, Point } from "../../types.js" */

import { style as shared } from "../shared.js";
import { boxAround, widen } from "./boxes.js";

const NEAR_PX = shared.rooms.line;

/**
 * Boxes along a straight line, that reach so far from it.
 * @param {Point} from
 * @param {Point} to
 * @param {number} reach
 * @returns {Box[]}
 */
export const piecesOf = (from, to, reach) => {
  const parts = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (2 * reach)));
  return Array.from({ length: parts + 1 }, (_part, index) => {
    const share = index / parts;
    return boxAround(
      { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) },
      reach,
    );
  });
};

/** @param {Point[]} line */
export const lengthOf = (line) =>
  line.reduce(
    (sum, { x, y }, index) =>
      index ? sum + Math.hypot(x - line[index - 1].x, y - line[index - 1].y) : 0,
    0,
  );

/**
 * @param {Point[]} line
 * @param {number} far
 * @returns {Point | null}
 */
export const pointAlong = (line, far) => {
  if (far < 0) return null;
  let left = far;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length && left <= length) {
      const share = left / length;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    }
    left -= length;
  }
  return null;
};

/**
 * The parts of lines that lie in a frame.
 * @param {Point[][]} lines
 * @param {Point} size
 */
export const within = (lines, { x, y }) => lines.flatMap((line) => cutLine(line, [0, 0, x, y]));

/**
 * Whether some of a line lies in a box, or so near it.
 * @param {Point[]} line
 * @param {Box} box
 */
export const meets = (line, box) => {
  const wider = widen(box, NEAR_PX);
  return line.some((to, index) => index > 0 && isCut(line[index - 1], to, wider));
};

/**
 * @param {Point} from
 * @param {Point} to
 * @param {Box} box
 */
const isCut = (from, to, box) => {
  const isBeside =
    Math.max(from.x, to.x) < box[0] ||
    Math.min(from.x, to.x) > box[2] ||
    Math.max(from.y, to.y) < box[1] ||
    Math.min(from.y, to.y) > box[3];
  return !isBeside && cutEdge(from, to, box) !== null;
};

/**
 * @param {Point[]} line
 * @param {Box} frame
 */
const cutLine = (line, frame) => {
  /** @type {Point[][]} */
  const parts = [];
  line.slice(1).forEach((to, index) => {
    const cut = cutEdge(line[index], to, frame);
    if (!cut) return;
    const last = parts[parts.length - 1];
    const end = last?.[last.length - 1];
    if (end && isSame(end, cut[0])) last.push(cut[1]);
    else parts.push(cut);
  });
  return joinEnds(parts);
};

/**
 * @param {Point} one
 * @param {Point} other
 */
const isSame = (one, other) => one.x === other.x && one.y === other.y;

/**
 * Parts of a line, the last before the first where that goes on from it.
 * @param {Point[][]} parts
 */
const joinEnds = (parts) => {
  const last = parts[parts.length - 1];
  if (parts.length < 2 || !isSame(last[last.length - 1], parts[0][0])) return parts;
  return [[...last, ...parts[0].slice(1)], ...parts.slice(1, -1)];
};

/**
 * The part of an edge within a frame, by Liang and Barsky.
 * @param {Point} from
 * @param {Point} to
 * @param {Box} frame
 * @returns {[Point, Point] | null}
 */
const cutEdge = (from, to, [left, top, right, bottom]) => {
  let [first, last] = [0, 1];
  for (const [start, end, low, high] of [
    [from.x, to.x, left, right],
    [from.y, to.y, top, bottom],
  ]) {
    const step = end - start;
    if (!step && (start < low || start > high)) return null;
    if (!step) continue;
    const [near, far] = [(low - start) / step, (high - start) / step];
    first = Math.max(first, Math.min(near, far));
    last = Math.min(last, Math.max(near, far));
  }
  if (first >= last) return null;
  /** @param {number} share */
  const at = (share) =>
    share === 0
      ? from
      : share === 1
        ? to
        : { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  return [at(first), at(last)];
};
