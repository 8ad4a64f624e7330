/* From the story to the same view on the page that goes on: where the map looks, its day, viewer, layers, selection
   and projection. */

import { addressQuery } from "../address/address.js";
import { writeQuery } from "../address/grammar.js";
import { positionText } from "../address/values.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { closest } from "../dom.js";
import { middleOf } from "../furniture/covered.js";
import { store } from "../store.js";
import { exploring } from "./exploring.js";

/** @param {Document} page */
export const followExplore = (page) => {
  if (!store.config.story) return;
  const types = /** @type {const} */ (["pointerdown", "focusin", "contextmenu", "click"]);
  types.forEach((type) =>
    listen(type, page, ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (closest(target, "[data-explore]"));
      if (link) lead(link);
    }),
  );
};

/** @param {HTMLAnchorElement} link */
const lead = (link) => {
  const { layers = "", drawn: projection = "" } = link.dataset;
  const drawn = store.projection?.name ?? projection;
  const at = positionText(middleOf(store.map).wrap(), store.map.getZoom());
  const view = { at, layers: layers.split(" "), shown: store.wantedLayers, projection, drawn };
  const { origin } = new URL(bridge.saved?.link ?? bridge.page.location.href);
  link.href = `${origin}${link.pathname}?${writeQuery(exploring(addressQuery(), view), constants.grammar)}`;
};
