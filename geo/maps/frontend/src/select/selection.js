/* Selection: its facts are asked for first, and the map is styled when they stand or are not there soon. */

/**
 * @import { Feature, Shape } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 */

import { announceSoon } from "../a11y/announce.js";
import { writeAddress } from "../address/address.js";
import { constants } from "../constants.js";
import { elements } from "../dom.js";
import { L } from "../leaflet.js";
import { followProjection } from "../projection/projection.js";
import { seekCard, showCard } from "../card/card.js";
import { markPage } from "../page/page.js";
import { writeCaption } from "../scene/show.js";
import { store } from "../store.js";
import { fitSelection } from "./fit.js";
import { copyOf } from "./copies.js";
import { glowWithin } from "./glow.js";
import { selectedIds, selectedOn } from "./ids.js";
import { outlineOf } from "./outline.js";
import { signOfPoint } from "./point.js";
import { edgesApart } from "./standing.js";

/**
 * @param {string | null} id
 * @param {{ move?: boolean, write?: boolean }} [options]
 */
export const select = (id, { move = false, write = true } = {}) => {
  if (id !== store.state.selection) change(id, write);
  else if (!id) return;
  if (move) fitSelection();
};

/**
 * What was selected since the map was last styled.
 * @type {Set<string>}
 */
const left = new Set();
let stylingDue = false;

/* Facts that are this near are not held up by outlining; a reader takes what comes later for at once. */
const FACTS_MS = 60;

/**
 * @param {string | null} id
 * @param {boolean} write
 */
const change = (id, write) => {
  selectedIds().forEach((part) => left.add(part));
  store.state.selection = id;
  if (write) seekCard(id);
  const shown = showCard();
  if (write) writeAddress({ sel: id }, { push: true });
  followProjection();
  styleSoon(shown);
  announceSoon();
};

/**
 * Several selections before the frame are styled as one.
 * @param {Promise<void>} shown
 */
const styleSoon = async (shown) => {
  if (stylingDue) return;
  stylingDue = true;
  await Promise.race([shown, new Promise((resolve) => window.setTimeout(resolve, FACTS_MS))]);
  window.requestAnimationFrame(styleSelection);
};

const styleSelection = () => {
  stylingDue = false;
  const changed = new Set([...left, ...selectedIds()]);
  left.clear();
  store.sides.forEach((side) => {
    [...side.layers.values()]
      .filter((layer) => layer.hides(changed))
      .forEach((layer) => layer.redraw());
    showSelection(side);
    if (side.look.as) writeCaption(side);
  });
  markPage();
};

/**
 * What belongs to the selection on a side: of a state, all that is drawn as its land.
 * @param {Side} side
 */
export const selectedFeatures = (side) => {
  const ids = selectedOn(side);
  return ids.size ? featuresOf(side, ids) : [];
};

/**
 * @param {Side} side
 * @param {Set<string>} ids
 */
const featuresOf = (side, ids) => {
  const answering = [...side.layers.values()].filter(
    ({ visible, selects, labels }) => visible && (selects || labels),
  );
  return answering.flatMap((layer) =>
    layer.features
      .filter((feature) => isPartOf(ids, layer, feature))
      .map((feature) => ({ layer, feature })),
  );
};

/**
 * @param {Set<string>} ids
 * @param {Layer} layer
 * @param {Feature} feature
 */
const isPartOf = (ids, { side, follows }, feature) => {
  const { feature: id = "", parts = [] } = feature.properties;
  const own = follows === "holders" ? `state:${side.scene.holder(feature)}` : id;
  return ids.has(own) || parts.some((part) => ids.has(part));
};

/**
 * The lands and lines of features that a side shows. Layers of one document share its shapes, and each is there once.
 * @param {Side} side
 * @param {Set<string>} ids
 */
export const shapesOf = (side, ids) => {
  const shapes = featuresOf(side, ids)
    .filter(({ layer }) => !layer.tied)
    .flatMap(({ feature: { geometry } }) =>
      geometry && geometry.type !== "Point" ? [geometry] : [],
    );
  return [...new Set(shapes)];
};

/** @param {Side} side */
export const showSelection = (side) => {
  const ids = selectedIds();
  side.outline?.remove();
  /* A distance that is selected is wider, in its own colour. */
  const edged = new Set([...ids].filter((id) => !id.startsWith("measure:")));
  const parts = edgesApart(constants.ended, edged, side.look.on).map((own) => shapesOf(side, own));
  side.outline = L.layerGroup([
    glowWithin(side.map, parts.flat()),
    ...parts.map((shapes) => outlineLayer(side.map, shapes, "outline")),
    ...signOfPoint(side),
  ]).addTo(side.map);
  /* What only repeats a shape is nothing for screen readers. */
  side.map.getPane("outline")?.querySelector("svg")?.setAttribute("aria-hidden", "true");
  elements(side.map.getContainer(), ".symbol[data-feature]").forEach((icon) =>
    icon.classList.toggle("selected", ids.has(icon.dataset.feature ?? "")),
  );
  side.layers.forEach((layer) => layer.gather());
  side.layers.forEach((layer) => {
    if (layer.fades) layer.restyle();
  });
};

/**
 * Shapes as one edge, wide below and narrow above.
 * @param {import("leaflet").Map} map
 * @param {Shape[]} shapes
 * @param {string} name
 */
export const outlineLayer = (map, shapes, name) => {
  const outline = outlineOf(shapes);
  return L.layerGroup([`${name}-casing`, name].map((part) => copyOf(map, outline, part)));
};
