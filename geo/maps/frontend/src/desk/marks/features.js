/* Marks as features of the map's layers: lines and areas on a casing, signs, and where words stand. */

/**
 * @import { Feature, Shape } from "../../../types.js"
 * @import { Mark } from "./types.js"
 */

import { along, halfway, placeAt, ring } from "./geodesic.js";
import { labelText } from "./words.js";

/** @typedef {[lon: number, lat: number]} Place */

/**
 * The shape of a mark; null of one that is a sign or words at a point, or has too few points yet.
 * @param {Mark} mark
 * @returns {Shape | null}
 */
export const shapeOf = ({ kind, points, radiusKm }) => {
  if (kind === "ring") {
    return radiusKm ? { type: "LineString", coordinates: ring(points[0], radiusKm) } : null;
  }
  if (points.length < 2) return null;
  if (kind !== "area" || points.length === 2) {
    return { type: "LineString", coordinates: along(points) };
  }
  return areaOf(along([...points, points[0]]));
};

/**
 * What a closed line goes around; the line itself where it goes around a pole.
 * @param {Place[]} edge
 * @returns {Shape}
 */
const areaOf = (edge) =>
  Math.abs(edge[0][0] - edge[edge.length - 1][0]) > 1
    ? { type: "LineString", coordinates: edge }
    : { type: "Polygon", coordinates: [edge] };

/**
 * What is drawn of marks: shapes with the words of those that have some, and signs.
 * @param {Mark[]} marks
 * @param {(feature: string) => { shapes: Shape[], at: Place | null }} find where a feature of the atlas lies
 * @returns {{ shapes: Feature[], signs: Feature[] }}
 */
export const featuresOf = (marks, find) => {
  const drawn = marks.map((mark, at) => partsOf(mark, `mark:${at + 1}`, find));
  return {
    shapes: drawn.flatMap(({ shapes, words }) => [...shapes, ...words]),
    signs: drawn.flatMap(({ signs }) => signs),
  };
};

/**
 * @param {Mark} mark
 * @param {string} id
 * @param {(feature: string) => { shapes: Shape[], at: Place | null }} find
 */
const partsOf = (mark, id, find) => {
  const found = mark.feature ? find(mark.feature) : { shapes: [], at: mark.points[0] };
  const own = shapeOf(mark);
  const outlined = own ? [own] : found.shapes;
  const at = own ? labelPlace(mark, own) : found.at;
  const isSign = !outlined.length && mark.kind !== "text" && at !== null;
  return {
    shapes: outlined.flatMap((shape, part) => strokesOf(mark, `${id}-${part}`, shape)),
    words: at ? [wordsOf(mark, id, at)].filter(({ properties }) => properties.words) : [],
    signs: isSign ? [signOf(mark, id, at)] : [],
  };
};

/**
 * A shape twice: wide and light below, and in its colour.
 * @param {Mark} mark
 * @param {string} id
 * @param {Shape} geometry
 * @returns {Feature[]}
 */
const strokesOf = ({ kind, colour }, id, geometry) =>
  ["mark-casing", `mark-${colour} mark-${kind}`].map((style) => ({
    type: "Feature",
    id: `${id}-${style}`,
    geometry,
    properties: { style, words: "" },
  }));

/**
 * @param {Mark} mark
 * @param {string} id
 * @param {Place} at
 * @returns {Feature}
 */
const wordsOf = (mark, id, at) => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: at },
  properties: { feature: id, words: labelText(mark), rank: -1 },
});

/**
 * @param {Mark} mark
 * @param {string} id
 * @param {Place} at
 * @returns {Feature}
 */
const signOf = ({ colour, text }, id, at) => ({
  type: "Feature",
  id: `${id}-sign`,
  geometry: { type: "Point", coordinates: at },
  properties: { symbol: `mark-${colour}`, words: text },
});

/**
 * Where the words of a mark with a shape stand.
 * @param {Mark} mark
 * @param {Shape} shape
 * @returns {Place}
 */
const labelPlace = ({ kind, points, radiusKm }, shape) => {
  if (kind === "ring") return placeAt(points[0], 0, radiusKm);
  return shape.type === "Polygon" ? middleOf(shape.coordinates[0]) : halfway(points);
};

/**
 * The middle of the corners, which lies in any area that bulges nowhere inwards.
 * @param {import("geojson").Position[]} edge
 * @returns {Place}
 */
const middleOf = (edge) => {
  const sum = edge.slice(1).reduce(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
  return [sum[0] / (edge.length - 1), sum[1] / (edge.length - 1)];
};
