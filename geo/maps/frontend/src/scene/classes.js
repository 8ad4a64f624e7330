/* How layers follow the scene: land by holder, zones by claimants, borders by type. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 */

import { constants } from "../constants.js";
import { selectedIds } from "../select/ids.js";
import { store } from "../store.js";
import { changedAtStep, shownStep } from "../story/steps.js";
import { classesOfTie } from "./ties.js";

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
 * Whether the map of a page that tells roles shows none, as in other years than that of the exercise.
 * @param {Side} side
 */
export const leavesOutRoles = (side) => !store.state.tints && !shownStep() && !rolesShown(side);

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
 * Whether two maps that are compared give a zone to different holders. Where a state ended, its land did not change hands but
 * went on under those that followed it. A step of the story marks what it tells.
 * @param {Feature} face
 */
const isChanged = (face) => {
  const [first, second] = store.sides.map(({ scene }) => scene);
  const { feature } = face.properties;
  if (!second?.viewer || !feature?.startsWith("zone:")) return false;
  const changed = changedAtStep();
  if (changed) return changed.lands.includes(feature);
  const [before, after] = [first.holder(face), second.holder(face)];
  const ended = second.hides(`state:${before}`) || first.hides(`state:${after}`);
  return before !== after && !ended;
};

/** @type {Record<string, (layer: Layer, feature: Feature) => string | undefined>} */
const FOLLOWERS = {
  holders: (layer, feature) => {
    if (!store.wantedLayers.includes(layer.paintedBy)) return "";
    const { scene } = layer.side;
    const holder = scene.holder(feature);
    if (rolesShown(layer.side)) return store.paintOf[`state:${holder}`] || "";
    return `tint-${holder || scene.dividedOf[feature.id] || ""}${isChanged(feature) ? " changed" : ""}`;
  },
  hatches: ({ side: { scene } }, feature) => {
    const { id } = feature;
    const dotted = scene.unfound.has(id) && constants.dots.name;
    const moved = scene.moved.has(id) ? " moved" : "";
    return `${dotted || scene.hatchOf[id] || ""}${moved}${isChanged(feature) ? " changed" : ""}`;
  },
  ties: ({ side }, tie) => classesOfTie(side, tie),
  measures: (_layer, measure) => {
    if (selectedIds().has(measure.properties.feature ?? "")) return "chosen";
    return isToldMeasure(measure) ? "" : "faded";
  },
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
  return (feature = "") => {
    const colon = feature.indexOf(":");
    const kind = feature.slice(0, Math.max(colon, 0));
    if (step && NAMED_BY_STEP.includes(kind)) return step.features.includes(feature);
    const only = store.config.only[kind];
    return !only || setOf(only).has(feature.slice(colon + 1));
  };
};

/** @type {WeakMap<string[], Set<string>>} */
const sets = new WeakMap();

/**
 * The names of a list, among which thousands of features are looked for over and over.
 * @param {string[]} names
 */
const setOf = (names) => {
  const known = sets.get(names) ?? new Set(names);
  sets.set(names, known);
  return known;
};
