/* Labels along lines: each on its own line, in its direction, where the line is straight enough; level where it is steep. */

/** @import { Box, Candidate, Letters, Point, Spot } from "../../types.js" */

import { style as shared } from "../shared.js";
import { beside, spotAt } from "./blocks.js";
import { boxAround } from "./boxes.js";
import { lengthOf, piecesOf, pointAlong } from "./lines.js";

const { fractions, straight, room, most, slant } = shared.along;

/**
 * How much of its line a label may cover: of what looks different along it, kinds in turn, some must be seen.
 * @param {string} style
 * @param {boolean} isLonger
 */
const shareFor = (style, isLonger) => (style === "count" && isLonger ? most : 1);

/**
 * @param {Candidate} candidate
 * @param {Letters} letters
 * @returns {Generator<Spot>}
 */
export function* alongLines(candidate, letters) {
  const { lines = [], text, longer, style, selected, leads } = candidate;
  const [line] = [...lines].sort((one, other) => lengthOf(other) - lengthOf(one));
  const length = lengthOf(line);
  /** @param {string} words */
  const isShort = (words) =>
    letters.size(words, style)[0] + 2 * room > length * shareFor(style, words !== text);
  for (const words of [longer, text]) {
    if (words && !isShort(words)) yield* spotsAlong(line, candidate, words, letters);
  }
  /* What the page is about is said even where it has no room on its line. */
  if (isShort(text) || selected || leads) yield* spotsBesideLine(line, length, candidate, letters);
}

/**
 * @param {Point[]} line
 * @param {Candidate} candidate
 * @param {string} words
 * @param {Letters} letters
 * @returns {Generator<Spot>}
 */
function* spotsAlong(line, { point, style, text }, words, letters) {
  const length = lengthOf(line);
  const [width, height] = letters.size(words, style);
  /* A number is read upright. */
  const block = { words, width, height, upright: style === "count" && words === text };
  for (const fraction of fractionsFrom(line, length, point)) {
    const spot = spotOn(line, fraction * length, block);
    if (spot) yield spot;
  }
}

/**
 * Where along a line its label is tried; one that closes begins at the point of its label.
 * @param {Point[]} line
 * @param {number} length
 * @param {Point | undefined} point
 */
const fractionsFrom = (line, length, point) => {
  const [first, last] = [line[0], line[line.length - 1]];
  if (!point || Math.hypot(first.x - last.x, first.y - last.y) > 1) return fractions;
  const from = nearest(line, point) / length;
  return fractions.map((fraction) => (fraction + from + 0.5) % 1);
};

/**
 * How far along a line the corner lies that is nearest to a point.
 * @param {Point[]} line
 * @param {Point} point
 */
const nearest = (line, point) => {
  let [away, found, far] = [Infinity, 0, 0];
  line.forEach((at, index) => {
    if (index) far += Math.hypot(at.x - line[index - 1].x, at.y - line[index - 1].y);
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    if (distance < away) [away, found] = [distance, far];
  });
  return found;
};

/**
 * A label about a point of a line, or none where the line bends too much or ends.
 * @param {Point[]} line
 * @param {number} far
 * @param {{ words: string, width: number, height: number, upright: boolean }} block
 * @returns {Spot | null}
 */
const spotOn = (line, far, { words, width, height, upright }) => {
  const [start, middle, end] = [far - width / 2, far, far + width / 2].map((at) =>
    pointAlong(line, at),
  );
  if (!start || !middle || !end) return null;
  const [right, down] = [end.x - start.x, end.y - start.y];
  const chord = Math.hypot(right, down);
  if (chord < straight * width) return null;
  const turned = upright ? 0 : readable(turnOf(right, down));
  return {
    x: middle.x - width / 2,
    y: middle.y - height / 2,
    boxes: turnedBoxes(middle, { width, height }, turned),
    lines: [words],
    turned,
  };
};

/**
 * What would be read with a bent head is level.
 * @param {number} turned degrees
 */
const readable = (turned) => (Math.abs(turned) > slant ? 0 : turned);

/**
 * By how many degrees letters are turned on a line that goes so far, so that they are read from the left.
 * @param {number} right
 * @param {number} down
 */
const turnOf = (right, down) => {
  const turn = right < 0 || (right === 0 && down > 0) ? -1 : 1;
  return (Math.atan2(turn * down, turn * right) * 180) / Math.PI;
};

/**
 * Boxes that cover a turned one.
 * @param {Point} middle
 * @param {{ width: number, height: number }} block
 * @param {number} turned degrees
 * @returns {Box[]}
 */
const turnedBoxes = ({ x, y }, { width, height }, turned) => {
  const [right, down] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const reach = (width - height) / 2;
  const side = (height / 2) * (Math.abs(right) + Math.abs(down));
  if (reach <= 0) return [boxAround({ x, y }, side)];
  const [from, to] = [-reach, reach].map((far) => ({ x: x + far * right, y: y + far * down }));
  return piecesOf(from, to, side);
};

/**
 * A line that has no room for its label has it beside its middle; what the page is about, beside any part of it.
 * @param {Point[]} line
 * @param {number} length
 * @param {Candidate} candidate
 * @param {Letters} letters
 * @returns {Generator<Spot>}
 */
function* spotsBesideLine(line, length, { text, style, selected, leads }, letters) {
  const [width, height] = letters.size(text, style);
  for (const fraction of selected || leads ? fractions : fractions.slice(0, 1)) {
    const point = pointAlong(line, fraction * length);
    if (!point) return;
    for (const [dx, dy] of beside({ width, height }, shared.gaps.symbol)) {
      yield spotAt(point.x + dx, point.y + dy, { lines: [text], width, height });
    }
  }
}
