/* A table as text: its columns, those of latitude and longitude, and its rows as points; loaded for such a file. */

import { readCsv } from "./lines.js";

/** @typedef {{ lat: string, lon: string }} Axes */
/** @typedef {{ columns: string[], records: Record<string, string>[] }} Table */

const LATITUDE = /^(lat|latitude|lat_?dd|y|широта|عرض ?البلد)$/i;
const LONGITUDE = /^(lon|lng|long|longitude|lon_?dd|x|долгота|طول ?البلد)$/i;
const DEGREES = /^([-+−]?)(\d{1,9})(?:[.,](\d{1,15}))?\s*°?\s*([NSEWСЮВЗ]?)$/i;
const BEHIND = /[SWЮЗ]/i;

/**
 * @param {string} text
 * @param {number} most rows
 * @returns {Table}
 */
export const readTable = (text, most) => {
  const { columns, records } = readCsv(text.replace(/^\ufeff/, ""), {
    most,
    nameOf: (cell) => cell.trim().slice(0, 80),
  });
  return { columns: columns.filter(Boolean), records };
};

/**
 * The columns of latitude and longitude, where their names say so; null where they are to be asked for.
 * @param {string[]} columns
 * @returns {Axes | null}
 */
export const axesOf = (columns) => {
  const [lat, lon] = [LATITUDE, LONGITUDE].map((pattern) =>
    columns.filter((column) => pattern.test(column)),
  );
  return lat.length === 1 && lon.length === 1 ? { lat: lat[0], lon: lon[0] } : null;
};

/**
 * Degrees as people write them: with a point or a comma, a sign or a letter; NaN for anything else.
 * @param {string} text
 */
export const degreesIn = (text) => {
  const [, sign, whole, part = "0", letter] = DEGREES.exec(text.trim()) ?? [];
  if (whole === undefined) return NaN;
  const degrees = Number(`${whole}.${part}`);
  return /[-−]/.test(sign) !== BEHIND.test(letter) ? -degrees : degrees;
};

/**
 * The rows of a table as points, without a shape where nothing says where they lie.
 * @template Fault
 * @param {Table} table
 * @param {Axes} axes
 * @param {(row: number, value: string) => Fault} faultOf what stands for the shape of a row whose degrees cannot be read
 */
export const pointsOf = ({ records }, { lat, lon }, faultOf) =>
  records.map((record, at) => {
    const said = [record[lon], record[lat]].map((value) => String(value ?? "").trim());
    const coordinates = said.map(degreesIn);
    const wrong = said.find((_value, axis) => Number.isNaN(coordinates[axis]));
    const fault = wrong ? faultOf(at + 1, wrong.slice(0, 40)) : null;
    const point = { type: /** @type {const} */ ("Point"), coordinates };
    return { geometry: said.every(Boolean) ? (fault ?? point) : null, properties: record };
  });
