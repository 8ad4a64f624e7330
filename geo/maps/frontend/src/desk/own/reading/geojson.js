/* GeoJSON as a reader has it: its features, and the reference system that it names. */

/** @import { InFile } from "./rows.js" */

import { Refusal } from "./limits.js";

const DEGREES = /(CRS84|EPSG:{1,2}(?:[\d.]*:)?4326)$/i;
const NUMBERED = /EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$/i;

/**
 * @param {string} text
 * @returns {any}
 */
const parseJson = (text) => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal("json", { cause: /** @type {Error} */ (error).message.slice(0, 120) });
  }
};

/**
 * @param {any} feature
 * @returns {InFile}
 */
const featureOf = (feature) => ({ geometry: feature?.geometry, properties: feature?.properties });

/**
 * The features of a document, each as what it tells; a lone feature or shape is one.
 * @param {any} document
 * @returns {InFile[]}
 */
const featuresIn = (document) => {
  const { type, features, coordinates, geometries } = document ?? {};
  if (Array.isArray(features)) return features.map(featureOf);
  if (type === "Feature") return [featureOf(document)];
  if (Array.isArray(coordinates ?? geometries)) return [{ geometry: document, properties: {} }];
  throw new Refusal("geojson");
};

/**
 * The number of the reference system that a document names (EPSG); null for degrees.
 * @param {any} document
 */
const systemOf = ({ crs }) => {
  const name = String(crs?.properties?.name);
  if ((crs ?? null) === null || DEGREES.test(name)) return null;
  const [, number] = NUMBERED.exec(name) ?? [];
  if (!number) throw new Refusal("crs", { crs: name.slice(0, 80) });
  return number;
};

/**
 * @param {string} text
 * @returns {{ features: InFile[], system: string | null }}
 */
export const readGeoJson = (text) => {
  const document = parseJson(text.replace(/^\ufeff/, ""));
  return { features: featuresIn(document), system: systemOf(document) };
};
