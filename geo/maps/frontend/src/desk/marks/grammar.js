/* How marks are written into an address, and read from it: as geo/web/view/marks.py says, which gives the numbers. */

/** @import { Mark, MarkKind } from "./types.js" */

import { bytesOfLetters, lettersOf } from "../../base64.js";
import { bounds, marks as rule } from "../../shared.js";

/* The bit of a digit that says that more of the number follow. */
const MORE = 1 << rule.digit_bits;

/** @type {Record<string, string>} */
const LETTER_OF = Object.fromEntries(
  Object.entries(rule.kinds).map(([letter, kind]) => [kind, letter]),
);

/**
 * The marks that an address writes; null where it writes none, too many, or too long.
 * @param {string} text
 * @param {{ pattern: string, unseen: string }} grammar what each looks like, and which signs are not seen
 * @returns {Mark[] | null}
 */
export const readMarks = (text, { pattern, unseen }) => {
  const parts = text.split(",").filter((part) => part.trim());
  const looks = new RegExp(`^(?:${pattern})$`);
  if (isTooMuch(text, parts.length) || !parts.every((part) => looks.test(part))) return null;
  const read = parts.map((part) => readMark(part, new RegExp(unseen, "g")));
  const good = read.flatMap((mark) => mark ?? []);
  return good.length === parts.length ? good : null;
};

/**
 * @param {string} text
 * @param {number} count of its marks
 */
const isTooMuch = (text, count) => count > rule.most || text.length > rule.signs;

/** @param {Mark[]} marks */
export const writeMarks = (marks) => marks.map(writeMark).join(",");

/**
 * A reader's words as a mark bears them: in one line, without signs that are not seen.
 * @param {string} text
 * @param {RegExp} unseen
 */
export const cleanWords = (text, unseen) =>
  text.replace(unseen, "").split(/\s+/).filter(Boolean).join(" ");

/**
 * @param {string} part
 * @param {RegExp} unseen
 * @returns {Mark | null}
 */
const readMark = (part, unseen) => {
  const kind = /** @type {MarkKind} */ (
    /** @type {Record<string, string>} */ (rule.kinds)[part[0]]
  );
  const [head, ...rest] = part.slice(2).split(":");
  const feature = kind === "highlight" ? `${head}:${rest.shift()}` : "";
  const radiusKm = kind === "ring" ? Number(rest.shift()) : 0;
  const text = rest.length ? readWords(rest[0], unseen) : "";
  const points = feature ? [] : readPoints(head);
  if (points === null || text === null) return null;
  const mark = { kind, colour: Number(part[1]), points, radiusKm, feature, text };
  return isWhole(mark) ? mark : null;
};

/** @param {Mark} mark */
export const isWhole = ({ kind, points, radiusKm, text }) => {
  const [least, most] = rule.points[kind];
  const [shortest, longest] = rule.radius_km;
  return (
    points.length >= least &&
    points.length <= most &&
    (kind !== "text" || text !== "") &&
    (kind !== "ring" || (radiusKm >= shortest && radiusKm <= longest))
  );
};

/** @param {Mark} mark */
const writeMark = ({ kind, colour, points, radiusKm, feature, text }) =>
  [
    `${LETTER_OF[kind]}${colour}${feature || writePoints(points)}`,
    ...(kind === "ring" ? [String(Number(radiusKm.toFixed(1)))] : []),
    ...(text ? [writeWords(text)] : []),
  ].join(":");

/** @param {number} degrees */
const unitsOf = (degrees) => Math.round(degrees * rule.scale);

/** @param {[lon: number, lat: number][]} points */
const writePoints = (points) => {
  let [lat, lon, written] = [0, 0, ""];
  for (const [x, y] of points) {
    written += writeNumber(unitsOf(y) - lat) + writeNumber(unitsOf(x) - lon);
    [lat, lon] = [unitsOf(y), unitsOf(x)];
  }
  return written;
};

/** @param {number} number */
const writeNumber = (number) => {
  let left = number >= 0 ? 2 * number : -2 * number - 1;
  let written = "";
  while (left >= MORE) {
    written += rule.digits[MORE | (left % MORE)];
    left = Math.floor(left / MORE);
  }
  return written + rule.digits[left];
};

/**
 * @param {string} text
 * @returns {[lon: number, lat: number][] | null}
 */
const readPoints = (text) => {
  const steps = readNumbers(text);
  if (!steps || steps.length % 2) return null;
  let [lat, lon] = [0, 0];
  /** @type {[number, number][]} */
  const points = [];
  for (let at = 0; at < steps.length; at += 2) {
    lat += steps[at];
    lon += steps[at + 1];
    points.push([lon / rule.scale, lat / rule.scale]);
  }
  const within = points.every(
    ([x, y]) => Math.abs(x) <= bounds.longitude[1] && Math.abs(y) <= bounds.latitude[1],
  );
  return within ? points : null;
};

/** @param {string} text */
const readNumbers = (text) => {
  const numbers = [];
  let [left, bits] = [0, 0];
  for (const sign of text) {
    const digit = rule.digits.indexOf(sign);
    left += (digit % MORE) * 2 ** bits;
    bits += rule.digit_bits;
    if (bits > rule.most_bits) return null;
    if (digit < MORE) {
      numbers.push(left % 2 ? -(left + 1) / 2 : left / 2);
      [left, bits] = [0, 0];
    }
  }
  return bits ? null : numbers;
};

/** @param {string} text */
const writeWords = (text) => {
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(text)) return text.replaceAll(" ", "_");
  return `-${lettersOf(new TextEncoder().encode(text))}`;
};

/**
 * @param {string} written
 * @param {RegExp} unseen
 */
const readWords = (written, unseen) => {
  const text = cleanWords(textOf(written), unseen);
  return text && [...text].length <= rule.letters ? text : null;
};

/**
 * The words; empty where they are none that could have been written.
 * @param {string} written
 */
const textOf = (written) => {
  if (!written.startsWith("-")) return written.includes("-") ? "" : written.replaceAll("_", " ");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytesOfLetters(written.slice(1)));
  } catch (error) {
    return ""; /* not base64, or not UTF-8: it is refused, as an empty text is */
  }
};
