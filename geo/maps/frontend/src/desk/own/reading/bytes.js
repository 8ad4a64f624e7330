/* What kind of file some bytes are, and the text in them. */

import { Refusal } from "./limits.js";

/** @typedef {"geojson" | "csv" | "markup" | "zip" | "geopackage"} Kind */

const ZIP = [0x50, 0x4b];
const SQLITE = [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65];
/** @type {Record<string, Kind>} */
const KINDS = {
  geojson: "geojson",
  json: "geojson",
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  kml: "markup",
  gpx: "markup",
};

/**
 * @param {Uint8Array} bytes
 * @param {number[]} signs
 */
const beginsWith = (bytes, signs) => signs.every((sign, at) => bytes[at] === sign);

/**
 * The kind of a file by how it begins, or else by its name.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {Kind}
 */
export const kindOf = (name, bytes) => {
  if (!bytes.length) throw new Refusal("empty");
  if (beginsWith(bytes, ZIP)) return "zip";
  if (beginsWith(bytes, SQLITE)) return "geopackage";
  const kind = KINDS[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
  if (!kind) throw new Refusal("kind");
  return kind;
};

/**
 * The text of a file in UTF-8, or in UTF-16 where it says so at its beginning.
 * @param {Uint8Array} bytes
 */
export const textIn = (bytes) => {
  const wide = beginsWith(bytes, [0xff, 0xfe]) ? "utf-16le" : "utf-16be";
  const isWide = wide === "utf-16le" || beginsWith(bytes, [0xfe, 0xff]);
  try {
    const text = new TextDecoder(isWide ? wide : "utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new Refusal("kind");
    if (!text.trim()) throw new Refusal("empty");
    return text;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("encoding");
  }
};
