/* What tests and benchmarks may see of a map that stands. */

import { isInView, stopsOfKeyboard } from "./a11y/keyboard.js";
import { selectableFeatures, shownFeatures } from "./a11y/twin.js";
import { reducedMotion } from "./camera/motion.js";
import { setLook } from "./scene/show.js";
import { selectedFeatures } from "./select/selection.js";
import { store } from "./store.js";

/* A snapshot: the Leaflet maps themselves, and what the map shows and offers at this moment. */
export const debug = () => ({
  map: store.map,
  maps: store.sides.map(({ map }) => map),
  captions: store.sides.map(({ caption }) => caption?.textContent),
  projection: store.projection,
  selection: store.state.selection,
  labels: store.sides.map(({ labels }) =>
    labels.map(({ candidate: { feature = "", style, text }, spot: { boxes, leader = null } }) => ({
      feature,
      style,
      text,
      boxes,
      leader,
    })),
  ),
  outlined: selectedFeatures(store.main).length,
  wantedLayers: [...store.wantedLayers],
  stops: stopsOfKeyboard(),
  selectable: [...store.featureOrder.keys()],
  shown: [...shownFeatures(selectableFeatures())],
  /** @param {string} id */
  inView: (id) => isInView(store.featureOrder.get(id) || []),
  reducedMotion: reducedMotion.matches,
  setLook,
});
