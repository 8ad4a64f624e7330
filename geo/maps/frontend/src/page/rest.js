/* Long lists: a page has the first rows of each group, and fetches the others when their reader comes to the end. */

import { atEnd, bridge } from "../bridge.js";
import { element, elements, links } from "../dom.js";

/* The link in place of the rows that are not there yet; without scripts it leads to the whole list. */
export const REST = "a[data-rest]";
const LISTED_REST = `nav.features ${REST}`;
/* Before the last row is reached, so that few wait for the next; Streamlit scrolls a part of the page, for which
   older browsers know no margin. */
const AHEAD = { rootMargin: "400px", scrollMargin: "400px" };

/** @type {IntersectionObserver | undefined} */
let observer;
/** @type {WeakSet<Element>} */
const followed = new WeakSet();

/** @param {Element} group how many rows it has that are not there yet */
export const missing = (group) => Number(element(group, REST)?.dataset.rest ?? 0);

/* Streamlit writes a list anew, and with it the link at its end. */
export const followRests = () => {
  if (bridge.saved) return;
  links(bridge.page.document, LISTED_REST)
    .filter((link) => !followed.has(link))
    .forEach((link) => {
      followed.add(link);
      ends().observe(link);
    });
};

const ends = () => {
  if (observer) return observer;
  observer = new bridge.page.IntersectionObserver(
    (entries) =>
      entries
        .filter(({ isIntersecting }) => isIntersecting)
        .forEach(({ target }) => void showRest(/** @type {HTMLAnchorElement} */ (target))),
    AHEAD,
  );
  atEnd(() => observer?.disconnect());
  return observer;
};

/**
 * Puts all rows into the list that a link stands in; a link that cannot be followed stays, and leads there.
 * @param {HTMLAnchorElement} link
 */
const showRest = async (link) => {
  observer?.unobserve(link);
  const answer = await fetch(link.href).catch(() => null);
  const list = link.closest("nav.features");
  if (!answer?.ok || !list) return;
  const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
  const had = bridge.page.document.activeElement === link;
  const groups = elements(whole, "nav.features > ul");
  elements(list, ":scope > ul").forEach((group, at) => {
    if (element(group, REST) && groups[at]) fill(group, groups[at], had && group.contains(link));
  });
};

/**
 * @param {HTMLElement} group
 * @param {HTMLElement} whole
 * @param {boolean} goOn whether the keyboard stood at the end, and goes on to the first new row
 */
const fill = (group, whole, goOn) => {
  const first = group.children.length - 1;
  const rows = elements(whole, ":scope > li").slice(first);
  links(whole, "a").forEach(selectHere);
  element(group, REST)?.parentElement?.replaceWith(...rows);
  if (goOn) element(group.children[first], "a")?.focus();
};

/**
 * In a document by itself a link names a whole view; in the list, the feature that it selects.
 * @param {HTMLAnchorElement} link
 */
const selectHere = (link) => {
  const { searchParams } = new URL(link.getAttribute("href") ?? "", window.location.href);
  link.setAttribute("href", `?sel=${searchParams.get("sel") ?? ""}`);
};
