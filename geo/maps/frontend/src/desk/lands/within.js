/* How much of an area is whose, found along many levels of latitude. */

/**
 * @import { Spot, Stretch } from "./answers.js"
 * @import { Strips } from "./strips.js"
 */

import { FLATTENING, RADIANS } from "../../projection/ellipsoid.js";
import { crossings } from "./strips.js";

/* So many levels tell the parts of an area to a hundredth or two of it. */
const LEVELS = 240;
const SQUARED = FLATTENING * (2 - FLATTENING);

/**
 * How wide a degree of longitude and a thin level are together, by latitude, in parts of what they are at the equator.
 * @param {number} lat
 */
const weightAt = (lat) =>
  Math.cos(lat * RADIANS) / (1 - SQUARED * Math.sin(lat * RADIANS) ** 2) ** 2;

/**
 * The parts of a level inside a ring, as pairs of longitudes.
 * @param {[lon: number, lat: number][]} ring
 * @param {number} lat
 */
const insideAt = (ring, lat) => {
  const lons = ring.slice(1).flatMap(([x2, y2], at) => {
    const [x, y] = ring[at];
    return y <= lat === y2 <= lat ? [] : [x + ((lat - y) / (y2 - y)) * (x2 - x)];
  });
  lons.sort((one, other) => one - other);
  return lons.filter((_lon, at) => at % 2 === 0).map((west, at) => [west, lons[2 * at + 1]]);
};

/**
 * The shares of an area (0 to 1) that are each holder's, water included; none of an area about a pole, or without width.
 * @param {Strips} strips
 * @param {(lon: number, lat: number) => Spot} at
 * @returns {(ring: [lon: number, lat: number][]) => (Pick<Stretch, "kind" | "holders"> & { share: number })[]}
 */
export const withinOf = (strips, at) => (ring) => {
  const lats = ring.map(([, lat]) => lat);
  const [low, high] = [Math.min(...lats), Math.max(...lats)];
  /** @type {Map<string, Pick<Stretch, "kind" | "holders"> & { share: number }>} */
  const found = new Map();
  let whole = 0;
  for (let level = 0; level < LEVELS; level += 1) {
    const lat = low + ((high - low) * (level + 0.5)) / LEVELS;
    for (const [west, east] of insideAt(ring, lat)) {
      const cuts = [0, ...crossings(strips, [west, lat], [east, lat]), 1];
      cuts.slice(1).forEach((cut, number) => {
        const { kind, holders } = at(west + ((cut + cuts[number]) / 2) * (east - west), lat);
        const name = `${kind} ${holders.join(";")}`;
        const part = found.get(name) ?? { kind, holders, share: 0 };
        const size = (cut - cuts[number]) * (east - west) * weightAt(lat);
        part.share += size;
        whole += size;
        found.set(name, part);
      });
    }
  }
  return [...found.values()]
    .filter(({ share }) => share > 0)
    .map((part) => ({ ...part, share: part.share / whole }))
    .sort((one, other) => other.share - one.share);
};
