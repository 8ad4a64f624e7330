import { writeAddress } from "../address/address.js";
import { bridge } from "../bridge.js";
import { chosenBasemap } from "../map/basemap.js";
import { repaint } from "../map/update.js";
import { readStep } from "../scene/story.js";
import { store } from "../store.js";

/* A link that selects a feature says so by its address alone. */
export const SELECTING = 'a[href^="?sel="]';

export const selectedBy = (link) => new URLSearchParams(link.getAttribute("href")).get("sel");

export const markList = () => {
  const id = store.state.selection;
  bridge.page.document.querySelectorAll(SELECTING).forEach((link) => {
    const current = selectedBy(link) === id;
    if (current !== (link.getAttribute("aria-current") === "true")) {
      if (current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
    if (current && link.atlasRevealed !== id) revealInList(link);
    link.atlasRevealed = current ? id : null;
  });
  const base = chosenBasemap() || "atlas";
  bridge.page.document.querySelectorAll("[data-basemap]").forEach((list) => { if (list.value !== base) list.value = base; });
  bridge.page.document.querySelectorAll("[data-layer]").forEach((box) => {
    const on = store.wantedLayers.includes(box.dataset.layer);
    if (box.checked !== on) box.checked = on;
  });
};

/* The legend's boxes switch layers; the address keeps what is on, in the order of the page. */
export const toggle = (name, visible) => {
  store.config.toggles[name]?.forEach((part) =>
    store.sides.forEach((side) => side.layers.get(part)?.show(visible)));
  const on = new Set(store.wantedLayers);
  if (visible) on.add(name); else on.delete(name);
  store.wantedLayers = Object.keys(store.config.toggles).filter((toggle) => on.has(toggle));
  repaint();
  const same = !readStep() && store.wantedLayers.join() === store.config.shown.join();
  writeAddress({ layers: same ? null : store.wantedLayers.join(",") });
};

/* Scrolls the list, never the page. */
export const revealInList = (link) => {
  const list = link.closest(".st-key-panel > *");
  if (!list) return;
  const group = link.closest("details");
  if (group) group.open = true;
  const [item, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (item.top < frame.top) list.scrollTop -= frame.top - item.top + 8;
  if (item.bottom > frame.bottom) list.scrollTop += item.bottom - frame.bottom + 8;
};
