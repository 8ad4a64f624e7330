import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { boundsOf } from "../map/extents.js";
import { outlineOf } from "../select/outline.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { readList, spokenName } from "./names.js";
import { completeList, selectableFeatures } from "./twin.js";

let nameTimer;
let cursor;
let refocusing;

export const addKeyboard = () => {
  const container = store.map.getContainer();
  addHelp(container);
  container.addEventListener("keydown", featureKey);
  container.addEventListener("focusin", ({ target }) => enterFeature(target));
  container.addEventListener("focusout", () => leaveFeature());
  /* A pressed shape leaves the keyboard with the map, whose arrows move it. */
  container.addEventListener("mousedown", (event) => { if (event.target.closest?.("path[tabindex]")) event.preventDefault(); });
  store.map.on("moveend", () => placeTabStop());
};

export const addHelp = (container) => {
  const pane = store.map.getPane("mapPane");
  const told = { role: "application", "aria-label": _("Features of the map"), "aria-describedby": "atlas-keys" };
  Object.entries(told).forEach(([name, value]) => pane.setAttribute(name, value));
  const help = document.createElement("p");
  Object.assign(help, { id: "atlas-keys", className: "spoken" });
  help.textContent = _("Arrow keys move between the features of a layer, Page Up and Page Down between layers. Enter selects, Escape returns.");
  container.append(help);
};

/* Names what can be reached, once for each feature: a place by its symbol, all else by its first shape. */
export const nameFeatures = () => {
  if (!store.ready) return;
  completeList();
  readList();
  const selectable = selectableFeatures();
  const before = reachable;
  reachable = new Map();
  store.map.getContainer().querySelectorAll("[data-feature]").forEach((element) => {
    const id = element.dataset.feature;
    if (selectable.has(id) && !reachable.has(id)) reachable.set(id, element);
  });
  before.forEach((element, id) => { if (reachable.get(id) !== element) unname(element); });
  reachable.forEach((element, id) => {
    const said = spokenName(store.main, selectable.get(id)[0]);
    element.setAttribute("aria-pressed", String(id === store.state.selection));
    if (element.getAttribute("aria-label") === said && element.hasAttribute("role")) return;
    element.removeAttribute("aria-hidden");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", said);
  });
  store.featureOrder = inListOrder(selectable);
  placeTabStop();
};

let reachable = new Map();

export const nameSoon = () => {
  window.clearTimeout(nameTimer);
  nameTimer = window.setTimeout(nameFeatures, 60);
};

export const unname = (element) => {
  ["role", "aria-label", "aria-pressed"].forEach((name) => element.removeAttribute(name));
  element.setAttribute("tabindex", "-1");
  element.setAttribute("aria-hidden", "true");
};

/* Features in the order of the list, then those that it does not have (an embedded map has no list). */
export const inListOrder = (selectable) => {
  const listed = [...store.listed.keys()].filter((id) => selectable.has(id));
  const others = [...selectable.keys()].filter((id) => !store.listed.has(id));
  return new Map([...listed, ...others].map((id) => [id, selectable.get(id)]));
};

export const inView = (features) => features.some((feature) =>
  store.map.getBounds().intersects(boundsOf(feature)));

/* The tab stop is where the reader was, else what is selected, else the first feature in view. */
export const placeTabStop = () => {
  const seen = (id) => reachable.has(id) && inView(store.featureOrder.get(id) || []);
  const stop = [cursor, store.state.selection].find(seen) ?? [...store.featureOrder.keys()].find(seen);
  reachable.forEach((element, id) => {
    const index = id === stop ? "0" : "-1";
    if (element.getAttribute("tabindex") !== index) element.setAttribute("tabindex", index);
  });
};

export const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export const featureKey = (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const id = reachable.get(event.target.dataset?.feature) === event.target && event.target.dataset.feature;
  if (id ? keyOnFeature(event.key, id) : event.target === store.map.getContainer() && keyOnMap(event.key)) {
    event.preventDefault();
    event.stopPropagation();
  }
};

export const keyOnMap = (key) => {
  if (key !== "Escape" || !store.state.selection) return false;
  select(null);
  return true;
};

/* Escape returns: from a selection to the whole map, and then from its features to the map itself. */
export const keyOnFeature = (key, id) => {
  const next = nextFeature(key, id);
  if (next) goToFeature(next);
  else if (key === "Enter" || key === " ") select(id);
  else if (key === "Escape" && !keyOnMap(key)) store.map.getContainer().focus({ preventScroll: true });
  return Boolean(next) || ["Enter", " ", "Escape"].includes(key);
};

export const nextFeature = (key, id) => {
  const ids = [...store.featureOrder.keys()];
  const kindOf = (one) => one.split(":")[0];
  const own = ids.filter((one) => kindOf(one) === kindOf(id));
  const kinds = [...new Set(ids.map(kindOf))];
  const turn = (all, one, step) => all[(all.indexOf(one) + step + all.length) % all.length];
  const leap = { PageDown: 1, PageUp: -1 }[key];
  if (leap) { const kind = turn(kinds, kindOf(id), leap); return ids.find((one) => kindOf(one) === kind); }
  const ends = { Home: own[0], End: own[own.length - 1] };
  const backwards = bridge.page.document.dir === "rtl" && ["ArrowLeft", "ArrowRight"].includes(key);
  const step = STEPS[key] * (backwards ? -1 : 1);
  return ends[key] ?? (step ? turn(own, id, step) : undefined);
};

/* Goes to a feature wherever it lies: the map moves to it, and comes near enough to draw it. */
export const goToFeature = (id) => {
  cursor = id;
  bringIntoView(id);
  nameFeatures();
  reachable.get(id)?.focus({ preventScroll: true });
};

export const bringIntoView = (id) => {
  const features = store.featureOrder.get(id);
  if (!features || (inView(features) && reachable.has(id))) return;
  const [feature] = features;
  const zoom = Math.max(store.map.getZoom(), feature.properties.min_zoom || 0);
  store.map.setView(boundsOf(feature).getCenter(), zoom, { animate: false });
};

/* The feature under the keyboard is outlined as it lies, not by the rectangle around it. */
export const enterFeature = (target) => {
  const id = target.dataset?.feature;
  if (!id || reachable.get(id) !== target || !target.matches(":focus-visible")) return;
  cursor = id;
  /* What is focused again after it was drawn anew is where the map goes already. */
  if (!refocusing) bringIntoView(id);
  showCursor(store.main, id);
};

export const leaveFeature = () => showCursor(store.main, null);

export const showCursor = (side, id) => {
  side.cursor?.remove();
  side.cursor = null;
  if (!id || id.startsWith("place:")) return;
  const shapes = outlineOf((store.featureOrder.get(id) || []).map(({ geometry }) => geometry));
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const copy = (className) => L.geoJSON(shapes, { ...style, style: { ...style, className } });
  side.cursor = L.layerGroup([copy("cursor-casing"), copy("cursor")]).addTo(side.map);
};

/* A layer that is drawn again takes its elements away; the keyboard stays with the feature, or goes to the one it is on
   its way to. */
export const keepingFocus = (draw) => {
  const held = document.activeElement?.dataset?.feature;
  draw();
  if (!held || document.activeElement?.dataset?.feature === held) return;
  nameFeatures();
  refocusing = true;
  (reachable.get(cursor) ?? reachable.get(held))?.focus({ preventScroll: true });
  refocusing = false;
};
