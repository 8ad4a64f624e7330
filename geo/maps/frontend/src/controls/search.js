/* The search box answers offline, from the gazetteer file, in every script it holds. */

/** @import { GazetteerEntry, SearchEntry } from "../../types.js" */

import { fetchJson } from "../bridge.js";
import { closest, elements, make, setAttributes } from "../dom.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { fit } from "../camera/fit.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { addControl } from "./control.js";
import { say } from "./notice.js";
import { fold, hitsOf } from "./rank.js";

const input = make(document, "input", { type: "search", autocomplete: "off" });
const list = make(document, "ul", { id: "atlas-hits", hidden: true });

/** @type {SearchEntry[] | null} */
let entries = null;
/**
 * The entry of each hit in the list.
 * @type {WeakMap<Element, SearchEntry>}
 */
const entryOf = new WeakMap();

/** @param {import("leaflet").Map} map */
export const addSearch = (map) => {
  input.placeholder = _("Search");
  setAttributes(input, {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "atlas-hits",
    "aria-autocomplete": "list",
    "aria-label": _("Search states, places, zones and cities"),
  });
  setAttributes(list, { role: "listbox", "aria-label": _("Search results") });
  input.addEventListener("focus", loadGazetteer, { once: true });
  input.addEventListener("input", search);
  input.addEventListener("keydown", pressKey);
  list.addEventListener("click", ({ target }) => goTo(closest(target, "li")));
  addControl(map, "topleft", () => {
    const box = make(document, "div", { className: "atlas-search" }, input, list);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  });
};

const loadGazetteer = async () => {
  try {
    const sent = /** @type {GazetteerEntry[]} */ (await fetchJson(store.config.gazetteer));
    entries = sent.map(({ names, ...entry }) => {
      const name = _(names[0]);
      return { ...entry, name, folded: fold([name, ...names].join(" | ")) };
    });
    search();
  } catch (error) {
    say(_("The list of names could not be loaded, so the search cannot answer; reload the page."));
  }
};

const search = () => {
  const asked = entries !== null && fold(input.value.trim()) !== "";
  const hits = asked ? hitsOf(entries ?? [], input.value) : [];
  list.replaceChildren(...(asked && !hits.length ? [noHit()] : hits.map(hitElement)));
  list.hidden = !asked;
  input.setAttribute("aria-expanded", String(asked));
  input.removeAttribute("aria-activedescendant");
};

/**
 * @param {SearchEntry} entry
 * @param {number} index
 */
const hitElement = (entry, index) => {
  const name = make(document, "span", { textContent: entry.name });
  const kind = make(document, "small", { textContent: _(entry.kind) });
  const item = make(document, "li", { id: `atlas-hit-${index}` }, name, kind);
  setAttributes(item, { role: "option", "aria-selected": "false" });
  entryOf.set(item, entry);
  return item;
};

const noHit = () => {
  const textContent = _("No results. Try a state, a place or a date.");
  const item = make(document, "li", { className: "none", textContent });
  setAttributes(item, { role: "option", "aria-disabled": "true" });
  return item;
};

/** @param {KeyboardEvent} event */
const pressKey = (event) => {
  const items = elements(list, "[role=option]:not(.none)");
  const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") close();
  if (event.key === "Enter") goTo(items[Math.max(now, 0)]);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !items.length) return;
  event.preventDefault();
  const next = (now + step + items.length) % items.length;
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
  input.setAttribute("aria-activedescendant", items[next].id);
};

/** @param {Element | null | undefined} item */
const goTo = (item) => {
  const entry = item && entryOf.get(item);
  if (!entry) return;
  const { id, lat, lon, zoom, name } = entry;
  close();
  input.value = name;
  const near = Math.max(zoom, Math.min(store.map.getZoom(), zoom + 2));
  /* A selection may change the projection, in which the way is then found. */
  select(id);
  fit(store.map, L.latLngBounds([lat, lon], [lat, lon]), { maxZoom: near, travels: true });
};

const close = () => {
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
};
