/* Which sites may be one sign: those of an exercise, and the bases that a state runs on the day of the map. */

/** @import { Feature, Look, Scene } from "../../types.js" */

import { _ } from "../i18n.js";
import { nameThen } from "../scene/name-then.js";

/**
 * Which sites are taken together, and what these are called; `idle` ones are of another time than the day of the map.
 * @typedef {{ id: string, name: string, selected: boolean, idle: boolean }} SiteGroup
 */

/**
 * What a side shows, what the page is about, what is selected, itself and with all that belongs to it, and whether there are many places.
 * `said` are the features at which a step has callouts: these stay alone, like what the page is about.
 * @typedef {{ scene: Pick<Scene, "names" | "dimmed" | "hides">, look: Look, selection?: string | null, subject?: string[], selected: Set<string>, many?: boolean, said?: Set<string>, step?: unknown }} Shown
 */

/* Bases that nobody is known to have run on the day of the map. */
const OF_ANOTHER_TIME = "other";
/* Places that no exercise and no state has, where a map shows many. */
const OF_NO_GROUP = "places";

/**
 * What is selected itself stays out of all groups, as does what the page is about; what belongs to the selection is not taken together with what does
 * not, nor what is there on the day with what is of another time. Of many places those of no group are taken together as well.
 * @param {Feature} place
 * @param {Shown} shown
 * @returns {SiteGroup | null}
 */
export const groupOf = (place, shown) => {
  const { selection, subject = [], said = [], selected, scene } = shown;
  const { feature } = place.properties;
  const [id, name] = chosenGroup(place, shown);
  if (!feature || !id || [selection, ...subject, ...said].includes(feature)) return null;
  const own = { id, name, selected: selected.has(feature), idle: scene.dimmed.has(feature) };
  if (isState(id)) return basesOf(own, shown);
  return id === OF_NO_GROUP ? own : { ...own, name: nameThen(shown, id, own) };
};

/**
 * The group that is selected, or else the first; without a name where there is none.
 * @param {Feature} place
 * @param {Shown} shown
 * @returns {[id: string, name: string]}
 */
const chosenGroup = ({ properties: { sites = [] } }, { selection, many }) =>
  sites.find(([one]) => one === selection) ?? sites[0] ?? [many ? OF_NO_GROUP : "", ""];

/**
 * Bases are taken together by who runs them on the day: where that is not known, those are together; where that state
 * is not there, none are.
 * @param {SiteGroup} own
 * @param {Shown} shown
 * @returns {SiteGroup | null}
 */
const basesOf = (own, shown) => {
  if (own.idle) return { ...own, id: OF_ANOTHER_TIME, name: "" };
  return shown.scene.hides(own.id) ? null : { ...own, name: nameThen(shown, own.id, own) };
};

/** @param {string} id */
const isState = (id) => id.startsWith("state:");

/** @param {SiteGroup | null} group */
export const keyOf = (group) => (group ? `${group.id} ${group.selected} ${group.idle}` : "");

/**
 * What the map writes beside the sign of a group: a number says it all where the group has no name.
 * @param {SiteGroup} group
 * @param {number} count
 */
export const labelOfSites = (group, count) =>
  group.id === OF_NO_GROUP ? "" : nameOfSites(group, count);

/**
 * @param {SiteGroup} group
 * @param {number} count
 */
export const nameOfSites = ({ id, name }, count) => {
  if (id === OF_NO_GROUP) return _("{count} places", { count });
  if (id === OF_ANOTHER_TIME) return _("{count} bases of another time", { count });
  const values = { group: name, count };
  return isState(id) ? _("{group}: {count} bases", values) : _("{group}: {count} sites", values);
};
