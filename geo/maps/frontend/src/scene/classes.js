import { constants } from "../constants.js";
import { selectedIds } from "../select/selection.js";
import { store } from "../store.js";
import { readStep } from "./story.js";

export const classesOf = (layer, feature) => {
  const { style } = feature.properties;
  const followed = FOLLOWERS[layer.follows]?.(layer, feature);
  return [layer.className, followed ?? style ?? ""].join(" ").trim();
};

/* How layers follow the scene: land by holder, zones by claimants, borders by type. */
export const FOLLOWERS = {
  holders: (layer, feature) => {
    if (!store.wantedLayers.includes(layer.paintedBy)) return "";
    const holder = layer.side.scene.holder(feature);
    return rolesShown(layer.side) ? store.paintOf[`state:${holder}`] || "" : `tint-${holder}`;
  },
  hatches: ({ side: { scene } }, { id }) =>
    `${(scene.unfound.has(id) && constants.dots.name) || scene.hatchOf[id] || ""}${scene.moved.has(id) ? " moved" : ""}`,
  /* A tie fades while something else is selected that it has no part in. */
  ties: (layer, { properties: { feature, style } }) => {
    const ids = selectedIds();
    /* Of a selected tie only itself stays; of all else, the ties that it has a part in. */
    const [selected] = ids;
    const mine = !ids.size || ids.has(feature) ||
      (!selected.startsWith("tie:") && [...ids].some((id) => constants.members[feature]?.includes(id)));
    return `${style}${ids.has(feature) ? " chosen" : ""}${mine ? "" : " faded"}`;
  },
  borders: ({ side: { scene } }, { id, properties: { style } }) => scene.borderOf[id] || style,
};

/* Land is painted by roles in the year of the exercise, and in the steps of the story that ask for it. */
export const rolesShown = (side) => {
  if (store.state.tints) return false;
  const step = constants.story[readStep() - 1];
  return step ? step.roles : side.look.on.startsWith(constants.rolesYear);
};
