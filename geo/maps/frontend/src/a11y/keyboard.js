/* The map by keyboard: one tab stop for all features, arrows from one to the next in the order of the list. */

/** @import { Feature } from "../../types.js" */

import { onLanding } from "../camera/travel.js";
import { closest, dataOf, elements, make, setAttributes } from "../dom.js";
import { _, isRightToLeft } from "../i18n.js";
import { boundsOf, seenOf } from "../shapes/extents.js";
import { inNearestWorld } from "../shapes/worlds.js";
import { ownSelection } from "../story/steps.js";
import { outlineLayer, select } from "../select/selection.js";
import { store } from "../store.js";
import { readList, spokenName } from "./names.js";
import { inOrder, nextFeature, withSigns } from "./order.js";
import { completeList, selectableFeatures } from "./twin.js";

/**
 * The element by which each feature is reached.
 * @type {Map<string, HTMLElement>}
 */
let reachable = new Map();
/**
 * What the keyboard goes through, in this order: features, and signs of several.
 * @type {Map<string, Feature[]>}
 */
let stops = new Map();
export const stopsOfKeyboard = () => [...stops.keys()];
/**
 * The feature under the keyboard.
 * @type {string | null}
 */
let cursor = null;
/* What is drawn anew gets the keyboard back. */
let refocusing = false;
/** @type {number | undefined} */
let nameTimer;

export const addKeyboard = () => {
  const container = store.map.getContainer();
  addHelp(container);
  container.addEventListener("keydown", pressKey);
  container.addEventListener("focusin", ({ target }) =>
    enterFeature(/** @type {HTMLElement} */ (target)),
  );
  container.addEventListener("focusout", () => showCursor(null));
  /* A pressed shape leaves the keyboard with the map, whose arrows move it. */
  container.addEventListener("mousedown", (event) => {
    if (closest(event.target, "path[tabindex]")) event.preventDefault();
  });
  store.map.on("moveend", placeTabStop);
};

/** @param {HTMLElement} container */
const addHelp = (container) => {
  const attributes = {
    role: "application",
    "aria-label": _("Features of the map"),
    "aria-describedby": "atlas-keys",
  };
  setAttributes(/** @type {HTMLElement} */ (store.map.getPane("mapPane")), attributes);
  const textContent = _(
    "Arrow keys move between the features of a layer, Page Up and Page Down between layers. Enter selects, Escape returns. The key i asks what is in the middle of the map, and again what lies beneath.",
  );
  container.append(make(document, "p", { id: "atlas-keys", className: "spoken", textContent }));
};

/* Names what can be reached, once for each feature: a place by its symbol, all else by its first shape. */
const nameFeatures = () => {
  if (!store.ready) return;
  completeList();
  readList();
  const selectable = selectableFeatures();
  const before = reachable;
  const signs = shownSigns();
  reachable = new Map([...reachableOf(selectable), ...signs.map(reachOf)]);
  before.forEach((element, id) => {
    if (reachable.get(id) !== element) unname(element);
  });
  reachable.forEach((element, id) => {
    const [feature] = selectable.get(id) ?? [];
    if (!feature) return;
    nameElement(element, spokenName(store.main, feature));
    element.setAttribute("aria-pressed", String(id === store.state.selection));
  });
  signs.forEach((sign) => nameElement(reachOf(sign)[1], sign.spoken));
  store.featureOrder = inOrder(selectable, [...store.listed.keys()]);
  stops = withSigns(
    store.featureOrder,
    signs.map(({ stop, ids, feature }) => ({ stop, ids, value: [feature] })),
  );
  placeTabStop();
};

export const nameSoon = () => {
  window.clearTimeout(nameTimer);
  nameTimer = window.setTimeout(() => onLanding(store.map, nameFeatures), 60);
};

/* The signs that stand for several features, and open. */
const shownSigns = () =>
  [...store.layers.values()]
    .flatMap(({ siteSigns }) => siteSigns)
    .filter((sign) => sign.getElement());

/**
 * @param {import("../shapes/sites.js").SiteSign} sign
 * @returns {[string, HTMLElement]}
 */
const reachOf = (sign) => [sign.stop, /** @type {HTMLElement} */ (sign.getElement())];

/**
 * The stop of the keyboard that an element is.
 * @param {Element | null} target
 */
const stopAt = (target) => dataOf(target).feature ?? dataOf(target).sites;

/** @param {Map<string, Feature[]>} selectable */
const reachableOf = (selectable) => {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  elements(store.map.getContainer(), "[data-feature]").forEach((element) => {
    const { feature = "" } = element.dataset;
    if (selectable.has(feature) && !found.has(feature)) found.set(feature, element);
  });
  return found;
};

/**
 * @param {HTMLElement} element
 * @param {string} said
 */
const nameElement = (element, said) => {
  if (element.getAttribute("aria-label") === said && element.hasAttribute("role")) return;
  element.removeAttribute("aria-hidden");
  setAttributes(element, { role: "button", "aria-label": said });
};

/** @param {HTMLElement} element */
const unname = (element) => {
  ["role", "aria-label", "aria-pressed"].forEach((name) => element.removeAttribute(name));
  setAttributes(element, { tabindex: "-1", "aria-hidden": "true" });
};

/** @param {Feature[]} features */
export const isInView = (features) => {
  return seenOf(features, store.map).length > 0;
};

/* The tab stop is where the reader was, else what is selected, else the first feature in view. */
const placeTabStop = () => {
  /** @param {string | null} id */
  const isSeen = (id) => id !== null && reachable.has(id) && isInView(stops.get(id) || []);
  const stop =
    [cursor, store.state.selection].find(isSeen) ?? [...store.featureOrder.keys()].find(isSeen);
  reachable.forEach((element, id) => {
    const index = id === stop ? "0" : "-1";
    if (element.getAttribute("tabindex") !== index) element.setAttribute("tabindex", index);
  });
};

/** @param {KeyboardEvent} event */
const pressKey = (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const stop = stopAt(target);
  const onStop = stop !== undefined && reachable.get(stop) === target;
  if (
    !(onStop
      ? keyOnFeature(event.key, stop)
      : target === store.map.getContainer() && keyOnMap(event.key))
  ) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
};

/**
 * Escape returns from a selection to the whole map.
 * @param {string} key
 */
const keyOnMap = (key) => {
  const own = ownSelection();
  if (key !== "Escape" || store.state.selection === own) return false;
  select(own);
  return true;
};

/**
 * Escape returns: from a selection to the whole map, and then from its features to the map itself.
 * @param {string} key
 * @param {string} id
 */
const keyOnFeature = (key, id) => {
  const next = nextFeature(key, id, [...stops.keys()], isRightToLeft());
  if (next) goToFeature(next);
  else if (key === "Enter" || key === " ") enter(id);
  else if (key === "Escape" && !keyOnMap(key)) {
    store.map.getContainer().focus({ preventScroll: true });
  }
  return Boolean(next) || ["Enter", " ", "Escape"].includes(key);
};

/**
 * A sign of several opens, which brings the first of them under the keyboard; a feature is selected.
 * @param {string} id
 */
const enter = (id) => {
  const sign = shownSigns().find(({ stop }) => stop === id);
  if (!sign) {
    select(id);
    return;
  }
  cursor = firstUnder(sign);
  sign.open();
};

/**
 * The first in the order of the list that a sign stands for.
 * @param {import("../shapes/sites.js").SiteSign} sign
 */
const firstUnder = ({ ids }) => {
  const own = new Set(ids);
  return [...store.featureOrder.keys()].find((id) => own.has(id)) ?? ids[0];
};

/**
 * How the keyboard reaches a feature or a sign: itself, or the sign under which it lies.
 * @param {string | null | undefined} id
 */
const stopFor = (id) =>
  [id, shownSigns().find(({ ids }) => ids.includes(id ?? ""))?.stop].find(
    (one) => one && reachable.has(one),
  );

/**
 * Goes to a feature wherever it lies: the map moves to it, and comes near enough to draw it.
 * @param {string} id
 */
const goToFeature = (id) => {
  cursor = id;
  bringIntoView(id);
  nameFeatures();
  reachable.get(id)?.focus({ preventScroll: true });
};

/** @param {string} id */
const bringIntoView = (id) => {
  const features = stops.get(id);
  if (!features || (isInView(features) && reachable.has(id))) return;
  const [feature] = features;
  const zoom = Math.max(store.map.getZoom(), feature.properties.min_zoom || 0);
  store.map.setView(inNearestWorld(store.map, boundsOf(feature)).getCenter(), zoom, {
    animate: false,
  });
};

/**
 * The feature under the keyboard is outlined as it lies, not by the rectangle around it.
 * @param {HTMLElement} target
 */
const enterFeature = (target) => {
  const id = stopAt(target);
  if (!id || reachable.get(id) !== target || !target.matches(":focus-visible")) return;
  cursor = id;
  /* What is focused again after it was drawn anew is where the map goes already. */
  if (!refocusing) bringIntoView(id);
  showCursor(id);
};

/** @param {string | null} id */
const showCursor = (id) => {
  const { main } = store;
  main.cursor?.remove();
  main.cursor = null;
  if (!id || id.startsWith("place:")) return;
  const shapes = (store.featureOrder.get(id) || []).flatMap(({ geometry }) => geometry ?? []);
  main.cursor = outlineLayer(main.map, shapes, "cursor").addTo(main.map);
};

/**
 * A layer that is drawn again takes its elements away; the keyboard stays with the feature, or goes to the one it is
 * on its way to, or from a sign that opens to the first of what it stood for, or to the sign under which that now lies.
 * @param {() => void} draw
 */
export const keepingFocus = (draw) => {
  const held = stopAt(document.activeElement);
  const sign = shownSigns().find(({ stop }) => stop === held);
  const first = sign && firstUnder(sign);
  draw();
  if (!held || stopAt(document.activeElement) === held) return;
  nameFeatures();
  refocusing = true;
  const [next = ""] = [cursor, held, first].flatMap((id) => stopFor(id) ?? []);
  reachable.get(next)?.focus({ preventScroll: true });
  refocusing = false;
};
