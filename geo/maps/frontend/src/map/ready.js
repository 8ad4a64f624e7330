/* Ready: what the page is about is drawn; what helps to read it follows. Measurements wait for this. */

import { nameSoon } from "../a11y/keyboard.js";
import { followMarks } from "../desk/tools.js";
import { markLegendSoon } from "../legend/legend.js";
import { fitGivenSelection } from "../select/fit.js";
import { store } from "../store.js";

export const announceReady = () => {
  const waiting = [...store.layers.values()].some(
    (layer) => layer.visible && !layer.late && !layer.drawn && Object.keys(layer.urls).length,
  );
  if (waiting || store.ready) return;
  fitGivenSelection();
  store.ready = true;
  store.map.getContainer().dataset.ready = "true";
  performance.mark("atlas:ready");
  window.setTimeout(() =>
    store.sides.forEach((side) => side.layers.forEach((layer) => layer.load())),
  );
  followMarks({ fits: true });
  nameSoon();
  markLegendSoon();
};
