/* The point for which a row is answered: itself, the middle of a line, or a point inside an area. */

/**
 * @import { Position } from "geojson"
 * @import { Shape } from "../../../../types.js"
 * @import { LonLat } from "../reading/rows.js"
 */

/**
 * @param {Position[]} line
 * @returns {LonLat}
 */
const middleOfLine = (line) => {
  const lengths = line.slice(1).map(([x, y], at) => Math.hypot(x - line[at][0], y - line[at][1]));
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  const at = Math.max(
    lengths.findIndex((length) => {
      rest -= length;
      return rest <= 0;
    }),
    0,
  );
  const share = lengths[at] ? 1 + rest / lengths[at] : 0;
  const [[x, y], [x2, y2] = line[at]] = line.slice(at, at + 2);
  return [x + share * (x2 - x), y + share * (y2 - y)];
};

/**
 * The parts of a level of latitude that lie inside an area, as pairs of longitudes.
 * @param {Position[][]} rings
 * @param {number} lat
 */
const crossedAt = (rings, lat) => {
  const found = rings.flatMap((ring) =>
    ring.slice(1).flatMap(([x2, y2], at) => {
      const [x, y] = ring[at];
      return y <= lat === y2 <= lat ? [] : [x + ((lat - y) / (y2 - y)) * (x2 - x)];
    }),
  );
  return found.sort((a, b) => a - b);
};

/**
 * A point inside an area: in the middle of the widest part of the level half way up.
 * @param {Position[][]} rings
 * @returns {LonLat}
 */
const insideOf = (rings) => {
  const [low, high] = rings[0].reduce(
    ([least, most], [, lat]) => [Math.min(least, lat), Math.max(most, lat)],
    [Infinity, -Infinity],
  );
  const lat = (low + high) / 2 + (high - low) * 1e-6;
  const lons = crossedAt(rings, lat);
  const [lon] = lons
    .filter((_lon, at) => at % 2 === 0 && at + 1 < lons.length)
    .map((west, at) => ({ west, east: lons[2 * at + 1] }))
    .sort((a, b) => b.east - b.west - (a.east - a.west))
    .map(({ west, east }) => (west + east) / 2);
  return [lon ?? rings[0][0][0], lon === undefined ? rings[0][0][1] : lat];
};

/**
 * The largest of some parts by the box around them.
 * @template Part
 * @param {Part[]} parts
 * @param {(part: Part) => Position[]} pointsOf
 */
const largestOf = (parts, pointsOf) => {
  /** @param {Part} part */
  const size = (part) => {
    const box = pointsOf(part).reduce(
      ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
    return Math.hypot(box[2] - box[0], box[3] - box[1]);
  };
  return parts.reduce((best, part) => (size(part) > size(best) ? part : best));
};

/**
 * @param {Shape} shape
 * @returns {LonLat}
 */
export const middleOf = (shape) => {
  switch (shape.type) {
    case "Point":
      return /** @type {LonLat} */ (shape.coordinates);
    case "MultiPoint":
      return /** @type {LonLat} */ (shape.coordinates[0]);
    case "LineString":
      return middleOfLine(shape.coordinates);
    case "MultiLineString":
      return middleOfLine(largestOf(shape.coordinates, (line) => line));
    case "Polygon":
      return insideOf(shape.coordinates);
    default:
      return insideOf(largestOf(shape.coordinates, ([shell]) => shell));
  }
};
