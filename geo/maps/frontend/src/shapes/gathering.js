/* Which signs a map draws of its places: those that stand alone, and one for several of a group. */

/**
 * @import { Crowd, Feature, Point } from "../../types.js"
 * @import { Shown, SiteGroup } from "./site-groups.js"
 */

import { style } from "../shared.js";
import { crowdsOf } from "./crowding.js";
import { groupOf, keyOf } from "./site-groups.js";

/** @typedef {Crowd & { group: SiteGroup }} Gathered */

/** @param {number} count of places that a map shows */
export const areMany = (count) => count > style.manyPlaces;

/**
 * Where a map shows many places, no more signs are drawn than have room, however many places there are.
 * @param {Feature[]} places
 * @param {Point[]} points where they lie, in pixels
 * @param {Shown} shown
 * @param {{ nearest?: boolean }} [zoom] at the nearest no sign can be opened, so that there is none
 * @returns {{ alone: Feature[], together: Gathered[] }}
 */
export const gathered = (places, points, shown, { nearest = false } = {}) => {
  const many = areMany(places.length);
  const groups = places.map((place) => groupOf(place, { ...shown, many }));
  const [apart, cell] = many ? [style.manyApart, style.manyApart / 2] : [style.sitesApart, 0];
  const crowds = nearest
    ? crowdsOf(points, groups.map(keyOf), 0)
    : crowdsOf(points, groups.map(keyOf), apart, cell);
  return {
    alone: crowds.filter(isOne).map(({ members: [at] }) => places[at]),
    together: crowds.flatMap((crowd) => {
      const group = groups[crowd.members[0]];
      return group && !isOne(crowd) ? [{ ...crowd, group }] : [];
    }),
  };
};

/** @param {Crowd} crowd */
const isOne = ({ members }) => members.length === 1;
