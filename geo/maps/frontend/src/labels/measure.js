/* How much room a text takes on the map, in the letters of its style. */

import { constants } from "../constants.js";
import { style as shared } from "../shared.js";

/** @type {Record<string, typeof shared.letters.place>} */
const LETTERS = shared.letters;

/** @type {Map<string, [number, number]>} */
const sizes = new Map();

/* Letters have another size from now on. */
export const forgetSizes = () => sizes.clear();

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/* Whether the letters of the page join each other. */
export const areJoined = () => constants.joined.includes(document.documentElement.lang);

/**
 * Width and height of a text.
 * @param {string} text
 * @param {string} style
 * @returns {[number, number]}
 */
export const textSize = (text, style) => {
  const key = `${style}|${text}`;
  const known = sizes.get(key);
  if (known) return known;
  const measured = measure(text, style);
  sizes.set(key, measured);
  return measured;
};

/**
 * @param {string} text
 * @param {string} style
 * @returns {[number, number]}
 */
const measure = (text, style) => {
  ruler ??= /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const { size_px: size, weight, spacing_em: spaced } = LETTERS[style] ?? LETTERS.place;
  const pixels = size * scale;
  /* Letters that join are not spaced. */
  const spacing = areJoined() ? 0 : spaced;
  ruler.font = `${weight} ${pixels}px system-ui, "Noto Sans", sans-serif`;
  const shown = style === "state" ? text.toUpperCase() : text;
  return [
    ruler.measureText(shown).width + shown.length * spacing * pixels,
    pixels * shared.lineHeight,
  ];
};
