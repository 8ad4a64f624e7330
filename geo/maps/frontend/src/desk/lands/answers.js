/* Whose a spot is, and whose land a line crosses, in a scene. */

/**
 * @import { Scene } from "../../../types.js"
 * @import { Face, Land } from "./arcs.js"
 * @import { Strips } from "./strips.js"
 */

import { geodesicFrom, geodesicTo } from "../../projection/ellipsoid.js";
import { crossings, faceAt, stripsOf } from "./strips.js";
import { withinOf } from "./within.js";

/**
 * Whose a spot is, as drawn by a viewer on a day. `holders` are codes: one as a rule, several where the land is
 * divided, none where it is drawn as nobody's, at sea, or where no position of the viewer was found.
 * @typedef {object} Spot
 * @property {"land" | "sea" | "unknown"} kind unknown where no position of the viewer was found
 * @property {string[]} holders
 * @property {string[]} administrators on the ground
 * @property {string[]} claimants
 * @property {string[]} zones ids of the disputed zones in which it is, innermost first
 */

/** @typedef {Pick<Spot, "kind" | "holders"> & { km: number }} Stretch */

/** @type {Spot} */
const SEA = { kind: "sea", holders: [], administrators: [], claimants: [], zones: [] };

/* An edge of a geodesic as short as this is as good as straight in degrees: half a metre at the most. */
const STEP_KM = 5;

/** @param {string | undefined} codes */
const split = (codes) => (codes ?? "").split(";").filter(Boolean);

/**
 * Whose a face is in a scene.
 * @param {Scene} scene
 * @param {Face} face
 * @returns {Spot}
 */
export const spotOf = (scene, { id, state, zones }) => {
  const holder = scene.holder({ id, properties: { feature: `state:${state || id}` } });
  const administrators = zones.length ? split(scene.administratorOf[id]) : [holder];
  const isUnknown = scene.unfound.has(id);
  /* Land without one holder that is drawn as it is administered is divided. */
  const shared = isUnknown || scene.moved.has(id) ? [] : administrators;
  return {
    kind: isUnknown ? "unknown" : "land",
    holders: holder ? [holder] : shared,
    administrators,
    claimants: split(scene.claimsOf[id]),
    zones,
  };
};

/**
 * The answers about land in a scene.
 * @param {Land} land
 * @param {Strips} strips
 * @param {Scene} scene
 */
export const answersOf = ({ faces }, strips, scene) => {
  const spots = faces.map((face) => spotOf(scene, face));
  /**
   * @param {number} lon in degrees
   * @param {number} lat
   * @returns {Spot}
   */
  const at = (lon, lat) => spots[faceAt(strips, lon, lat)] ?? SEA;

  /**
   * The kilometres of a line through points, along geodesics, on the land of each holder, in the order in which they
   * are come to.
   * @param {[lon: number, lat: number][]} lonLats
   * @returns {Stretch[]}
   */
  const along = (lonLats) => {
    /** @type {Map<string, Stretch>} */
    const found = new Map();
    for (const { from, to, km } of shortEdges(lonLats)) {
      const cuts = [0, ...crossings(strips, from, to), 1];
      cuts.slice(1).forEach((cut, number) => {
        const middle = (cut + cuts[number]) / 2;
        const [lon, lat] = [0, 1].map((axis) => from[axis] + middle * (to[axis] - from[axis]));
        const { kind, holders } = at(lon, lat);
        const name = `${kind} ${holders.join(";")}`;
        const stretch = found.get(name) ?? { kind, holders, km: 0 };
        stretch.km += km * (cut - cuts[number]);
        found.set(name, stretch);
      });
    }
    return [...found.values()];
  };
  return { at, along, within: withinOf(strips, at) };
};

/**
 * The edges of geodesics through points, each so short that it is straight in degrees.
 * @param {[lon: number, lat: number][]} lonLats
 */
function* shortEdges(lonLats) {
  for (let number = 1; number < lonLats.length; number += 1) {
    const [[lon, lat], end] = [lonLats[number - 1], lonLats[number]];
    const [east, north] = geodesicFrom(lat, lon)(...end);
    const km = Math.hypot(east, north) / 1000;
    const steps = Math.max(Math.ceil(km / STEP_KM), 1);
    const pointAt = geodesicTo(lat, lon);
    let from = pointAt(0, 0);
    for (let step = 1; step <= steps; step += 1) {
      const to = pointAt((east * step) / steps, (north * step) / steps);
      yield { from, to, km: km / steps };
      from = to;
    }
  }
}

/** @param {Land} land */
export const indexLand = (land) => ({ land, strips: stripsOf(land.edges) });
