/* The time axis: zoomed by its buttons, scrolled to what is selected, marked by what it touches. */

import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, elements, links, setText, textOf } from "../dom.js";
import { store } from "../store.js";
import { selectedBy } from "./lists.js";

const MOST_ZOOM = 64;
/* Where in view the exercise stands at first. */
const EXERCISE_IN_VIEW = 0.2;

/**
 * Axes that have been scrolled to the exercise, and what each link was last shown for.
 * @type {WeakSet<Element>}
 */
const opened = new WeakSet();
/** @type {WeakMap<Element, string | null>} */
const seen = new WeakMap();

/** @param {Document} page */
export const followAxis = (page) =>
  listen("click", page, ({ target }) => {
    const button = closest(target, "[data-zoom]");
    const axis = closest(button, ".axis");
    if (button && axis) zoomAxis(axis, Number(button.dataset.zoom));
  });

/**
 * The zoom after a press; a factor of 0 leads back to the whole axis.
 * @param {number} zoom
 * @param {number} factor
 */
const zoomAfter = (zoom, factor) => (factor ? Math.min(MOST_ZOOM, Math.max(1, zoom * factor)) : 1);

/**
 * @param {HTMLElement} axis
 * @param {number} factor
 */
const zoomAxis = (axis, factor) => {
  const [scroll, track] = [element(axis, ".axis-scroll"), element(axis, ".axis-track")];
  const output = element(axis, "output");
  if (!scroll || !track || !output) return;
  const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / track.clientWidth;
  const wanted = zoomAfter(Number(track.style.getPropertyValue("--zoom")), factor);
  track.style.setProperty("--zoom", String(wanted));
  scroll.scrollLeft = middle * track.clientWidth - scroll.clientWidth / 2;
  setText(output, `${wanted} ×`);
};

/* Without a selection the axis opens on the exercise. */
export const markAxis = () => {
  const page = bridge.page.document;
  elements(page, ".axis-scroll").forEach((scroll) => {
    if (!opened.has(scroll)) {
      const at = Number(scroll.dataset.at) * scroll.scrollWidth;
      scroll.scrollLeft = at - EXERCISE_IN_VIEW * scroll.clientWidth;
    }
    opened.add(scroll);
  });
  links(page, ".axis-track a").forEach(markEvent);
};

/** @param {HTMLAnchorElement} link */
const markEvent = (link) => {
  const id = store.state.selection;
  const event = selectedBy(link);
  if (!link.title) link.title = titleOnAxis(link);
  link.classList.toggle("touched", id !== null && Boolean(constants.members[event]?.includes(id)));
  if (event === id && seen.get(link) !== id) scrollTo(link);
  seen.set(link, id);
};

/** @param {HTMLElement} link */
const scrollTo = (link) => {
  const scroll = closest(link, ".axis-scroll");
  const { parentElement } = link;
  if (scroll && parentElement) {
    scroll.scrollLeft = parentElement.offsetLeft - scroll.clientWidth / 2;
  }
};

/**
 * Where events stand close together a title is cut short: pointed at, it is whole, after its day.
 * @param {HTMLElement} link
 */
const titleOnAxis = (link) =>
  `${link.querySelector("time")?.textContent}: ${textOf(link.firstChild)}`;
