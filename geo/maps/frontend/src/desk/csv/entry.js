/* A table as text: its columns, those of latitude and longitude, and its rows as points; loaded for such a file. */

import { readCsv } from "./lines.js";

/** @typedef {{ lat: string, lon: string }} Axes */
/** @typedef {{ columns: string[], records: Record<string, string>[] }} Table */

const LATITUDE = /^(lat|latitude|lat_?dd|y|широта|عرض ?البلد)$/i;
const LONGITUDE = /^(lon|lng|long|longitude|lon_?dd|x|долгота|طول ?البلد)$/i;
const NUMBER = /^([-+−]?)(\d{1,9})(?:[.,](\d{1,15}))?$/;

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

/** @param {unknown} cell */
const textOf = (cell) => String(cell ?? "").trim();

/**
 * A number with a point or a comma; NaN for anything else.
 * @param {string} text
 */
const numberIn = (text) => {
  const [, sign, whole, part = "0"] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return NaN;
  const number = Number(`${whole}.${part}`);
  return /[-−]/.test(sign) ? -number : number;
};

/**
 * Whether some of the positions are written otherwise than as numbers.
 * @param {Table} table
 * @param {Axes} axes
 */
export const areWritten = ({ records }, { lat, lon }) =>
  records.some((record) =>
    [record[lat], record[lon]].map(textOf).some((text) => text && Number.isNaN(numberIn(text))),
  );

/**
 * The rows of a table as points, without a shape where nothing says where they lie.
 * @template Fault
 * @param {Table} table
 * @param {Axes} axes
 * @param {(text: string, axis: "lat" | "lon") => number} degreesIn what is no number; NaN for what cannot be read
 * @param {(row: number, value: string) => Fault} faultOf what stands for the shape of a row whose degrees cannot be read
 */
export const pointsOf = ({ records }, { lat, lon }, degreesIn, faultOf) =>
  records.map((record, at) => {
    const said = [record[lon], record[lat]].map(textOf);
    const coordinates = said.map((text, axis) => {
      const number = numberIn(text);
      return Number.isNaN(number) ? degreesIn(text, axis ? "lat" : "lon") : number;
    });
    const wrong = said.find((_value, axis) => Number.isNaN(coordinates[axis]));
    const fault = wrong ? faultOf(at + 1, wrong.slice(0, 40)) : null;
    const point = { type: /** @type {const} */ ("Point"), coordinates };
    return { geometry: said.every(Boolean) ? (fault ?? point) : null, properties: record };
  });
