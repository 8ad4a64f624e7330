/* Geodesics of the WGS 84 ellipsoid: Vincenty 1975, Survey Review 23, 88–93; good to a millimetre where the ends do
   not lie opposite each other. */

export const EQUATOR_M = 6378137;
export const FLATTENING = 1 / 298.257223563;
const POLE_M = EQUATOR_M * (1 - FLATTENING);
const SQUASH = (EQUATOR_M ** 2 - POLE_M ** 2) / POLE_M ** 2;
export const RADIANS = Math.PI / 180;

const SETTLED = 1e-10;
const MOST_ROUNDS = 30;

/** @param {number} cosAlpha2 of the azimuth at the equator, squared */
const seriesOf = (cosAlpha2) => {
  const u2 = cosAlpha2 * SQUASH;
  return {
    a: 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2))),
    b: (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2))),
    c: (FLATTENING / 16) * cosAlpha2 * (4 + FLATTENING * (4 - 3 * cosAlpha2)),
  };
};

/**
 * By how much an arc of the auxiliary sphere is longer than its geodesic.
 * @param {number} b
 * @param {number} sin of the arc
 * @param {number} cos
 * @param {number} mid the cosine of twice the way to its middle
 */
const excess = (b, sin, cos, mid) =>
  b *
  sin *
  (mid +
    (b / 4) *
      (cos * (2 * mid * mid - 1) - (b / 6) * mid * (4 * sin * sin - 3) * (4 * mid * mid - 3)));

/**
 * The difference of longitude on the ellipsoid and on the auxiliary sphere.
 * @param {number} c
 * @param {number} sinAlpha
 * @param {{ sigma: number, sin: number, cos: number, mid: number }} arc
 */
const drift = (c, sinAlpha, { sigma, sin, cos, mid }) =>
  (1 - c) * FLATTENING * sinAlpha * (sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1)));

/**
 * The sine and the cosine of the reduced latitude.
 * @param {number} lat in degrees
 * @returns {[sin: number, cos: number]}
 */
const reduced = (lat) => {
  const tan = (1 - FLATTENING) * Math.tan(lat * RADIANS);
  const cos = 1 / Math.sqrt(1 + tan * tan);
  return [tan * cos, cos];
};

/**
 * How far a point lies from another one and in which direction: east and north parts of the geodesic, in metres.
 * @param {number} lat0 in degrees, as all that follow
 * @param {number} lon0
 * @returns {(lon: number, lat: number) => [east: number, north: number]}
 */
export const geodesicFrom = (lat0, lon0) => {
  const [sin1, cos1] = reduced(lat0);
  return (lon, lat) => {
    const turn = lon - lon0;
    const L = (turn - 360 * Math.round(turn / 360)) * RADIANS;
    const [sin2, cos2] = reduced(lat);
    let [lambda, before, rounds] = [L, Infinity, 0];
    let [east, north, cosAlpha2] = [0, 0, 0];
    let arc = { sigma: 0, sin: 0, cos: 1, mid: 0 };
    while (Math.abs(lambda - before) > SETTLED && rounds < MOST_ROUNDS) {
      const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
      [east, north] = [cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL];
      const sin = Math.hypot(east, north);
      if (!sin) return [0, 0];
      const cos = sin1 * sin2 + cos1 * cos2 * cosL;
      const sinAlpha = (cos1 * cos2 * sinL) / sin;
      cosAlpha2 = 1 - sinAlpha * sinAlpha;
      /* Along the equator there is no middle. */
      const mid = cosAlpha2 ? cos - (2 * sin1 * sin2) / cosAlpha2 : 0;
      arc = { sigma: Math.atan2(sin, cos), sin, cos, mid };
      [before, lambda] = [lambda, L + drift(seriesOf(cosAlpha2).c, sinAlpha, arc)];
      rounds += 1;
    }
    const { a, b } = seriesOf(cosAlpha2);
    const metres = POLE_M * a * (arc.sigma - excess(b, arc.sin, arc.cos, arc.mid));
    return [(metres * east) / arc.sin, (metres * north) / arc.sin];
  };
};

/**
 * The end of a geodesic that goes so many metres east and north: longitude and latitude in degrees.
 * @param {number} lat0
 * @param {number} lon0
 * @returns {(east: number, north: number) => [lon: number, lat: number]}
 */
export const geodesicTo = (lat0, lon0) => {
  const [sin1, cos1] = reduced(lat0);
  return (east, north) => {
    const metres = Math.hypot(east, north);
    if (!metres) return [lon0, lat0];
    const [sinAz, cosAz] = [east / metres, north / metres];
    const sinAlpha = cos1 * sinAz;
    const cosAlpha2 = 1 - sinAlpha * sinAlpha;
    const { a, b, c } = seriesOf(cosAlpha2);
    const start = Math.atan2(sin1 / cos1, cosAz);
    const flat = metres / (POLE_M * a);
    let [sigma, before, rounds] = [flat, Infinity, 0];
    let [sin, cos, mid] = [0, 1, 0];
    while (Math.abs(sigma - before) > SETTLED && rounds < MOST_ROUNDS) {
      [sin, cos, mid] = [Math.sin(sigma), Math.cos(sigma), Math.cos(2 * start + sigma)];
      [before, sigma] = [sigma, flat + excess(b, sin, cos, mid)];
      rounds += 1;
    }
    const across = sin1 * sin - cos1 * cos * cosAz;
    const lat = Math.atan2(
      sin1 * cos + cos1 * sin * cosAz,
      (1 - FLATTENING) * Math.hypot(sinAlpha, across),
    );
    const lambda = Math.atan2(sin * sinAz, cos1 * cos - sin1 * sin * cosAz);
    const turned = lambda - drift(c, sinAlpha, { sigma, sin, cos, mid });
    return [lon0 + turned / RADIANS, lat / RADIANS];
  };
};
