/* Where the map looks, and what the address says of it. */

import { givenPosition, writeAddress } from "../address/address.js";
import { positionText } from "../address/values.js";
import { readStep } from "../story/steps.js";
import { centreToSee, middleOf } from "../furniture/covered.js";
import { fitGivenSelection } from "../select/fit.js";
import { store } from "../store.js";
import { fit } from "./fit.js";

/** @param {ReturnType<typeof givenPosition>} given */
export const goToPosition = (given) => {
  if (given) lookAt(given);
  else fit(store.map, store.config.extent, { beside: !store.config.legend_over });
};

/** @param {NonNullable<ReturnType<typeof givenPosition>>} given */
const lookAt = ({ centre, zoom }) => {
  const { map } = store;
  map.setView(centreToSee(map, centre, zoom), zoom, { animate: false });
};

/* Until it is moved, a view whose address gives no position fits its place, however that grows or shrinks. */
export const fitAgain = () => {
  if (!store.placed || givenPosition()) return;
  goToPosition(null);
  if (store.ready) fitGivenSelection();
};

export const readPosition = () => {
  const { map } = store;
  const given = givenPosition();
  /* A step of the story looks where it says, whatever it selects. */
  store.positionGiven = Boolean(given) || readStep() > 0;
  map.invalidateSize({ animate: false });
  goToPosition(given);
  store.placed = true;
  map.on("moveend", () => {
    if (!store.ready || store.adjusting) return;
    writeAddress({ at: positionText(middleOf(map).wrap(), map.getZoom()) });
  });
};
