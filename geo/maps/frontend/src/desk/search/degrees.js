/* Degrees as people write them: with a point or a comma, with minutes and seconds, with letters before or after. */

import { plainDigits } from "./fold.js";

/** @typedef {{ lat: number, lon: number }} Point */

/**
 * Words and letters for the four directions in the languages of the atlas.
 * @type {[RegExp, string][]}
 */
const DIRECTIONS = [
  [/((с|пн)\.?\s*ш\.?|(северн|північн)\p{L}*(\s+широт\p{L}*)?|north|شمالی?|\bлат\.?)/giu, "N"],
  [/((ю|пд)\.?\s*ш\.?|(южн|південн)\p{L}*(\s+широт\p{L}*)?|south|جنوبی?)/giu, "S"],
  [/((в|сх)\.?\s*д\.?|(восточн|східн)\p{L}*(\s+(долгот|довгот)\p{L}*)?|east|مشرقی?)/giu, "E"],
  [/((з|зх)\.?\s*д\.?|(западн|західн)\p{L}*(\s+(долгот|довгот)\p{L}*)?|west|مغربی?)/giu, "W"],
  [/(?<!\p{L})(с|пн)(?!\p{L})\.?/giu, "N"],
  [/(?<!\p{L})(ю|пд)(?!\p{L})\.?/giu, "S"],
  [/(?<!\p{L})(в|сх)(?!\p{L})\.?/giu, "E"],
  [/(?<!\p{L})(з|зх)(?!\p{L})\.?/giu, "W"],
];

/**
 * Signs of one meaning.
 * @type {[RegExp, string][]}
 */
const SIGNS = [
  [/[−–]/g, "-"],
  [/[\u200b-\u200f\u2066-\u2069]/g, ""],
  [/[٫]/g, "."],
  [/[،;]/g, " ; "],
  [/[º˚]|\bdeg(rees)?\b/gi, "°"],
  [/''|[″”“"]/g, '"'],
  [/[′’‘´`]/g, "'"],
];

/** @param {string} text */
const cleanText = (text) => {
  const plain = SIGNS.reduce((now, [sign, one]) => now.replace(sign, one), plainDigits(text));
  return DIRECTIONS.reduce((now, [words, letter]) => now.replace(words, letter), plain.trim());
};

/**
 * The texts that commas may stand for: decimal points, or what parts two numbers.
 * @param {string} text
 */
const readings = (text) => {
  const parted = text.replace(/,/g, " ; ");
  if (text.includes(".")) return [parted];
  const four = /^(-?\d+),(\d+)\s*,\s*(-?\d+),(\d+)$/.exec(text);
  if (four) return [`${four[1]}.${four[2]} ; ${four[3]}.${four[4]}`];
  return [text.replace(/(\d),(?=\d)/g, "$1.").replace(/,/g, " ; "), parted];
};

const TOKEN = /([NSEW])|([-+]?\d{1,3}(?:\.\d+)?)(?!\d)\s*([°'":]?)|(;)|(\s+)|(.)/giy;

/**
 * @typedef {{ number: number, unit: string }} Figure
 * @typedef {{ letter: string, figures: Figure[], negative: boolean }} Half
 */

/**
 * The figures and letters of a text in their order; null where it has anything else.
 * @param {string} text
 */
const tokensOf = (text) => {
  const found = [...text.matchAll(TOKEN)];
  if (found.some((match) => match[6] !== undefined)) return null;
  return found
    .filter(([, letter, number, , parted]) => letter || number || parted)
    .map(([, letter = "", number = "", unit = ""]) => ({
      letter: letter.toUpperCase(),
      number,
      unit,
    }));
};

/** @typedef {NonNullable<ReturnType<typeof tokensOf>>} Tokens */

/**
 * Latitude and longitude apart; null where a text has not two of them.
 * @param {Tokens} tokens
 * @returns {Tokens[] | null}
 */
const halvesOf = (tokens) => {
  const figures = tokens.filter(({ letter, number }) => letter || number);
  const letters = figures.filter(({ letter }) => letter).length;
  if (letters === 2) return halvesByLetter(figures);
  if (letters) return null;
  const parted = tokens.findIndex(({ number }) => !number);
  if (parted > 0) return [tokens.slice(0, parted), tokens.slice(parted + 1)];
  const half = figures.length / 2;
  return Number.isInteger(half) ? [figures.slice(0, half), figures.slice(half)] : null;
};

/** @param {Tokens} figures */
const halvesByLetter = (figures) => {
  const second = figures.findLastIndex(({ letter }) => letter);
  const first = figures.findIndex(({ letter }) => letter);
  const at = first === 0 ? second : first + 1;
  return [figures.slice(0, at), figures.slice(at)];
};

/**
 * Whether figures are degrees, minutes and seconds, of which only the last has decimals.
 * @param {string[]} numbers
 */
const areSexagesimal = (numbers) => {
  const few = numbers.length > 0 && numbers.length <= 3;
  const whole = numbers.slice(0, -1).every((number) => !number.includes("."));
  return (
    few && whole && numbers.slice(1).every((number) => Number(number) >= 0 && Number(number) < 60)
  );
};

/**
 * The degrees of one half, and its letter; null where it is not written as degrees are.
 * @param {Tokens} half
 */
const angleOf = (half) => {
  const letter = half.find((token) => token.letter)?.letter ?? "";
  const numbers = half.map(({ number }) => number).filter(Boolean);
  if (!areSexagesimal(numbers)) return null;
  const size = numbers.reduce((sum, number, at) => sum + Math.abs(Number(number)) / 60 ** at, 0);
  const negative = numbers[0].startsWith("-") || /[SW]/.test(letter);
  return { letter, degrees: negative ? -size : size };
};

/* The letters of each axis, and how many degrees it has to either side. */
const AXES = { lat: { letters: /[NS]/, most: 90 }, lon: { letters: /[EW]/, most: 180 } };

/**
 * The degrees that a text writes for one axis; NaN where it writes none, or those of the other.
 * @param {string} text
 * @param {"lat" | "lon"} axis
 */
export const degreesIn = (text, axis) => {
  const tokens = tokensOf(cleanText(text).replace(/(\d),(?=\d)/g, "$1."));
  const angle = tokens && tokens.filter(({ letter }) => letter).length < 2 && angleOf(tokens);
  if (!angle) return NaN;
  const { letters, most } = AXES[axis];
  const isOfAxis = !angle.letter || letters.test(angle.letter);
  return isOfAxis && Math.abs(angle.degrees) <= most ? angle.degrees : NaN;
};

/**
 * @param {number} lat
 * @param {number} lon
 * @returns {Point | null}
 */
export const pointOf = (lat, lon) =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;

/** @typedef {NonNullable<ReturnType<typeof angleOf>>} Angle */

/**
 * Two angles as latitude and longitude; null where both are one of them.
 * @param {Angle} one
 * @param {Angle} other
 */
const pointFrom = (one, other) => {
  const turned = /[EW]/.test(one.letter);
  if (one.letter && turned === /[EW]/.test(other.letter)) return null;
  /* Only a longitude is more than ninety degrees. */
  const swapped = turned || (!one.letter && Math.abs(one.degrees) > 90);
  return swapped ? pointOf(other.degrees, one.degrees) : pointOf(one.degrees, other.degrees);
};

/** @param {string} text */
const read = (text) => {
  const tokens = tokensOf(text);
  const [one, other] = (tokens && halvesOf(tokens)?.map(angleOf)) ?? [];
  return one && other ? pointFrom(one, other) : null;
};

/**
 * The point that a text writes in degrees; null where it writes none.
 * @param {string} text
 */
export const pointInDegrees = (text) => {
  for (const reading of readings(cleanText(text))) {
    const point = read(reading);
    if (point) return point;
  }
  return null;
};
