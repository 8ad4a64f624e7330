/* The splitter between two maps: the first is seen left of it, the second right of it. */

/** @import { Box } from "../../types.js" */
/** @import { Side } from "./side.js" */

import { element, make, setAttributes } from "../dom.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { changedWords } from "../page/changed-land.js";
import { dayWords } from "../scene/look.js";
import { store } from "../store.js";
import { behindSplitter } from "./behind.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -5, ArrowRight: 5, Home: -100, End: 100 };

/* Names go to their own side once the splitter rests: under a hand that drags it they would jump. */
const REST_MS = 150;
let resting = 0;
const placeLabelsSoon = () => {
  window.clearTimeout(resting);
  resting = window.setTimeout(() => store.sides.forEach(placeLabels), REST_MS);
};

/* As atlas.css has it: on a phone one map lies behind the other, and no splitter between them. */
export const isSplit = () =>
  Boolean(store.sides[1]) &&
  document.body.dataset.compare === "swipe" &&
  !window.matchMedia("(max-width: 560px)").matches;

/**
 * What the splitter hides of a map.
 * @param {Side} side
 * @returns {Box[]}
 */
export const unseenOf = (side) => {
  if (!isSplit()) return [];
  return [behindSplitter(side.map.getSize(), store.splitAt, side === store.main)];
};

/** @param {HTMLElement} parent */
export const addSplitter = (parent) => {
  const splitter = make(document, "div", { className: "atlas-splitter", tabIndex: 0 });
  setAttributes(splitter, {
    role: "slider",
    "aria-orientation": "horizontal",
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-label": _("Splitter between the two maps"),
  });
  followDrag(splitter, parent);
  splitter.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    placeSplitter(store.splitAt + step);
  });
  const which = make(document, "button", { type: "button", className: "atlas-which" });
  which.addEventListener("click", () => placeSplitter(store.splitAt > 0 ? 0 : 100));
  parent.append(splitter, which);
};

/**
 * @param {HTMLElement} splitter
 * @param {HTMLElement} parent
 */
const followDrag = (splitter, parent) => {
  /** @param {PointerEvent} event */
  const drag = (event) => {
    const box = parent.getBoundingClientRect();
    placeSplitter(((event.clientX - box.left) / box.width) * 100);
  };
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.addEventListener("pointermove", drag);
    event.preventDefault();
    splitter.focus();
  });
  splitter.addEventListener("pointerup", () => splitter.removeEventListener("pointermove", drag));
};

/** @param {number} percent */
export const placeSplitter = (percent) => {
  const at = Math.min(100, Math.max(0, percent));
  const rounded = Math.round(at);
  store.splitAt = at;
  const splitter = element(document, ".atlas-splitter");
  const which = element(document, ".atlas-which");
  if (!splitter || !which) return;
  element(document, ".atlas-second")?.style.setProperty("--split", `${at}%`);
  splitter.style.left = `${at}%`;
  setAttributes(splitter, {
    "aria-valuenow": rounded,
    "aria-valuetext": _("{percent} % of the width shows the first map", { percent: rounded }),
  });
  document.body.dataset.shown = at > 0 ? "first" : "second";
  placeLabelsSoon();
  nameOther();
};

/* On a phone a button leads to the other map: it says which that is, and beforehand how much differs there. */
export const nameOther = () => {
  const which = element(document, ".atlas-which");
  const [first, second] = store.sides;
  if (!which || !second?.scene.viewer) return;
  const isFirst = store.splitAt > 0;
  const map = lookWords(isFirst ? second : first, isFirst ? first : second);
  const more = isFirst ? changedWords() : "";
  which.replaceChildren(_("Show: {map}", { map }));
  if (more) which.append(make(document, "small", { textContent: more }));
};

/**
 * What a map shows that the other does not.
 * @param {Side} side
 * @param {Side} other
 */
const lookWords = ({ look, scene }, other) => {
  const viewer = look.as === other.look.as ? "" : _(scene.viewer);
  const day = look.on === other.look.on ? "" : dayWords(look.on);
  return [viewer, day].filter(Boolean).join(" · ");
};
