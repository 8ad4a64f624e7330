/* On a phone the facts lie over the foot of the page: while they are closed, a bar says what is selected and opens them. */

import { nameOfSelection } from "../a11y/names.js";
import { atEnd, bridge } from "../bridge.js";
import { element, make, setHidden, setText } from "../dom.js";
import { _ } from "../i18n.js";
import { reducedMotion } from "../camera/motion.js";
import { store } from "../store.js";
import { hasSheet, openSheet } from "./sheet.js";

/** @type {HTMLElement | null} */
let watched = null;
/** @type {IntersectionObserver | undefined} */
let observer;
let factsSeen = false;

export const markPeek = () => {
  const page = bridge.page.document;
  const details = element(page, ".st-key-details, .saved-details");
  if (!details || store.config.story || element(page, ".st-key-embed")) return;
  const bar = element(page, ".peek") ?? makePeek(page);
  if (watched !== details) {
    watched = details;
    observer?.disconnect();
    observer = new IntersectionObserver(([{ isIntersecting }]) => {
      factsSeen = isIntersecting;
      showPeek(bar);
    });
    observer.observe(details);
  }
  showPeek(bar);
};

/** @param {Document} page */
const makePeek = (page) => {
  const words = make(page, "small", { textContent: `${_("Details")} ↓` });
  const bar = make(
    page,
    "button",
    { type: "button", className: "peek", hidden: true },
    make(page, "span", {}),
    words,
  );
  bar.addEventListener("click", () => leadToFacts(page));
  page.body.append(bar);
  atEnd(() => {
    observer?.disconnect();
    bar.remove();
  });
  return bar;
};

/** @param {Document} page */
const leadToFacts = (page) => {
  const over = hasSheet();
  if (over) openSheet();
  const heading = element(page, "[data-card] h2");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (over) return;
  heading.scrollIntoView({ block: "center", behavior: reducedMotion.matches ? "auto" : "smooth" });
};

/** @param {HTMLElement} bar */
const showPeek = (bar) => {
  const name = store.state.selection && nameOfSelection();
  if (name) setText(bar.children[0], name);
  setHidden(bar, !name || factsSeen);
};
