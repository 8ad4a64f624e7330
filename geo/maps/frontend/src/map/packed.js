/* Packed documents: the server sends lines as encoded polylines, counted in parts of a degree, and what rings share
   as arcs; see geo/maps/web/packed.py. */

/**
 * @import { Position } from "geojson"
 * @import { Collection, Packed } from "../../types.js"
 */

/**
 * @param {Packed} document
 * @returns {Collection}
 */
export const unpackFeatures = ({ features, per_degree: perDegree, arcs }) => {
  const drawn = arcsOf(arcs, perDegree);
  return {
    features: features.map((feature) => ({
      ...feature,
      geometry: feature.geometry && {
        ...feature.geometry,
        coordinates:
          feature.geometry.type === "Point"
            ? feature.geometry.coordinates
            : lines(feature.geometry.coordinates, perDegree, drawn),
      },
    })),
  };
};

/**
 * Lines for strings and for numbers of arcs, at any depth.
 * @param {any} packed
 * @param {number} perDegree
 * @param {Position[][]} arcs
 * @returns {any}
 */
const lines = (packed, perDegree, arcs) => {
  if (typeof packed === "string") return line(packed, perDegree);
  if (typeof packed[0] === "number") return ring(packed, arcs);
  return packed.map((/** @type {any} */ part) => lines(part, perDegree, arcs));
};

/**
 * Each arc begins where the one before ended; `~number` is one that is followed backwards.
 * @param {number[]} numbers of arcs
 * @param {Position[][]} arcs
 */
const ring = (numbers, arcs) =>
  numbers.flatMap((number, at) => {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    return at ? arc.slice(1) : arc;
  });

/**
 * @param {string} packed
 * @param {number} perDegree
 */
const arcsOf = (packed, perDegree) => {
  /** @type {Pen} */
  const pen = [0, 0];
  return packed ? packed.split(" ").map((arc) => line(arc, perDegree, pen)) : [];
};

/** Latitude and longitude, in parts of a degree. @typedef {[number, number]} Pen */

/**
 * @param {string} packed
 * @param {number} perDegree
 * @param {Pen} pen is where the line is counted from, and then where it ended
 * @returns {Position[]}
 */
const line = (packed, perDegree, pen = [0, 0]) => {
  const steps = numbers(packed);
  /** @type {Position[]} */
  const points = [];
  for (let at = 0; at < steps.length; at += 2) {
    pen[0] += steps[at];
    pen[1] += steps[at + 1];
    points.push([pen[1] / perDegree, pen[0] / perDegree]);
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
