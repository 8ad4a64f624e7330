/* Measuring on the WGS 84 ellipsoid, by GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z). */

import geodesic from "geographiclib-geodesic";

import { marks as rule } from "../../shared.js";

/** @typedef {[lon: number, lat: number]} Place */

const { WGS84 } = geodesic.Geodesic;
const METRES = 1000;
/* Pieces of a line are straight on the map; as long as this they follow the geodesic to less than a pixel. */
const { step_km: STEP_KM, ring_points: RING_POINTS } = rule;

/**
 * @param {Place} one
 * @param {Place} other
 */
const inverse = ([lon, lat], [otherLon, otherLat]) =>
  /** @type {{ s12: number, azi1: number }} */ (WGS84.Inverse(lat, lon, otherLat, otherLon));

/**
 * The place so far from another, in a direction in degrees clockwise from north.
 * @param {Place} from
 * @param {number} azimuth
 * @param {number} km
 * @returns {Place}
 */
export const placeAt = ([lon, lat], azimuth, km) => {
  const { lon2, lat2 } = WGS84.Direct(lat, lon, azimuth, km * METRES);
  return [/** @type {number} */ (lon2), /** @type {number} */ (lat2)];
};

/**
 * @param {Place} one
 * @param {Place} other
 */
export const distanceKm = (one, other) => inverse(one, other).s12 / METRES;

/**
 * In which direction a geodesic sets out, in degrees clockwise from north.
 * @param {Place} one
 * @param {Place} other
 */
export const azimuthDegrees = (one, other) => (inverse(one, other).azi1 + 360) % 360;

/**
 * The pairs of neighbours.
 * @param {Place[]} points
 * @returns {[Place, Place][]}
 */
const legsOf = (points) => points.slice(1).map((to, at) => [points[at], to]);

/** @param {Place[]} points */
export const lengthKm = (points) =>
  legsOf(points).reduce((sum, [one, other]) => sum + distanceKm(one, other), 0);

/** @param {Place[]} points */
export const areaKm2 = (points) => {
  const polygon = WGS84.Polygon(false);
  points.forEach(([lon, lat]) => polygon.AddPoint(lat, lon));
  return Math.abs(polygon.Compute(false, true).area ?? 0) / METRES ** 2;
};

/**
 * The points with others between them, whose longitudes go on counting where they cross the antimeridian.
 * @param {Place[]} points
 * @returns {Place[]}
 */
export const along = (points) => {
  const dense = legsOf(points).flatMap(([one, other]) => legPoints(one, other));
  return unwrapLine([points[0], ...dense]);
};

/**
 * @param {Place} one
 * @param {Place} other
 * @returns {Place[]}
 */
const legPoints = (one, other) => {
  const { s12, azi1 } = inverse(one, other);
  const line = WGS84.DirectLine(one[1], one[0], azi1, s12);
  const count = Math.floor(s12 / METRES / STEP_KM) + 1;
  return Array.from({ length: count }, (_, at) => {
    if (at + 1 === count) return other;
    const { lon2, lat2 } = line.Position((s12 * (at + 1)) / count);
    return [/** @type {number} */ (lon2), /** @type {number} */ (lat2)];
  });
};

/**
 * @param {Place[]} points
 * @returns {Place[]}
 */
const unwrapLine = (points) => {
  let [last] = points[0];
  return points.map(([lon, lat]) => {
    last = lon + 360 * Math.round((last - lon) / 360);
    return [last, lat];
  });
};

/**
 * The line of all points at a distance, closed.
 * @param {Place} centre
 * @param {number} radiusKm
 */
export const ring = (centre, radiusKm) => {
  const step = 360 / RING_POINTS;
  const places = Array.from({ length: RING_POINTS }, (_, at) =>
    placeAt(centre, at * step, radiusKm),
  );
  return unwrapLine([...places, places[0]]);
};

/**
 * The middle of a line of several points.
 * @param {Place[]} points
 * @returns {Place}
 */
export const halfway = (points) => {
  let left = lengthKm(points) / 2;
  for (const [one, other] of legsOf(points)) {
    const km = distanceKm(one, other);
    if (left <= km) return placeAt(one, azimuthDegrees(one, other), left);
    left -= km;
  }
  return points[points.length - 1];
};
