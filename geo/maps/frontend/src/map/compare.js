import { constants } from "../constants.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { showLook } from "../scene/show.js";
import { store } from "../store.js";
import { layTiles } from "./basemap.js";
import { Layer } from "./layer.js";
import { Side } from "./side.js";
import { addSplitter, placeSplitter } from "./splitter.js";
import { drawRings } from "./update.js";

export const compare = (look, split) => {
  if (!look) { endComparison(); return; }
  if (!store.sides[1]) beginComparison();
  const second = store.sides[1];
  if (second.look?.as !== look.as || second.look?.on !== look.on) showLook(second, look);
  second.layers.forEach((layer) => layer.load());
  drawRings();
  document.body.dataset.compare = split;
  placeSplitter(store.splitAt);
};

export const beginComparison = () => {
  const first = store.map.getContainer();
  const holder = document.createElement("div");
  holder.className = "atlas-second";
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", _("Second map of the comparison"));
  first.parentElement.append(holder);
  const { zoomSnap, zoomDelta, wheelPxPerZoomLevel } = store.map.options;
  const map = L.map(holder, { zoomSnap, zoomDelta, wheelPxPerZoomLevel, zoomControl: false, attributionControl: false,
    zoomAnimation: false, inertia: false, trackResize: false });
  map.setView(store.map.getCenter(), store.map.getZoom(), { animate: false });
  const side = new Side(map);
  /* The list says what both maps show; the second one is for the eye. */
  map.getPane("mapPane").setAttribute("aria-hidden", "true");
  store.sides.push(side);
  store.layers.forEach(({ name }) => new Layer(constants.stack[name], side));
  if (store.basemap) layTiles(side);
  link(store.main, side);
  addSplitter(first.parentElement);
};

export const endComparison = () => {
  const side = store.sides[1];
  if (!side) return;
  store.sides.pop();
  store.main.map.off("move zoomanim", side.follow);
  side.sizes.disconnect();
  side.map.remove();
  document.querySelectorAll(".atlas-second, .atlas-splitter, .atlas-which").forEach((element) => element.remove());
  delete document.body.dataset.compare;
};

/* Each map follows the other, without echo. */
export const link = (first, second) => {
  let moving = false;
  const lead = (from, to) => (event) => {
    if (moving || store.resizing) return;
    moving = true;
    to.map.setView(event.center || from.map.getCenter(), event.zoom ?? from.map.getZoom(), { animate: false });
    moving = false;
  };
  second.follow = lead(first, second);
  first.map.on("move zoomanim", second.follow);
  second.map.on("move", lead(second, first));
};
