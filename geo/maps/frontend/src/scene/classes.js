/* How layers follow the scene: land by holder, zones by claimants, borders by type. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 */

import { constants } from "../constants.js";
import { selectedIds } from "../select/ids.js";
import { store } from "../store.js";
import { shownStep } from "../story/steps.js";

/**
 * Land is painted by roles in the year of the exercise, and in the steps of the story that ask for it.
 * @param {Side} side
 */
export const rolesShown = (side) => {
  if (store.state.tints) return false;
  const step = shownStep();
  return step ? step.roles : side.look.on.startsWith(constants.rolesYear);
};

/**
 * Whether a tie has a part in what is selected. With a selected tie stay those between the same two states; of all
 * else, the ties that it has a part in.
 * @param {Set<string>} selected
 * @param {string} tie
 * @param {string[]} members of the tie
 */
const hasPart = (selected, tie, members) => {
  const [first] = selected;
  if (!first || selected.has(tie) || shownStep()?.features.includes(tie)) return true;
  const ends = members.filter((id) => id.startsWith("state:"));
  return first.startsWith("tie:")
    ? ends.every((end) => selected.has(end))
    : members.some((id) => selected.has(id));
};

/**
 * A tie fades while something else is selected that it has no part in.
 * @param {Set<string>} selected
 * @param {string} tie
 * @param {string[]} members of the tie
 */
const classOfTie = (selected, tie, members) => {
  const chosen = selected.has(tie) ? " chosen" : "";
  return `${chosen}${hasPart(selected, tie, members) ? "" : " faded"}`;
};

/* What ties are told of: the selection, or else the state that a page of ties begins with. */
const tiedTo = () => {
  const selected = selectedIds();
  const { ties_of: first } = store.config;
  return selected.size || !first ? selected : new Set([first]);
};

/**
 * Whether a tie says what it is: one that stands out among others.
 * @param {string | undefined} tie
 */
export const isNamedTie = (tie = "") => {
  const to = tiedTo();
  return to.size > 0 && hasPart(to, tie, constants.members[tie] ?? []);
};

/**
 * Whether a tie is one of those between the two states of the selected tie.
 * @param {string | undefined} tie
 */
export const isOfPair = (tie = "") => {
  const selected = selectedIds();
  const [first = ""] = selected;
  const both = first.startsWith("tie:") && tie.startsWith("tie:");
  return both && hasPart(selected, tie, constants.members[tie] ?? []);
};

/**
 * Whether a distance stands out and says how long it is: the one that the page is about, and those of what is selected or
 * pointed at. In a step of the story all that it shows do.
 * @param {Feature} measure
 */
export const isToldMeasure = (measure) => {
  const { lead_measure: lead } = store.config;
  return !lead || measure.properties.feature === lead || Boolean(shownStep()) || isAsked(measure);
};

/**
 * Whether it is a distance of what is selected or pointed at.
 * @param {Feature} measure
 */
export const isAsked = ({ properties: { feature = "", ends = [] } }) => {
  const selected = selectedIds();
  const meant = [feature, ...ends];
  return ends.length > 0 && meant.some((id) => selected.has(id) || id === store.pointed);
};

/**
 * Whether two maps that are compared give land to different holders.
 * @param {Feature} face
 */
const isChanged = (face) => {
  const [first, second] = store.sides;
  return Boolean(second?.scene.viewer) && first.scene.holder(face) !== second.scene.holder(face);
};

/** @type {Record<string, (layer: Layer, feature: Feature) => string | undefined>} */
const FOLLOWERS = {
  holders: (layer, feature) => {
    if (!store.wantedLayers.includes(layer.paintedBy)) return "";
    const holder = layer.side.scene.holder(feature);
    return rolesShown(layer.side) ? store.paintOf[`state:${holder}`] || "" : `tint-${holder}`;
  },
  hatches: ({ side: { scene } }, feature) => {
    const { id } = feature;
    const dotted = scene.unfound.has(id) && constants.dots.name;
    const moved = scene.moved.has(id) ? " moved" : "";
    return `${dotted || scene.hatchOf[id] || ""}${moved}${isChanged(feature) ? " changed" : ""}`;
  },
  ties: (_layer, { properties: { feature = "", style } }) =>
    `${style}${classOfTie(tiedTo(), feature, constants.members[feature] ?? [])}`,
  measures: (_layer, measure) => (isToldMeasure(measure) ? "" : "faded"),
  borders: ({ side: { scene } }, { id, properties: { style } }) => scene.borderOf[id] || style,
};

/**
 * The classes of the cartographic style that a feature bears in its layer.
 * @param {Layer} layer
 * @param {Feature} feature
 */
export const classesOf = (layer, feature) => {
  const followed = FOLLOWERS[layer.follows]?.(layer, feature);
  return [layer.className, followed ?? feature.properties.style ?? ""].join(" ").trim();
};

/* What a step of the story shows only where it names it. */
const NAMED_BY_STEP = ["place", "measure", "tie"];

/**
 * Of places, distances and ties a step of the story shows those that it names, and no others.
 * @returns {(feature: string | undefined) => boolean} for this moment, since an address is read for it
 */
export const showing = () => {
  const step = shownStep();
  return (feature) => {
    const [kind, name] = feature?.split(":") || [];
    if (step && NAMED_BY_STEP.includes(kind)) return step.features.includes(feature ?? "");
    const only = store.config.only[kind];
    return !only || only.includes(name);
  };
};
