/* The edge around neighbouring shapes: what two of them share lies inside and is left out. */

/**
 * @import { Position } from "geojson"
 * @import { Shape } from "../../types.js"
 */

/** @param {Shape} shape */
const ringsOf = (shape) => {
  if (shape.type === "Polygon") return shape.coordinates;
  return shape.type === "MultiPolygon" ? shape.coordinates.flat() : [];
};

/** @param {Shape} shape */
export const isArea = ({ type }) => type.endsWith("Polygon");

/**
 * The same in both directions.
 * @param {Position} from
 * @param {Position} to
 */
const keyOf = (from, to) => [from.join(), to.join()].sort().join(" ");

/**
 * @param {Position[]} ring
 * @returns {[Position, Position][]}
 */
const edgesOf = (ring) => ring.slice(1).map((to, index) => [ring[index], to]);

/**
 * The runs of a ring whose edges no other ring has.
 * @param {Position[]} ring
 * @param {Map<string, number>} seen
 */
const outerLines = (ring, seen) => {
  /** @type {Position[][]} */
  const lines = [];
  let inside = true;
  edgesOf(ring).forEach(([from, to]) => {
    const shared = (seen.get(keyOf(from, to)) ?? 0) > 1;
    if (!shared && inside) lines.push([from]);
    if (!shared) lines[lines.length - 1].push(to);
    inside = shared;
  });
  return lines;
};

/**
 * @param {Shape[]} shapes
 * @returns {Shape[]}
 */
export const outlineOf = (shapes) => {
  const areas = shapes.filter(isArea);
  if (areas.length < 2) return shapes;
  const rings = areas.flatMap(ringsOf);
  /** @type {Map<string, number>} */
  const seen = new Map();
  rings.flatMap(edgesOf).forEach(([from, to]) => {
    const key = keyOf(from, to);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  });
  const coordinates = rings.flatMap((ring) => outerLines(ring, seen));
  return [{ type: "MultiLineString", coordinates }, ...shapes.filter((shape) => !isArea(shape))];
};
