/* Projections about a point, of the WGS 84 ellipsoid, in metres; geo/maps/style/projections.py says which. */

/** @import { Definition, Projected } from "../../types.js" */

import { style } from "../shared.js";
import { EQUATOR_M, FLATTENING, RADIANS, geodesicFrom, geodesicTo } from "./ellipsoid.js";

/* What lies further from the centre is not drawn: all lands north of the tropic are within, and nothing is stretched
   more than 2.5 times. */
const REACH = style.reach;
const REACH_COS = Math.cos(REACH * RADIANS);

const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);

/**
 * Snyder's q, by which the authalic latitude is defined (3-12), of the sine of a latitude.
 * @param {number} sin
 */
const authalic = (sin) =>
  (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
const Q_POLE = authalic(1);
const AUTHALIC_M = EQUATOR_M * Math.sqrt(Q_POLE / 2);
/* Of an authalic latitude as a geographic one (3-18). */
const BACK = [
  E2 / 3 + (31 * E2 ** 2) / 180 + (517 * E2 ** 3) / 5040,
  (23 * E2 ** 2) / 360 + (251 * E2 ** 3) / 3780,
  (761 * E2 ** 3) / 45360,
];

/** @typedef {(lon: number, lat: number) => [number, number]} There */
/** @typedef {{ project: There, unproject: There }} Both */

/**
 * Lambert's azimuthal equal-area projection (24-17 to 24-30).
 * @param {Definition} definition
 * @returns {Both}
 */
const equal = ({ lon_0: lon0, lat_0: lat0 }) => {
  const sin0 = Math.sin(lat0 * RADIANS);
  const beta0 = Math.asin(authalic(sin0) / Q_POLE);
  const [sinB0, cosB0] = [Math.sin(beta0), Math.cos(beta0)];
  const stretch =
    (EQUATOR_M * Math.cos(lat0 * RADIANS)) / (Math.sqrt(1 - E2 * sin0 * sin0) * AUTHALIC_M * cosB0);
  return {
    project: (lon, lat) => {
      const lambda = (lon - lon0) * RADIANS;
      const sinB = authalic(Math.sin(lat * RADIANS)) / Q_POLE;
      const cosB = Math.sqrt(Math.max(0, 1 - sinB * sinB));
      const far = sinB0 * sinB + cosB0 * cosB * Math.cos(lambda);
      const scale = AUTHALIC_M * Math.sqrt(2 / Math.max(1e-9, 1 + far));
      return [
        scale * stretch * cosB * Math.sin(lambda),
        (scale / stretch) * (cosB0 * sinB - sinB0 * cosB * Math.cos(lambda)),
      ];
    },
    unproject: (x, y) => {
      const [east, north] = [x / stretch, y * stretch];
      const rho = Math.hypot(east, north);
      if (!rho) return [lon0, lat0];
      const c = 2 * Math.asin(Math.min(1, rho / (2 * AUTHALIC_M)));
      const sinB = Math.cos(c) * sinB0 + (north * Math.sin(c) * cosB0) / rho;
      const beta = Math.asin(Math.min(1, Math.max(-1, sinB)));
      const lambda = Math.atan2(
        east * Math.sin(c),
        rho * cosB0 * Math.cos(c) - north * sinB0 * Math.sin(c),
      );
      const lat = BACK.reduce(
        (sum, share, index) => sum + share * Math.sin(2 * (index + 1) * beta),
        beta,
      );
      return [lon0 + lambda / RADIANS, lat / RADIANS];
    },
  };
};

/**
 * The azimuthal equidistant projection: distance and direction from the centre are those of the geodesic.
 * @param {Definition} definition
 * @returns {Both}
 */
const aeqd = ({ lon_0: lon0, lat_0: lat0 }) => ({
  project: geodesicFrom(lat0, lon0),
  unproject: geodesicTo(lat0, lon0),
});

/** @type {Record<string, (definition: Definition) => Both>} */
const KINDS = { equal, aeqd };

/**
 * A projection as it is defined; null for Mercator, which Leaflet has.
 * @param {Definition} definition
 * @returns {Projected | null}
 */
export const projectionOf = (definition) => {
  const { name, lon_0: lon0, lat_0: lat0 } = definition;
  if (!Object.hasOwn(KINDS, name)) return null;
  const sin0 = Math.sin(lat0 * RADIANS);
  const cos0 = Math.cos(lat0 * RADIANS);
  const { project, unproject } = KINDS[name](definition);
  /**
   * The cosine of the angle at which a point is seen from the centre of a sphere.
   * @param {number} lon
   * @param {number} lat
   */
  const nearness = (lon, lat) =>
    sin0 * Math.sin(lat * RADIANS) +
    cos0 * Math.cos(lat * RADIANS) * Math.cos((lon - lon0) * RADIANS);
  return {
    ...definition,
    project,
    unproject,
    reaches: (lon, lat) => nearness(lon, lat) >= REACH_COS,
    edge: (azimuth) => {
      const [sinC, cosC] = [Math.sin(REACH * RADIANS), REACH_COS];
      const lat = Math.asin(sin0 * cosC + cos0 * sinC * Math.cos(azimuth));
      const lon = Math.atan2(Math.sin(azimuth) * sinC * cos0, cosC - sin0 * Math.sin(lat));
      return [lon0 + lon / RADIANS, lat / RADIANS];
    },
    /* Web Mercator draws a metre at this latitude so much larger than on the equator. */
    enlarged: (1 - E2 * sin0 * sin0) / (cos0 * Math.sqrt(1 - E2)),
  };
};
