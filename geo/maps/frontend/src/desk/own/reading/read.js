/* A reader's file as rows, whatever kind it is. Nothing of it leaves the browser. */

/**
 * @import { Axes } from "./table.js"
 * @import { Rows, Told } from "./rows.js"
 */

import { kindOf, textIn } from "./bytes.js";
import { readGeoJson } from "./geojson.js";
import { MEGABYTE, Refusal, limits } from "./limits.js";
import { checkedRows } from "./rows.js";
import { axesOf, pointsOf, readTable } from "./table.js";

/** @typedef {import("../../archives/entry.js")} Archives */
/** @typedef {import("../../markup/entry.js")} Markup */

/**
 * What reading needs beside the file: how its bundles are loaded, and how a reader is asked for columns.
 * @typedef {object} Means
 * @property {() => Promise<Archives>} archives
 * @property {() => Promise<Markup>} markup
 * @property {(columns: string[]) => Promise<Axes>} ask
 */

const INSIDE = /\.(shp|dbf|prj|cpg|kml|gpx|geojson|json)$/i;

/**
 * @param {{ name: string, bytes: Uint8Array }} file
 * @param {Means} means
 * @returns {Promise<Rows>}
 */
export const readFile = async ({ name, bytes }, means) => {
  if (bytes.length > limits.megabytes * MEGABYTE) {
    throw new Refusal("large", {
      size: Math.ceil(bytes.length / MEGABYTE),
      most: limits.megabytes,
    });
  }
  const kind = kindOf(name, bytes);
  if (kind === "geopackage") throw new Refusal("geopackage");
  if (kind === "zip") return readArchive(bytes, means);
  const text = textIn(bytes);
  if (kind === "markup") return checkedRows(await markedUp(text, means));
  return kind === "csv" ? readCsv(text, means) : readJson(text, means);
};

/**
 * @param {string} text
 * @param {Means} means
 */
const readCsv = async (text, means) => {
  const table = readTable(text);
  const axes = axesOf(table.columns) ?? (await means.ask(table.columns));
  return checkedRows(pointsOf(table, axes));
};

/**
 * @param {string} text
 * @param {Means} means
 */
const readJson = async (text, means) => {
  const { told, system } = readGeoJson(text);
  return system ? placed(told, system, `EPSG:${system}`, means) : checkedRows(told);
};

/**
 * @param {string} text
 * @param {Means} means
 * @returns {Promise<Told[]>}
 */
const markedUp = async (text, means) => {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal("entities");
  const features = (await means.markup()).readMarkup(text);
  if (!features) throw new Refusal("markup");
  return features;
};

/**
 * Rows of a reference system in metres.
 * @param {Told[]} told
 * @param {string} system
 * @param {string} crs what it is called
 * @param {Means} means
 */
const placed = async (told, system, crs, means) => {
  const toDegrees = (await means.archives()).toDegreesFrom(system);
  if (!toDegrees) throw new Refusal("crs", { crs });
  return checkedRows(told, toDegrees);
};

/**
 * @param {Uint8Array} bytes
 * @param {Means} means
 */
const readArchive = async (bytes, means) => {
  const archives = await means.archives();
  const files = filesIn(archives, bytes);
  /** @param {string} ending */
  const find = (ending) =>
    Object.entries(files).find(([name]) => name.toLowerCase().endsWith(ending))?.[1];
  const [shp, dbf, prj, cpg] = [".shp", ".dbf", ".prj", ".cpg"].map(find);
  if (shp) return readShapes({ shp, dbf, prj, cpg }, means);
  const marked = find(".kml") ?? find(".gpx");
  if (marked) return checkedRows(await markedUp(textIn(marked), means));
  const json = find(".geojson") ?? find(".json");
  if (!json) throw new Refusal("members");
  return readJson(textIn(json), means);
};

/**
 * @param {Archives} archives
 * @param {Uint8Array} bytes
 */
const filesIn = (archives, bytes) => {
  const most = limits.unpackedMegabytes;
  try {
    const files = archives.unpacked(bytes, INSIDE, most * MEGABYTE);
    if (files) return files;
  } catch (error) {
    throw new Refusal("archive");
  }
  throw new Refusal("unpacked", { most });
};

/**
 * @param {{ shp: Uint8Array, dbf?: Uint8Array, prj?: Uint8Array, cpg?: Uint8Array }} layer
 * @param {Means} means
 */
const readShapes = async ({ shp, dbf, prj, cpg }, means) => {
  const { readShapefile } = await means.archives();
  /** @type {Told[]} */
  let told = [];
  try {
    told = readShapefile(shp, dbf, cpg && textIn(cpg).trim(), limits.rows);
  } catch (error) {
    throw new Refusal("shapefile");
  }
  if (!prj) return checkedRows(told);
  const system = textIn(prj).trim();
  return placed(told, system, system.split('"')[1] ?? system.slice(0, 40), means);
};
