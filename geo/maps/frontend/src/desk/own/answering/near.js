/* The nearest of many places to a point, by the geodesic of the ellipsoid. */

import { RADIANS, geodesicFrom } from "../../../projection/ellipsoid.js";

/** @typedef {{ name: string, lon: number, lat: number }} Named */

/* On a sphere a place may seem nearer than one that is nearer on the ellipsoid by less than this share. */
const FLAT = 0.01;

/**
 * @param {number} lon
 * @param {number} lat
 * @returns {[x: number, y: number, z: number]}
 */
const onSphere = (lon, lat) => {
  const [east, north] = [lon * RADIANS, lat * RADIANS];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
};

/**
 * The first of some ascending numbers that is no less than another.
 * @param {Float64Array} ascending
 * @param {number} number
 */
const placeOf = (ascending, number) => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The places that may be the nearest: those on a sphere, from the latitude of the point on to both sides, as far as one
 * could be nearer than those found.
 * @param {Float64Array[]} spots x, y and z of places from south to north
 * @param {[x: number, y: number, z: number]} point
 */
const candidates = ([xs, ys, zs], [x, y, z]) => {
  /** @type {{ at: number, chord: number }[]} */
  const found = [];
  let least = Infinity;
  const start = placeOf(zs, z);
  [1, -1].forEach((step) => {
    for (let at = step > 0 ? start : start - 1; at >= 0 && at < zs.length; at += step) {
      const dz = (zs[at] - z) ** 2;
      if (dz > least) break;
      const chord = (xs[at] - x) ** 2 + (ys[at] - y) ** 2 + dz;
      if (chord > least) continue;
      found.push({ at, chord });
      least = Math.min(least, chord * (1 + FLAT) ** 2);
    }
  });
  return found.filter(({ chord }) => chord <= least);
};

/**
 * @template {Named} Place
 * @param {Place[]} places
 * @returns {(lon: number, lat: number) => { place: Place, km: number } | null}
 */
export const nearestOf = (places) => {
  const northward = [...places].sort((a, b) => a.lat - b.lat);
  const points = northward.map(({ lon, lat }) => onSphere(lon, lat));
  const spots = [0, 1, 2].map((axis) => Float64Array.from(points, (point) => point[axis]));
  return (lon, lat) => {
    const from = geodesicFrom(lat, lon);
    const measured = candidates(spots, onSphere(lon, lat)).map(({ at }) => {
      const place = northward[at];
      return { place, km: Math.hypot(...from(place.lon, place.lat)) / 1000 };
    });
    return measured.reduce(
      (best, one) => (best && best.km <= one.km ? best : one),
      /** @type {{ place: Place, km: number } | null} */ (null),
    );
  };
};
