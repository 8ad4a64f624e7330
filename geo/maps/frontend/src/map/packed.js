/* Packed documents: the server sends lines as encoded polylines, counted in parts of a degree; see
   geo/maps/web/packed.py. */

/**
 * @import { Position } from "geojson"
 * @import { Collection, Packed } from "../../types.js"
 */

/**
 * @param {Packed} document
 * @returns {Collection}
 */
export const unpackFeatures = ({ features, per_degree: perDegree }) => ({
  features: features.map((feature) => ({
    ...feature,
    geometry: feature.geometry && {
      ...feature.geometry,
      coordinates: lines(feature.geometry.coordinates, perDegree),
    },
  })),
});

/**
 * Lines for strings, at any depth; the numbers of a point stay.
 * @param {any} packed
 * @param {number} perDegree
 * @returns {any}
 */
const lines = (packed, perDegree) => {
  if (typeof packed === "string") return line(packed, perDegree);
  return Array.isArray(packed) ? packed.map((part) => lines(part, perDegree)) : packed;
};

/**
 * @param {string} packed
 * @param {number} perDegree
 * @returns {Position[]}
 */
const line = (packed, perDegree) => {
  const steps = numbers(packed);
  /** @type {Position[]} */
  const points = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at < steps.length; at += 2) {
    lat += steps[at];
    lon += steps[at + 1];
    points.push([lon / perDegree, lat / perDegree]);
  }
  return points;
};

/**
 * Whole numbers, five bits a letter, the lowest first; the sixth bit says that the number goes on,
 * and the lowest of a number that it is negative.
 * @param {string} packed
 */
const numbers = (packed) => {
  /** @type {number[]} */
  const found = [];
  let [number, shift] = [0, 0];
  for (let at = 0; at < packed.length; at++) {
    const bits = packed.charCodeAt(at) - 63;
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits < 32) {
      found.push(number & 1 ? ~(number >> 1) : number >> 1);
      [number, shift] = [0, 0];
    }
  }
  return found;
};
