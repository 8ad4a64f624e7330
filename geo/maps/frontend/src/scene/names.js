/* The names of features on the day of a side, in the language of the page. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { constants } from "../constants.js";
import { nameThen } from "./name-then.js";
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
 * @param {Side} side
 * @param {Feature} feature
 */
export const nameOf = (side, feature) => {
  const id = featureOf(side, feature);
  const { pair_name: pair } = feature.properties;
  const other = id?.startsWith("pair:") ? pair : constants.former[id ?? ""];
  const own = id === feature.properties.feature ? feature.properties : { name: other };
  return nameThen(side, id, own);
};
