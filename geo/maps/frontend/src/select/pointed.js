/* The place or distance under the pointer: what is measured there stands out and says how long it is. */

import { listen } from "../bridge.js";
import { closest } from "../dom.js";
import { kindOf } from "../feature-id.js";
import { placeLabels } from "../labels/labels.js";
import { store } from "../store.js";
import { movePointer } from "./resting.js";

const MEASURED = ["place", "measure"];

export const followPointer = () => {
  listen("pointermove", document, movePointer);
  listen("pointerover", document, ({ target }) => point(measuredAt(target)));
};

/** @param {EventTarget | null} target */
const measuredAt = (target) => {
  const id = closest(target, "[data-feature]")?.dataset.feature ?? "";
  return MEASURED.includes(kindOf(id)) ? id : null;
};

/** @param {string | null} id */
const point = (id) => {
  if (id === store.pointed) return;
  store.pointed = id;
  store.sides.forEach((side) => {
    const measures = side.layers.get("measures");
    if (!measures?.visible) return;
    measures.restyle();
    placeLabels(side);
  });
};
