/* The names of features on the day of a side. */

/**
 * @import { Feature, Former } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { constants } from "../constants.js";
import { _ } from "../i18n.js";
import { tieLineOf } from "./ties.js";

/**
 * What a feature stands for: land, whoever holds it on this side; a line of several ties, the pair of its states; all
 * else, itself.
 * @param {Side} side
 * @param {Feature} feature
 */
export const featureOf = (side, feature) => {
  const id = feature.properties.feature;
  if (id?.startsWith("tie:")) return tieLineOf(side, feature)?.feature ?? id;
  return id?.startsWith("state:") ? `state:${side.scene.holder(feature)}` : id;
};

/**
 * The name that stood on a day in a list of former ones; undefined where none did.
 * @param {Former[]} former
 * @param {string} day
 */
export const formerName = (former, day) =>
  former.find(([, from, next]) => from <= day && (!next || day < next))?.[0];

/**
 * The name that a feature bore on the day of a side: of land by the scene, of a city by its own list.
 * @param {Side} side
 * @param {string | undefined} id
 * @param {{ name?: string, former?: Former[] }} own
 */
export const nameThen = (side, id = "", { name, former = [] }) =>
  side.scene.names[id] || formerName(former, side.look.on) || name || "";

/**
 * @param {Side} side
 * @param {Feature} feature
 */
export const nameOf = (side, feature) => {
  const id = featureOf(side, feature);
  const { pair_name: pair } = feature.properties;
  const other = id?.startsWith("pair:") ? pair : constants.former[id ?? ""];
  const own = id === feature.properties.feature ? feature.properties : { name: other };
  return _(nameThen(side, id, own));
};
