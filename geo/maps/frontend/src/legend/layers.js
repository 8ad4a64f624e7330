/* The switches of the layers: in the page, over the corner of the map, behind a button of the map. */

import { bridge, listen } from "../bridge.js";
import { closest, element, make } from "../dom.js";
import { _ } from "../i18n.js";

/** @type {HTMLElement | null} */
let opener = null;

/* Around the map on a page, where the switches may come in after it. */
const PAGES = ".st-key-page, .st-key-telling";

/* A saved file has its switches below the map, and an embedded map has none. */
export const hasLayers = () => element(bridge.page.document, PAGES) !== null;

/** @param {HTMLButtonElement} button */
export const layersButton = (button) => {
  const page = bridge.page.document;
  opener = button;
  button.setAttribute("aria-expanded", "false");
  listen("keydown", page, ({ key }) => {
    if (key === "Escape" && isOpen()) closeLayers();
  });
  listen("pointerdown", page, ({ target }) => {
    if (isOpen() && !closest(target, ".st-key-legend")) openLayers(false);
  });
  listen("click", page, ({ target }) => {
    if (closest(target, "[data-close-layers]")) closeLayers();
  });
  return button;
};

const isOpen = () => bridge.page.document.documentElement.dataset.layers === "open";

/** @param {boolean} open */
const openLayers = (open) => {
  const { dataset } = bridge.page.document.documentElement;
  if (open) dataset.layers = "open";
  else delete dataset.layers;
  opener?.setAttribute("aria-expanded", String(open));
};

const closeLayers = () => {
  openLayers(false);
  opener?.focus();
};

export const switchLayers = () => {
  const open = !isOpen();
  openLayers(open);
  const first = ".st-key-legend :is(button, input, select)";
  if (open) element(bridge.page.document, first)?.focus();
};

/**
 * What stands above the switches: their title, and the way to close them.
 * @param {Document} page
 */
export const headOfLayers = (page) => {
  const close = make(page, "button", { type: "button", textContent: _("Close") });
  close.dataset.closeLayers = "";
  return make(
    page,
    "p",
    { className: "layers-head" },
    make(page, "strong", { textContent: _("Layers") }),
    close,
  );
};
