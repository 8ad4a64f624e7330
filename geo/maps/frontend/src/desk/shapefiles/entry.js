/* Shapefiles; loaded when a reader opens one. */

import { parseDbf, parseShp } from "shpjs";

/**
 * The features of a shapefile, in its own reference system. Throws where it is none, or has more rows than `mostRows`.
 * @param {Uint8Array} shp
 * @param {Uint8Array | undefined} dbf
 * @param {string | undefined} encoding as its .cpg names it
 * @param {number} mostRows
 */
export const readShapefile = (shp, dbf, encoding, mostRows) => {
  const shapes = parseShp(shp, false);
  const records = dbf && isTable(dbf, mostRows) ? parseDbf(dbf, encoding) : [];
  return shapes.map((/** @type {unknown} */ geometry, /** @type {number} */ at) => ({
    geometry,
    properties: records[at] ?? {},
  }));
};

/**
 * Whether the header of a table promises no more rows than there are, since it is read to the last of them.
 * @param {Uint8Array} dbf
 * @param {number} mostRows
 */
const isTable = (dbf, mostRows) => {
  const header = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const [rows, rowBytes] = [header.getUint32(4, true), header.getUint16(10, true)];
  if (rows > mostRows || !rowBytes || rows * rowBytes > dbf.length) throw new RangeError("rows");
  return rows > 0;
};
