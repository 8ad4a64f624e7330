/* From the story to the same view on the page that goes on: where the map looks, its day, viewer, layers, selection
   and projection. */

import { addressQuery } from "../address/address.js";
import { written } from "../address/grammar.js";
import { positionText } from "../address/values.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { closest } from "../dom.js";
import { middleOf } from "../map/covered.js";
import { store } from "../store.js";

/* What belongs to the story alone. */
const LEFT = ["step", "embed", "parts", "embed_options"];

/**
 * The query of the same view on a page that has these layers and is drawn in that projection at first.
 * @param {URLSearchParams} query
 * @param {{ at: string, layers: string[], shown: string[], projection: string, drawn: string }} view
 */
export const exploring = (query, { at, layers, shown, projection, drawn }) => {
  const explored = new URLSearchParams(query);
  LEFT.forEach((key) => explored.delete(key));
  explored.set("at", at);
  const kept = shown.filter((layer) => layers.includes(layer));
  if (kept.length) explored.set("layers", kept.join(","));
  else explored.delete("layers");
  if (drawn === projection) explored.delete("proj");
  else explored.set("proj", drawn);
  return explored;
};

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
  link.href = `${origin}${link.pathname}?${written(exploring(addressQuery(), view), constants.grammar)}`;
};
