/* The rows in the panel as one stop of the keyboard: Tab comes to the row where the reader was, arrows go on. */

import { nextFeature } from "../../a11y/order.js";
import { isRightToLeft } from "../../i18n.js";

/* Which row the reader was at; the list is made anew whenever the atlas says something else of its rows. */
let at = 0;

export const toFirstRow = () => {
  at = 0;
};

/**
 * The list of rows with its keys.
 * @param {HTMLElement} list
 * @param {HTMLButtonElement[]} rows
 */
export const rowStops = (list, rows) => {
  const ids = rows.map((_, index) => `row:${index}`);
  const place = () =>
    rows.forEach((row, index) => {
      row.tabIndex = index === at ? 0 : -1;
    });
  list.addEventListener("keydown", (event) => {
    const id = nextFeature(event.key, ids[at], ids, isRightToLeft());
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    rows[ids.indexOf(id)].focus();
  });
  /* A row that was pressed is where the keyboard goes on. */
  list.addEventListener("focusin", ({ target }) => {
    at = rows.findIndex((row) => row === target);
    place();
  });
  place();
  return list;
};

/**
 * Makes what holds the list anew, and leaves the keyboard at the row where it was.
 * @param {HTMLElement} part
 * @param {() => void} makeAnew
 */
export const keepingRow = (part, makeAnew) => {
  const isAtRow = part.contains(document.activeElement?.closest("ol") ?? null);
  makeAnew();
  if (isAtRow) /** @type {HTMLElement | null} */ (part.querySelector("ol [tabindex='0']"))?.focus();
};
