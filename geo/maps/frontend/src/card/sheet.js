/* The facts of what a reader picks lie over the page until they are closed: in the story over its map, where those of its
   steps do not, and on a phone at the foot of every page with a map, where a bar then leads to them again. */

import { bridge, listen } from "../bridge.js";
import { closest, element, make } from "../dom.js";
import { _ } from "../i18n.js";
import { ownSelection } from "../story/steps.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";

const DETAILS =
  ".st-key-telling .st-key-details, .telling .saved-details, .st-key-page .st-key-details";
/* As map-page.css has it. */
const PHONE = "(max-width: 767px) and (orientation: portrait)";

/**
 * What was closed and is still selected.
 * @type {string | null}
 */
let closed = null;

/** @param {Document} page */
export const followSheet = (page) => {
  listen("click", page, ({ target }) => {
    if (closest(target, ".sheet-close")) close();
  });
  listen("keydown", page, ({ key, target }) => {
    if (key === "Escape" && hasSheet() && closest(target, DETAILS)) close();
  });
};

/* Whether facts lie over the page, as they do in the story and on a phone. */
export const hasSheet = () =>
  store.config.story ||
  (bridge.page.matchMedia(PHONE).matches && Boolean(element(bridge.page.document, DETAILS)));

const close = () => {
  if (store.config.story) select(ownSelection());
  else closed = store.state.selection;
  markSheet();
  store.map.getContainer().focus({ preventScroll: true });
};

export const openSheet = () => {
  closed = null;
  markSheet();
};

export const markSheet = () => {
  const page = bridge.page.document;
  const id = store.state.selection;
  if (id !== closed) closed = null;
  const seen = store.config.story ? ownSelection() : closed;
  page.documentElement.toggleAttribute("data-picked", id !== null && id !== seen);
  const details = element(page, DETAILS);
  const sheet = details && element(details, ".details");
  if (!sheet || element(sheet, ".sheet-close")) return;
  const button = { type: /** @type {const} */ ("button"), className: "sheet-close" };
  sheet.prepend(make(page, "button", { ...button, textContent: `${_("Close")} ×` }));
};
