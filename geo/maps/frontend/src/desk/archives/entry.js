/* What is in an archive: KMZ and zipped shapefiles; loaded for such a file. */

import { iter } from "but-unzip";

/**
 * A file of an archive: what it is called, and its bytes once it is read.
 * @typedef {{ filename: string, read: () => Promise<Uint8Array> | Uint8Array }} Member
 */

/**
 * The bytes of a stream; null once they are more than `most`, of which no more are unpacked.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 */
const bytesWithin = async (stream, most) => {
  const parts = [];
  let size = 0;
  for await (const part of /** @type {any} */ (stream)) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/* How the table of what an archive holds ends, and the longest that may follow. */
const END = [0x50, 0x4b, 5, 6];
const MOST_BEHIND = 22 + 0xffff;

/**
 * Whether an archive has its table: in one that was cut off, but-unzip would seek it for ever.
 * @param {Uint8Array} bytes
 */
const isWhole = (bytes) => {
  const last = bytes.subarray(-MOST_BEHIND);
  return last.some((_byte, at) => END.every((sign, behind) => last[at + behind] === sign));
};

/**
 * The files of an archive that `wants` asks for, by name. Throws where it is no archive; null where they are larger
 * than `mostBytes` in all, whatever the archive says of their sizes.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {RegExp} wants
 * @param {number} mostBytes
 */
export const unpack = async (bytes, wants, mostBytes) => {
  if (!isWhole(bytes)) throw new RangeError("no table");
  let left = mostBytes;
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const { filename, read } of membersOf(bytes, () => left)) {
    if (!wants.test(filename) || filename.startsWith("__MACOSX")) continue;
    const file = await read();
    left -= file.length;
    if (left < 0) return null;
    files[filename] = file;
  }
  return files;
};

/* One that is longer than what is left says so by its length. */
/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {() => number} left
 * @returns {Iterable<Member>}
 */
const membersOf = (bytes, left) =>
  iter(bytes, async (packed) => {
    const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream();
    const most = left();
    const found = await bytesWithin(
      stream.pipeThrough(new DecompressionStream("deflate-raw")),
      most,
    );
    return found ?? new Uint8Array(most + 1);
  });
