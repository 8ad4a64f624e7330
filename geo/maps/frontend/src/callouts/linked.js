/* Phrases of a text and places of the map that mark each other, without a network and without a run of the page. */

/**
 * @import { Side } from "../map/side.js"
 */

import { bridge, listen } from "../bridge.js";
import { closest, elements } from "../dom.js";
import { L } from "../leaflet.js";
import { worldOf } from "../shapes/worlds.js";
import { shownStep } from "../story/steps.js";
import { outlineLayer, shapesOf } from "../select/selection.js";
import { store } from "../store.js";

const PHRASE = ".phrase";
const RING_PX = 17;
/* What is smaller on the screen gets a ring besides its outline. */
const SMALL_PX = 30;

/** @type {string | null} */
let pointed = null;

/** @param {Document} page */
export const followPhrases = (page) => {
  /** @param {Event} event */
  const comes = ({ target }) => {
    const phrase = closest(target, PHRASE)?.dataset.phrase;
    if (phrase) point(phrase);
  };
  /** @param {Event} event */
  const goes = ({ target }) => {
    if (closest(target, PHRASE)) point(null);
  };
  listen("pointerover", page, comes);
  listen("focusin", page, comes);
  listen("pointerout", page, goes);
  listen("focusout", page, goes);
  listen("pointerover", document, ({ target }) =>
    mark(closest(target, "[data-feature]")?.dataset.feature ?? null),
  );
  listen("pointerout", document, () => mark(null));
};

/**
 * Outlines what a phrase names on each map, until another is pointed at, or nothing.
 * @param {string | null} feature
 */
const point = (feature) => {
  if (feature === pointed) return;
  pointed = feature;
  mark(feature);
  store.sides.forEach((side) => {
    side.pointed?.remove();
    side.pointed = feature ? pointedLayer(side, feature).addTo(side.map) : null;
  });
};

/**
 * @param {Side} side
 * @param {string} feature
 */
const pointedLayer = (side, feature) => {
  const { map } = side;
  const shapes = shapesOf(side, new Set([feature]));
  const outline = outlineLayer(map, shapes, "pointed");
  const at = shownStep()?.points[feature];
  if (!at || !isSmall(side, outline)) return outline;
  const place = L.latLng(at[1], at[0] + worldOf(map, at[0]));
  const style = { radius: RING_PX, pane: "outline", interactive: false, fill: false };
  return L.layerGroup([
    outline,
    L.circleMarker(place, { ...style, className: "pointed-casing" }),
    L.circleMarker(place, { ...style, className: "pointed" }),
  ]);
};

/**
 * @param {Side} side
 * @param {ReturnType<typeof outlineLayer>} outline
 */
const isSmall = ({ map }, outline) => {
  const bounds = L.latLngBounds([]);
  outline.eachLayer((part) =>
    bounds.extend(/** @type {import("leaflet").GeoJSON} */ (part).getBounds()),
  );
  if (!bounds.isValid()) return true;
  const [one, other] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) =>
    map.latLngToContainerPoint(corner),
  );
  return Math.max(Math.abs(other.x - one.x), Math.abs(other.y - one.y)) < SMALL_PX;
};

/**
 * Marks the phrases that name a feature, and what is said at its place.
 * @param {string | null} feature
 */
const mark = (feature) => {
  elements(bridge.page.document, PHRASE).forEach((phrase) =>
    phrase.classList.toggle("pointed", phrase.dataset.phrase === feature),
  );
  elements(document, "[data-said]").forEach((callout) =>
    callout.classList.toggle("pointed", callout.dataset.said === feature),
  );
};
