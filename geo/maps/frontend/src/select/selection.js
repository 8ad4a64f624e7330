import { announceSoon } from "../a11y/announce.js";
import { writeAddress } from "../address/address.js";
import { constants } from "../constants.js";
import { L } from "../leaflet.js";
import { showCard } from "../page/card.js";
import { markPage } from "../page/page.js";
import { store } from "../store.js";
import { fitSelection } from "./fit.js";
import { outlineOf } from "./outline.js";

export const select = (id, { move = false, write = true } = {}) => {
  if (id === store.state.selection) {
    if (id && move) fitSelection();
    return;
  }
  const before = store.state.selection;
  store.state.selection = id;
  if (write) writeAddress({ sel: id }, { push: true });
  showCard();
  store.sides.forEach((side) => {
    const changed = new Set([...selectedIds(before), ...selectedIds(id)]);
    side.layers.forEach((layer) => { if (layer.hides(changed)) layer.redraw(); });
    showSelection(side);
  });
  markPage();
  if (move) fitSelection();
  announceSoon();
};

/* A claim, an event, an exercise or a tie stands for the features that it is about. */
export const selectedIds = (id = store.state.selection) => new Set(id ? [id, ...(constants.members[id] || [])] : []);

/* What belongs to the selection on this side: of a state, all that is drawn as its land. */
export const selectedFeatures = (side) => {
  const ids = selectedIds();
  const found = [];
  if (!ids.size) return found;
  const answering = [...side.layers.values()].filter(({ visible, selects, labels }) => visible && (selects || labels));
  answering.forEach((layer) => layer.features.forEach((feature) => {
    const own = layer.follows === "holders" ? `state:${side.scene.holder(feature)}` : feature.properties.feature;
    if (ids.has(own) || feature.properties.parts?.some((part) => ids.has(part))) found.push({ layer, feature });
  }));
  return found;
};

export const showSelection = (side) => {
  const ids = selectedIds();
  side.outline?.remove();
  /* Layers of one document share its shapes, and each is outlined once. */
  const shapes = [...new Set(selectedFeatures(side)
    .filter(({ layer, feature }) => feature.geometry && feature.geometry.type !== "Point" && !layer.tied)
    .map(({ feature }) => feature.geometry))];
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const outline = outlineOf(shapes);
  const copy = (className) => L.geoJSON(outline, { ...style, style: { ...style, className } });
  side.outline = L.layerGroup([copy("outline-casing"), copy("outline")]).addTo(side.map);
  hideFromReaders(side.map, "outline");
  side.map.getContainer().querySelectorAll(".symbol").forEach((icon) =>
    icon.classList.toggle("selected", ids.has(icon.dataset.feature)));
  side.layers.forEach((layer) => { if (layer.tied) layer.restyle(); });
};

/* What only repeats a shape is nothing for who cannot see it. */
export const hideFromReaders = (map, pane) => map.getPane(pane).querySelector("svg")?.setAttribute("aria-hidden", "true");
