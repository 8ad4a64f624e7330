/* Changes what the page may change without a new map: paint, rings, marks. */

/** @import { MapState } from "../../types.js" */

import { writeAddress } from "../address/address.js";
import { placeLabels } from "../labels/labels.js";
import { byFeature } from "../scene/scene.js";
import { store } from "../store.js";

/** @param {MapState} state */
const paintOf = ({ paint, tints }) => JSON.stringify([paint, tints]);

/** @param {MapState} state */
export const update = (state) => {
  const repainted = paintOf(state) !== paintOf(store.state);
  const ringed = JSON.stringify(state.rings) !== JSON.stringify(store.state.rings);
  Object.assign(store.state, state);
  store.paintOf = byFeature(state.paint);
  store.markOf = byFeature(state.marks);
  writeAddress(state.address ?? {});
  if (repainted) repaint();
  if (ringed) drawRings();
  store.sides.forEach(placeLabels);
};

export const repaint = () =>
  store.sides.forEach((side) => side.layers.forEach((layer) => layer.restyle()));

/* The page computes the rings, so they come with its state and not by URL. */
export const drawRings = () =>
  store.sides.forEach((side) => side.layers.get("rings")?.draw(store.state.rings?.features || []));
