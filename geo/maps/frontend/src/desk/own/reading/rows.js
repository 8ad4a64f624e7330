/* The rows of a reader's file: each a shape in degrees and its own words; what cannot be placed is left out and told. */

/**
 * @import { Geometry, Position } from "geojson"
 * @import { Shape } from "../../../../types.js"
 */

import { Refusal, limits } from "./limits.js";

/** @typedef {[lon: number, lat: number]} LonLat */

/**
 * A row: its number in the file, its shape, its words by column, and what it is called.
 * @typedef {{ number: number, geometry: Shape, words: [column: string, value: string][], name: string }} Row
 */

/** @typedef {{ rows: Row[], left: Refusal[] }} Rows */

/**
 * What a file tells of a row before it is checked.
 * @typedef {{ geometry: unknown, properties: unknown }} InFile
 */

const NAMES = /^(name|title|label|название|имя|наименование|نام|عنوان)$/i;
const MOST_SIGNS = 1_000;
const DEEPEST = 4;
/* Web Mercator's edge in metres is far beyond any degrees that somebody may have counted on round the globe. */
const MOST_DEGREES = 720;

/** @param {unknown} value */
const wordsOf = (value) => {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
};

/**
 * What a row says, as text: whatever it holds is shown, and never run.
 * @param {unknown} properties
 * @returns {[string, string][]}
 */
const textsOf = (properties) =>
  Object.entries(properties ?? {})
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([column, value]) => [column, wordsOf(value)]);

/**
 * @param {[string, string][]} words
 * @param {number} number
 */
const nameIn = (words, number) => {
  const named = words.find(([column]) => NAMES.test(column));
  const text = words.find(([, value]) => /\p{L}/u.test(value));
  return (named ?? text)?.[1].slice(0, 80) ?? `#${number}`;
};

/**
 * Why a position is none; null where it is one.
 * @param {unknown} position
 * @param {number} row
 */
const faultOf = (position, row) => {
  const [lon, lat] = Array.isArray(position) ? position : [];
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return new Refusal("position", { row });
  if (Math.abs(lon) > MOST_DEGREES || Math.abs(lat) > MOST_DEGREES) {
    return new Refusal("metres", { row, lon, lat });
  }
  return Math.abs(lat) > 90 ? new Refusal("swapped", { row, lat }) : null;
};

/** How deep the positions of each kind of shape lie. @type {Record<string, number>} */
const DEPTHS = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/**
 * The positions of a shape, without recursion deeper than shapes go.
 * @param {unknown} coordinates
 * @param {number} depth
 * @param {number} row
 * @returns {Generator<unknown>}
 */
function* positionsIn(coordinates, depth, row) {
  if (!depth) {
    yield coordinates;
    return;
  }
  if (!Array.isArray(coordinates)) throw new Refusal("shape", { row });
  for (const part of coordinates) yield* positionsIn(part, depth - 1, row);
}

/**
 * A shape that can be drawn, or what is wrong with it.
 * @param {Geometry} geometry
 * @param {number} row
 * @param {(position: Position) => Position} toDegrees
 * @param {{ points: number }} seen
 * @returns {Shape}
 */
const checkedShape = (geometry, row, toDegrees, seen) => {
  const isKnown = Object.hasOwn(DEPTHS, geometry.type) && "coordinates" in geometry;
  if (!isKnown) throw new Refusal("shape", { row });
  const depth = DEPTHS[geometry.type];
  let isEmpty = true;
  for (const position of positionsIn(geometry.coordinates, depth, row)) {
    seen.points += 1;
    if (seen.points > limits.points) throw new Refusal("points", { most: limits.points });
    const fault = faultOf(Array.isArray(position) ? toDegrees(position) : position, row);
    if (fault) throw fault;
    isEmpty = false;
  }
  if (isEmpty) throw new Refusal("position", { row });
  const coordinates = inDegrees(geometry.coordinates, depth, toDegrees);
  return /** @type {Shape} */ ({ type: geometry.type, coordinates });
};

/**
 * @param {any} coordinates
 * @param {number} depth
 * @param {(position: Position) => Position} toDegrees
 * @returns {any}
 */
const inDegrees = (coordinates, depth, toDegrees) =>
  depth
    ? coordinates.map((/** @type {unknown} */ part) => inDegrees(part, depth - 1, toDegrees))
    : toDegrees(coordinates).slice(0, 2);

/**
 * A collection of shapes as its shapes.
 * @param {unknown} geometry
 * @param {number} depth
 * @returns {unknown[]}
 */
const shapesIn = (geometry, depth = 0) => {
  const { type, geometries } = /** @type {any} */ (geometry ?? {});
  if (type !== "GeometryCollection" || !Array.isArray(geometries) || depth > DEEPEST) {
    return [geometry];
  }
  return geometries.flatMap((part) => shapesIn(part, depth + 1));
};

/**
 * The rows of a file. Throws a Refusal where none can be placed, or there are too many.
 * @param {InFile[]} features
 * @param {(position: Position) => Position} [toDegrees]
 * @returns {Rows}
 */
export const checkedRows = (features, toDegrees = (position) => position) => {
  if (!features.length) throw new Refusal("empty");
  if (features.length > limits.rows) {
    throw new Refusal("rows", { count: features.length, most: limits.rows });
  }
  /** @type {Rows} */
  const found = { rows: [], left: [] };
  const seen = { points: 0 };
  features.forEach((feature, at) => {
    try {
      addRows(found.rows, feature, at + 1, toDegrees, seen);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason === "points") throw error;
      found.left.push(error);
    }
  });
  if (!found.rows.length) {
    throw new Refusal("none", { count: features.length, first: found.left[0] });
  }
  return found;
};

/**
 * @param {Row[]} rows
 * @param {InFile} features
 * @param {number} number
 * @param {(position: Position) => Position} toDegrees
 * @param {{ points: number }} seen
 */
const addRows = (rows, { geometry, properties }, number, toDegrees, seen) => {
  if (geometry instanceof Refusal) throw geometry;
  const words = textsOf(properties);
  const name = nameIn(words, number);
  shapesIn(geometry).forEach((shape) => {
    if (!shape || typeof shape !== "object") throw new Refusal("position", { row: number });
    const drawn = checkedShape(/** @type {Geometry} */ (shape), number, toDegrees, seen);
    rows.push({ number, geometry: drawn, words, name });
  });
};
