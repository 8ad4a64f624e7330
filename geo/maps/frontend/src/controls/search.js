/* The search box; what answers it is loaded when it is first used. */

import { make, setAttributes } from "../dom.js";
import { loadDesk } from "../desk/loading.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { addControl } from "./control.js";
import { say } from "./notice.js";

/** @param {import("leaflet").Map} map */
export const addSearch = (map) => {
  const input = make(document, "input", { type: "search", autocomplete: "off" });
  const list = make(document, "div", { id: "atlas-hits", hidden: true });
  input.placeholder = _("Search");
  setAttributes(input, {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "atlas-hits",
    "aria-autocomplete": "list",
    "aria-label": _("Search names, coordinates and days"),
  });
  setAttributes(list, { role: "listbox", "aria-label": _("Search results") });
  input.addEventListener("focus", () => start(input, list), { once: true });
  addControl(map, "topleft", () => {
    const box = make(document, "div", { className: "atlas-search" }, input, list);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  });
};

/**
 * What could not be loaded is asked for again when the box is used again.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 */
const start = async (input, list) => {
  try {
    await (await loadDesk("search")).start(input, list);
  } catch (error) {
    say(_("The list of names could not be loaded, so the search cannot answer; reload the page."));
    input.addEventListener("focus", () => start(input, list), { once: true });
  }
};
