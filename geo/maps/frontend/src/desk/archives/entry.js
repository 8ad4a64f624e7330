/* Archives and what is in them: KMZ, zipped shapefiles, and reference systems in metres; loaded for such a file. */

import { unzipSync } from "fflate";
import proj4 from "proj4";
import { parseDbf, parseShp } from "shpjs";

/** @typedef {import("geojson").Position} Position */

/**
 * The files of an archive that `wants` asks for, by name. Throws where it is no archive; null where they would be
 * larger than `mostBytes` in all.
 * @param {Uint8Array} bytes
 * @param {RegExp} wants
 * @param {number} mostBytes
 */
export const unpacked = (bytes, wants, mostBytes) => {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wants.test(name) || name.startsWith("__MACOSX")) return false;
      size += originalSize;
      return size <= mostBytes;
    },
  });
  return size <= mostBytes ? files : null;
};

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

const UTM = /^32([67])(0[1-9]|[1-5]\d|60)$/;

/**
 * A reference system that proj4 knows how to read: by its number (EPSG), or as a .prj says it; null for others.
 * @param {string} system
 */
const definitionOf = (system) => {
  if (/^(3857|900913)$/.test(system)) return "EPSG:3857";
  const [, half, zone] = UTM.exec(system) ?? [];
  if (zone) return `+proj=utm +zone=${Number(zone)} ${half === "7" ? "+south " : ""}+datum=WGS84`;
  return /^(PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[/.test(system) ? system : null;
};

/**
 * What turns positions of a reference system into degrees; null where it is not known.
 * @param {string} system
 * @returns {((position: Position) => Position) | null}
 */
export const toDegreesFrom = (system) => {
  const definition = definitionOf(system.trim());
  if (!definition) return null;
  try {
    const { forward } = proj4(definition, "EPSG:4326");
    return ([x, y]) => (Number.isFinite(x) && Number.isFinite(y) ? forward([x, y]) : [NaN, NaN]);
  } catch (error) {
    return null;
  }
};
