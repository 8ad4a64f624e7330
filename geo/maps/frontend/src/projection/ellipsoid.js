/* Geodesics of the WGS 84 ellipsoid: Vincenty 1975, Survey Review 23, 88–93; here good to a metre where the ends do
   not lie opposite each other. */

export const EQUATOR_M = 6378137;
export const FLATTENING = 1 / 298.257223563;
const POLE_M = EQUATOR_M * (1 - FLATTENING);
const SQUASH = (EQUATOR_M ** 2 - POLE_M ** 2) / POLE_M ** 2;
export const RADIANS = Math.PI / 180;

/* Each round is two hundred times nearer than the one before. */
const SETTLED = 1e-7;
const MOST_ROUNDS = 30;

/* Vincenty's series in u², of the azimuth at the equator (3, 4), and that of the drift of longitude (10). Numbers are
   passed one by one: whole layers go through here, and objects would have to be cleared away. */

/** @param {number} u2 */
const seriesA = (u2) => 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));

/** @param {number} u2 */
const seriesB = (u2) => (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));

/** @param {number} cosAlpha2 */
const seriesC = (cosAlpha2) =>
  (FLATTENING / 16) * cosAlpha2 * (4 + FLATTENING * (4 - 3 * cosAlpha2));

/**
 * By how much an arc of the auxiliary sphere is longer than its geodesic (6).
 * @param {number} b
 * @param {number} sin of the arc
 * @param {number} cos
 * @param {number} mid the cosine of twice the way to its middle
 */
const excess = (b, sin, cos, mid) => {
  const double = 2 * mid * mid - 1;
  const triple = (b / 6) * mid * (4 * sin * sin - 3) * (2 * double - 1);
  return b * sin * (mid + (b / 4) * (cos * double - triple));
};

/**
 * The difference of longitude on the ellipsoid and on the auxiliary sphere (11).
 * @param {number} c
 * @param {number} sinAlpha
 * @param {number} sigma the arc
 * @param {number} sin of the arc
 * @param {number} cos
 * @param {number} mid
 */
const drift = (c, sinAlpha, sigma, sin, cos, mid) =>
  (1 - c) * FLATTENING * sinAlpha * (sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1)));

/**
 * The sine and the cosine of the reduced latitude.
 * @param {number} lat in degrees
 * @returns {[sin: number, cos: number]}
 */
const reducedLatitude = (lat) => {
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
  const [sin1, cos1] = reducedLatitude(lat0);
  return (lon, lat) => {
    const turn = lon - lon0;
    const L = (turn - 360 * Math.round(turn / 360)) * RADIANS;
    const tan2 = (1 - FLATTENING) * Math.tan(lat * RADIANS);
    const cos2 = 1 / Math.sqrt(1 + tan2 * tan2);
    const sin2 = tan2 * cos2;
    const sines = sin1 * sin2;
    const cosines = cos1 * cos2;
    let lambda = L;
    let east = 0;
    let north = 0;
    let sin = 0;
    let cos = 1;
    let sigma = 0;
    let cosAlpha2 = 1;
    let mid = 0;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const cosL = Math.cos(lambda);
      east = cos2 * Math.sin(lambda);
      north = cos1 * sin2 - sin1 * cos2 * cosL;
      sin = Math.sqrt(east * east + north * north);
      if (!sin) return [0, 0];
      cos = sines + cosines * cosL;
      sigma = Math.atan2(sin, cos);
      const sinAlpha = (cos1 * east) / sin;
      cosAlpha2 = 1 - sinAlpha * sinAlpha;
      /* Along the equator there is no middle. */
      mid = cosAlpha2 ? cos - (2 * sines) / cosAlpha2 : 0;
      const next = L + drift(seriesC(cosAlpha2), sinAlpha, sigma, sin, cos, mid);
      const isSettled = Math.abs(next - lambda) < SETTLED;
      lambda = next;
      if (isSettled) break;
    }
    const u2 = cosAlpha2 * SQUASH;
    const metres = POLE_M * seriesA(u2) * (sigma - excess(seriesB(u2), sin, cos, mid));
    return [(metres * east) / sin, (metres * north) / sin];
  };
};

/**
 * The end of a geodesic that goes so many metres east and north: longitude and latitude in degrees.
 * @param {number} lat0
 * @param {number} lon0
 * @returns {(east: number, north: number) => [lon: number, lat: number]}
 */
export const geodesicTo = (lat0, lon0) => {
  const [sin1, cos1] = reducedLatitude(lat0);
  return (east, north) => {
    const metres = Math.hypot(east, north);
    if (!metres) return [lon0, lat0];
    const [sinAz, cosAz] = [east / metres, north / metres];
    const sinAlpha = cos1 * sinAz;
    const cosAlpha2 = 1 - sinAlpha * sinAlpha;
    const u2 = cosAlpha2 * SQUASH;
    const b = seriesB(u2);
    const start = Math.atan2(sin1 / cos1, cosAz);
    const flat = metres / (POLE_M * seriesA(u2));
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
    const turned = lambda - drift(seriesC(cosAlpha2), sinAlpha, sigma, sin, cos, mid);
    return [lon0 + turned / RADIANS, lat / RADIANS];
  };
};
