/* The reader's rows in the list beside the map, from which the keyboard goes to each. */

import { bridge, listen, watch } from "../../bridge.js";
import { closest, element, elements, make } from "../../dom.js";
import { _, countText } from "../../i18n.js";
import { own } from "./data.js";
import { visitRow } from "./visit.js";

const MOST_LISTED = 200;

/* Streamlit writes the list anew, and what was put into it is gone. */
export const followList = () => {
  const page = bridge.page.document;
  watch(page.body, { childList: true, subtree: true }, listRows);
  listen("click", page, ({ target }) => {
    const button = closest(target, "[data-own-row]");
    if (button) visitRow(Number(button.dataset.ownRow));
  });
  listRows();
};

export const listRows = () =>
  elements(bridge.page.document, "nav.features").forEach((list) => {
    const shown = element(list, "[data-own]");
    const made = `${own.name} ${own.rows.length}`;
    if (shown && shown.dataset.own === made && own.rows.length) return;
    shown?.remove();
    if (own.rows.length) list.prepend(groupOf(list.ownerDocument, made));
  });

/**
 * @param {Document} page
 * @param {string} made
 */
const groupOf = (page, made) => {
  const items = own.rows.slice(0, MOST_LISTED).map(({ name }, at) => {
    const button = make(page, "button", { type: "button", className: "own-listed" });
    button.dataset.ownRow = String(at);
    button.append(make(page, "bdi", { textContent: name }));
    return make(page, "li", {}, button);
  });
  const more = own.rows.length - items.length;
  if (more > 0) items.push(make(page, "li", { textContent: moreWords(more) }));
  const count = make(page, "span", { className: "count", textContent: countText(own.rows.length) });
  const title = _("Your data: {file}", { file: own.name });
  const summary = make(page, "summary", {}, `${title} `, count);
  const list = make(page, "ul", {}, ...items);
  const group = make(page, "details", { className: "related", open: true }, summary, list);
  group.dataset.own = made;
  return group;
};

/** @param {number} more */
export const moreWords = (more) =>
  _("{count} more: all are on the map and in the downloads.", { count: countText(more) });
