/* Which signs a map draws of its places: those that stand alone, and one for several of a group or on one spot. */

/**
 * @import { Crowd, Feature, Point } from "../../types.js"
 * @import { Shown, SiteGroup } from "./site-groups.js"
 */

import { style } from "../shared.js";
import { crowdsOf, stacksOf } from "./crowding.js";
import { groupOf, keyOf } from "./site-groups.js";

/**
 * A sign for several: the group of those that lead it, or none where a single place does, and how many more it stands for.
 * @typedef {Crowd & { group: SiteGroup | null, more: number, selected: boolean, idle: boolean }} Gathered
 */

/** @param {number} count of places that a map shows */
export const areMany = (count) => count > style.manyPlaces;

/**
 * Where a map shows many places, no more signs are drawn than have room, however many places there are; where it shows
 * few, none lies on another.
 * @param {Feature[]} places
 * @param {Point[]} points where they lie, in pixels
 * @param {Shown} shown
 * @param {{ nearest?: boolean }} [zoom] at the nearest no sign can be opened, so that there is none
 * @returns {{ alone: Feature[], together: Gathered[] }}
 */
export const gatherPlaces = (places, points, shown, { nearest = false } = {}) => {
  const many = areMany(places.length);
  const groups = places.map((place) => groupOf(place, { ...shown, many }));
  const [apart, cell] = many ? [style.manyApart, style.manyApart / 2] : [style.sitesApart, 0];
  const crowds = nearest
    ? crowdsOf(points, groups.map(keyOf), 0)
    : crowdsOf(points, groups.map(keyOf), apart, cell);
  const signs =
    nearest || many
      ? crowds.map((crowd) => ({ crowd, lead: crowd }))
      : notBelow(stackCrowds(crowds, places, shown), places, shown);
  return {
    alone: signs.filter(isOne).map(({ crowd }) => places[crowd.members[0]]),
    together: signs.filter((sign) => !isOne(sign)).map(toldBy(places, groups, shown)),
  };
};

/** @typedef {{ crowd: Crowd, lead: Crowd }} Sign */

/** @param {Sign} sign */
const isOne = ({ crowd: { members } }) => members.length === 1;

/**
 * @param {Feature[]} places
 * @param {(SiteGroup | null)[]} groups
 * @param {Shown} shown
 * @returns {(sign: Sign) => Gathered}
 */
const toldBy =
  (places, groups, { selected, scene }) =>
  ({ crowd, lead }) => {
    const ids = crowd.members.map((at) => idOf(places[at]));
    return {
      ...crowd,
      group: lead.members.length > 1 ? groups[lead.members[0]] : null,
      more: crowd.members.length - lead.members.length,
      selected: ids.every((id) => selected.has(id)),
      idle: ids.every((id) => scene.dimmed.has(id)),
    };
  };

/** @param {Feature} place */
const idOf = ({ properties: { feature = "" } }) => feature;

/**
 * @param {Feature} place
 * @param {Shown} shown
 */
const isSubject = (place, { subject = [], said }) =>
  subject.includes(idOf(place)) || Boolean(said?.has(idOf(place)));

/**
 * Signs of several groups that lie on each other are one; what is selected and what the page is about stay alone.
 * @param {Crowd[]} crowds
 * @param {Feature[]} places
 * @param {Shown} shown
 * @returns {Sign[]}
 */
const stackCrowds = (crowds, places, shown) => {
  const { selection, selected, scene } = shown;
  const firsts = crowds.map(({ members: [at] }) => places[at]);
  const kinds = firsts.map((place) => {
    const id = idOf(place);
    if (id === selection || isSubject(place, shown)) return "";
    return `${selected.has(id)} ${scene.dimmed.has(id)}`;
  });
  const ranks = firsts.map(({ properties: { rank = 0 } }) => rank);
  return stacksOf(crowds, kinds, ranks, style.signsApart);
};

/**
 * What lies below the sign of a place that the page is about waits until the map is nearer, or until it is selected, as
 * does what is of another time and lies on what is there on the day.
 * @param {Sign[]} signs
 * @param {Feature[]} places
 * @param {Shown} shown
 */
const notBelow = (signs, places, shown) => {
  /** @param {Sign} sign */
  const firstOf = ({ crowd }) => places[crowd.members[0]];
  /** @param {Sign} sign */
  const isIdle = (sign) => shown.scene.dimmed.has(idOf(firstOf(sign)));
  const subjects = signs.filter((sign) => isSubject(firstOf(sign), shown));
  const there = signs.filter((sign) => !isIdle(sign));
  return signs.filter(
    (sign) =>
      subjects.includes(sign) ||
      shown.selected.has(idOf(firstOf(sign))) ||
      !(
        isOver(subjects, sign, style.below) ||
        (isIdle(sign) && isOver(there, sign, style.signsApart))
      ),
  );
};

/**
 * Whether any of others lies that near to a sign.
 * @param {Sign[]} others
 * @param {Sign} sign
 * @param {number} near
 */
const isOver = (others, { crowd: { x, y } }, near) =>
  others.some(({ crowd }) => Math.hypot(crowd.x - x, crowd.y - y) < near);
