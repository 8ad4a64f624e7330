/* Small data in a link, behind its #, which browsers send to no server: compressed, and read with a bound. */

/** @import { Row, InFile } from "./reading/rows.js" */

import { bytesOfLetters, lettersOf } from "../../base64.js";
import { OWN_HASH } from "../own-hash.js";
import { MEGABYTE, Refusal, limits } from "./reading/limits.js";
import { bytesOf } from "./reading/stream.js";

const DECIMALS = 1e6;
const FORMAT = "deflate-raw";

/** @typedef {{ name: string, features: InFile[] }} Linked */

/**
 * @param {any} coordinates
 * @returns {any}
 */
const roundCoordinates = (coordinates) =>
  typeof coordinates === "number"
    ? Math.round(coordinates * DECIMALS) / DECIMALS
    : coordinates.map(roundCoordinates);

/**
 * What stands behind the # of a link that has these rows; null where they are too large for one.
 * @param {string} name
 * @param {Row[]} rows
 */
export const hashOf = async (name, rows) => {
  const features = rows.map(({ geometry, words }) => [
    geometry.type,
    roundCoordinates(geometry.coordinates),
    Object.fromEntries(words),
  ]);
  const bytes = new TextEncoder().encode(JSON.stringify([name, features]));
  const packed = await bytesOf(through(bytes, new CompressionStream(FORMAT)));
  const hash = OWN_HASH + lettersOf(packed);
  return hash.length <= limits.linkSigns ? hash : null;
};

/**
 * @param {string} hash
 * @returns {Promise<Linked>}
 */
export const readHash = async (hash) => {
  try {
    const packed = bytesOfLetters(hash.slice(OWN_HASH.length));
    const stream = through(packed, new DecompressionStream(FORMAT));
    const text = new TextDecoder().decode(await unpackedBytes(stream));
    const [name, rows] = JSON.parse(text);
    const features = rows.map((/** @type {any} */ [type, coordinates, properties]) => ({
      geometry: { type, coordinates },
      properties,
    }));
    return { name: String(name), features };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("link");
  }
};

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {GenericTransformStream} packing
 */
const through = (bytes, packing) =>
  new Blob([bytes]).stream().pipeThrough(/** @type {any} */ (packing));

/** @param {ReadableStream<Uint8Array>} stream */
const unpackedBytes = (stream) => {
  const most = limits.megabytes;
  return bytesOf(stream, most * MEGABYTE, new Refusal("unpacked", { most }));
};
