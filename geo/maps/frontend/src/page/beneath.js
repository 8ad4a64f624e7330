/* What else lies under the spot that was clicked: ways to it, on the card of what is selected. */

import { bridge } from "../bridge.js";
import { pointOf } from "../address/values.js";
import { element, make } from "../dom.js";
import { _ } from "../i18n.js";
import { nameOf } from "../scene/names.js";
import { othersHere } from "../select/beneath.js";
import { store } from "../store.js";

/** @param {HTMLElement} card */
export const tellBeneath = (card) => {
  /* The card of a point names by itself what lies beneath. */
  if (pointOf(store.state.selection)) return;
  const links = othersHere().flatMap(linkTo);
  if (!links.length) return;
  const page = bridge.page.document;
  const parts = links.flatMap((link, at) => (at ? [separator(page), link] : [link]));
  const line = make(page, "p", { className: "links beneath" }, `${_("At this spot")}: `, ...parts);
  element(card, "h2")?.after(line);
};

/** @param {Document} page */
const separator = (page) => {
  const dot = make(page, "span", { textContent: " · " });
  dot.setAttribute("aria-hidden", "true");
  return dot;
};

/** @param {string} id */
const linkTo = (id) => {
  const [drawn] = store.featureOrder.get(id) ?? [];
  const name = pointOf(id) ? _("What is here?") : drawn && nameOf(store.main, drawn);
  return name ? [make(bridge.page.document, "a", { href: `?sel=${id}`, textContent: name })] : [];
};
