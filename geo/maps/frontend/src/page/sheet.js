/* In the story the facts of what a reader picks lie over the map until they are closed; those of its steps do not. */

import { bridge, listen } from "../bridge.js";
import { closest, element, make } from "../dom.js";
import { _ } from "../i18n.js";
import { ownSelection } from "../scene/steps.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";

/** @param {Document} page */
export const followSheet = (page) => {
  if (!store.config.story) return;
  listen("click", page, ({ target }) => {
    if (closest(target, ".sheet-close")) close();
  });
  listen("keydown", page, ({ key, target }) => {
    if (key === "Escape" && closest(target, ".st-key-details, .saved-details")) close();
  });
};

const close = () => {
  select(ownSelection());
  store.map.getContainer().focus({ preventScroll: true });
};

export const markSheet = () => {
  if (!store.config.story) return;
  const page = bridge.page.document;
  const picked = store.state.selection !== null && store.state.selection !== ownSelection();
  page.documentElement.toggleAttribute("data-picked", picked);
  const sheet = element(page, ".st-key-telling .st-key-details .details, .telling .saved-details");
  if (!sheet || element(sheet, ".sheet-close")) return;
  const button = { type: /** @type {const} */ ("button"), className: "sheet-close" };
  sheet.prepend(make(page, "button", { ...button, textContent: `${_("Close")} ×` }));
};
