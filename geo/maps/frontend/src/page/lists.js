/* The lists beside the map: they mark what is selected, and their boxes switch layers. */

import { viewQuery, writeAddress } from "../address/address.js";
import { selecting } from "../address/grammar.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, elements, fields, links } from "../dom.js";
import { chosenBasemap } from "../map/basemap.js";
import { repaint } from "../map/update.js";
import { readStep } from "../story/steps.js";
import { store } from "../store.js";

/* A link that selects a feature says so by its address alone. */
export const SELECTING = 'a[href^="?sel="]';

/** @param {Element} link */
export const selectedBy = (link) =>
  new URLSearchParams(link.getAttribute("href") ?? "").get("sel") ?? "";

/**
 * Who opens a link in another tab, or copies its address, takes the view along.
 * @param {Element} link
 */
export const carryView = (link) => {
  if (bridge.saved) return;
  const query = new URLSearchParams(viewQuery());
  link.setAttribute("href", selecting(selectedBy(link), query, constants.grammar));
};

export const markList = () => {
  const page = bridge.page.document;
  links(page, SELECTING).forEach(markLink);
  elements(page, ".matrix td").forEach(markCell);
  const base = chosenBasemap() || "atlas";
  fields(page, "[data-basemap]").forEach((list) => {
    if (list.value !== base) list.value = base;
  });
  fields(page, "[data-layer]").forEach((box) => {
    const on = store.wantedLayers.includes(box.dataset.layer ?? "");
    if (box.checked !== on) box.checked = on;
  });
};

/**
 * The feature for which the group of each link was last opened, so that a reader may close it.
 * @type {WeakMap<Element, string>}
 */
const shownFor = new WeakMap();

/** @param {Element} link */
const markLink = (link) => {
  const id = store.state.selection;
  const current = selectedBy(link) === id;
  if (!current) {
    if (link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
    shownFor.delete(link);
    return;
  }
  if (link.getAttribute("aria-current") !== "true") link.setAttribute("aria-current", "true");
  const group = /** @type {HTMLDetailsElement | null} */ (closest(link, "details"));
  if (group && shownFor.get(link) !== id) group.open = true;
  shownFor.set(link, id);
};

/**
 * The cell of the relations between two states of which one is selected, since the map tells all of them.
 * @param {HTMLElement} cell
 */
const markCell = (cell) => {
  const [feature] = links(cell, SELECTING).map(selectedBy);
  const pair = Boolean(feature) && isOfCell(feature);
  if (cell.classList.contains("pair") !== pair) cell.classList.toggle("pair", pair);
};

/**
 * Whether what is selected is what a cell leads to, or one of the ties in it.
 * @param {string} feature
 */
const isOfCell = (feature) => {
  const selection = store.state.selection ?? "";
  const isTie = selection.startsWith("tie:");
  return (
    feature === selection || (isTie && Boolean(constants.members[feature]?.includes(selection)))
  );
};

/**
 * The legend's boxes switch layers; the address keeps what is on, in the order of the page.
 * @param {string} name
 * @param {boolean} visible
 */
export const toggle = (name, visible) => {
  const { toggles, shown } = store.config;
  toggles[name]?.forEach((part) =>
    store.sides.forEach(({ layers }) => layers.get(part)?.show(visible)),
  );
  const on = new Set(store.wantedLayers);
  if (visible) on.add(name);
  else on.delete(name);
  store.wantedLayers = Object.keys(toggles).filter((other) => on.has(other));
  repaint();
  const same = !readStep() && store.wantedLayers.join() === shown.join();
  writeAddress({ layers: same ? null : store.wantedLayers.join(",") });
};
