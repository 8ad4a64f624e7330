/* How a name is set: in how many lines, how large, how far its letters are apart, and the room that it takes. */

/** @import { Letters, Spot } from "../../types.js" */

import { style as shared } from "../shared.js";

/**
 * @typedef {{ lines: string[], width: number, height: number, scale?: number, spacing?: number }} Block
 */

/**
 * A text in its letters; a long one about a zone or a sea in several lines.
 * @param {string} text
 * @param {string} style
 * @param {Letters} letters
 * @returns {Block}
 */
export const blockOf = (text, style, letters) => {
  const [width, height] = letters.size(text, style);
  const most = Math.ceil(width / shared.widestZone);
  return style === "zone" && most > 1
    ? zoneBlock(text, most, letters)
    : { lines: [text], width, height };
};

/**
 * @param {string} text
 * @param {number} most
 * @param {Letters} letters
 * @returns {Block}
 */
export const zoneBlock = (text, most, letters) => {
  const lines = brokenLines(text, most);
  const sizes = lines.map((line) => letters.size(line, "zone"));
  return {
    lines,
    width: Math.max(...sizes.map(([width]) => width)),
    height: sizes[0][1] * lines.length,
  };
};

/**
 * A text in up to so many lines of about one length.
 * @param {string} text
 * @param {number} most
 */
export const brokenLines = (text, most) => {
  const wanted = Math.ceil(text.length / most);
  /** @type {string[]} */
  const lines = [];
  text.split(" ").forEach((word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : "";
    if (longer && longer.length <= wanted + 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  });
  return lines;
};

/**
 * A state's name in one line, as large and as wide apart as its land is wide; then smaller, and in two lines.
 * @param {string} text
 * @param {number} room
 * @param {Letters} letters
 * @returns {Block[]}
 */
export const stateBlocks = (text, room, letters) => {
  const sizes = shared.stateSizes;
  const [, scale] = sizes.find(([least]) => room >= least) ?? sizes[sizes.length - 1];
  const [, least] = sizes[sizes.length - 1];
  const spaced = stateLine(text, scale, room, letters);
  const small =
    least < scale || spaced.spacing > shared.letters.state.spacing_em
      ? [stateLine(text, least, 0, letters)]
      : [];
  const broken = brokenLines(text, 2);
  if (broken.length < 2) return [spaced, ...small];
  const [upper, lower] = broken.map((line) => stateLine(line, least, 0, letters));
  const { spacing } = upper;
  const width = Math.max(upper.width, lower.width);
  return [
    spaced,
    ...small,
    { lines: broken, width, height: upper.height + lower.height, scale: least, spacing },
  ];
};

/**
 * @param {string} text
 * @param {number} scale
 * @param {number} room
 * @param {Letters} letters
 */
const stateLine = (text, scale, room, letters) => {
  const [narrow, height] = letters.size(text, "state").map((pixels) => pixels * scale);
  /* Letters that join are not spaced. */
  if (letters.joined) return { lines: [text], width: narrow, height, scale, spacing: 0 };
  const em = height / shared.lineHeight;
  const gaps = [...text].length;
  const wanted = (0.4 * room - narrow) / gaps;
  const spacing = Math.min(shared.mostSpacing * em, Math.max(0, wanted));
  return {
    lines: [text],
    width: narrow + gaps * spacing,
    height,
    scale,
    spacing: spacing / em + shared.letters.state.spacing_em,
  };
};

/**
 * @param {number} x of the left upper corner
 * @param {number} y
 * @param {Block} block
 * @returns {Spot}
 */
export const spotAt = (x, y, { width, height, ...letters }) => ({
  x,
  y,
  boxes: [[x - 2, y - 1, x + width + 2, y + height + 1]],
  ...letters,
});

/**
 * Where the corner of letters lies from a point that they keep so far off: right and left of it, above and below.
 * @param {{ width: number, height: number }} block
 * @param {number} gap
 */
export const beside = ({ width, height }, gap) => [
  [gap, -height / 2],
  [-width - gap, -height / 2],
  [-width / 2, -height - gap],
  [-width / 2, gap],
];
