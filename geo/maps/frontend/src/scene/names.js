import { constants } from "../constants.js";
import { _ } from "../i18n.js";

export const featureOf = (side, feature) => feature.properties.feature?.startsWith("state:")
  ? `state:${side.scene.holder(feature)}` : feature.properties.feature;

/* The name that a feature bore on the day of a side: of land by the scene, of a city by its own list. */
export const nameThen = (side, id, { name, former = [] }) => {
  const { on } = side.look;
  const [then] = former.find(([, from, next]) => from <= on && (!next || on < next)) || [];
  return side.scene.names[id] || then || name || "";
};

export const nameOf = (side, feature) => {
  const id = featureOf(side, feature);
  const own = id === feature.properties.feature ? feature.properties : { name: constants.former[id] };
  return _(nameThen(side, id, own));
};
