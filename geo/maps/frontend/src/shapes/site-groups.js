/* Which sites may be one sign: those of an exercise, and the bases that a state runs on the day of the map. */

/** @import { Feature, Look, Scene } from "../../types.js" */

import { _ } from "../i18n.js";
import { nameThen } from "../scene/name-then.js";

/**
 * Which sites are taken together, and what these are called; `idle` ones are of another time than the day of the map.
 * @typedef {{ id: string, name: string, selected: boolean, idle: boolean }} SiteGroup
 */

/**
 * What a side shows, what the page is about, and what is selected, itself and with all that belongs to it.
 * @typedef {{ scene: Pick<Scene, "names" | "dimmed" | "hides">, look: Look, selection?: string | null, subject?: string[], selected: Set<string> }} Shown
 */

/* Bases that nobody is known to have run on the day of the map. */
const OF_ANOTHER_TIME = "other";

/**
 * What is selected itself stays out of all groups, as does what the page is about; what belongs to the selection is not taken together with what does
 * not, nor what is there on the day with what is of another time.
 * @param {Feature} feature
 * @param {Shown} shown
 * @returns {SiteGroup | null}
 */
export const groupOf = ({ properties: { feature = "", sites = [] } }, shown) => {
  const { selection, subject = [], selected, scene } = shown;
  if (!sites.length || [selection, ...subject].includes(feature)) return null;
  const [id, name] = sites.find(([one]) => one === selection) ?? sites[0];
  const own = { id, name, selected: selected.has(feature), idle: scene.dimmed.has(feature) };
  return isState(id) ? basesOf(own, shown) : { ...own, name: nameThen(shown, id, own) };
};

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
 * @param {SiteGroup} group
 * @param {number} count
 */
export const nameOfSites = ({ id, name }, count) => {
  if (id === OF_ANOTHER_TIME) return _("{count} bases of another time", { count });
  const values = { group: name.split(" (")[0], count };
  return isState(id) ? _("{group}: {count} bases", values) : _("{group}: {count} sites", values);
};
