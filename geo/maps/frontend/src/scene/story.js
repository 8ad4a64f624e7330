/* The story: each step moves the map, shows its layers, its day and what it is about. */

/** @import { Changes, Extent } from "../../types.js" */

import { announceSoon } from "../a11y/announce.js";
import { addressQuery, readLayers, readSelection, writeAddress } from "../address/address.js";
import { bridge, listen, runPage } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, elements, setHidden } from "../dom.js";
import { placeLabels } from "../labels/labels.js";
import { reducedMotion } from "../map/motion.js";
import { framed } from "../projection/plane.js";
import { repaint } from "../map/update.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { withoutDefaults } from "./look.js";
import { pause } from "./play.js";
import { followLook } from "./show.js";
import { readStep, shownStep } from "./steps.js";

const SWIPE_PX = 50;

/* A link that names only a step means all that the step shows. */
export const startStory = () => {
  const step = shownStep();
  if (!step) return;
  const given = addressQuery();
  const missing = Object.entries(step.address).filter(([key]) => !given.has(key));
  writeAddress(withoutDefaults(Object.fromEntries(missing)));
  if (!given.has("at")) store.config.extent = step.extent;
};

/** @param {number} number */
export const goToStep = (number) => {
  const step = constants.story[number - 1];
  /** @type {Changes} */
  const none = { layers: null, as: null, on: null, cmp: null, split: null, sel: null, step: null };
  const address = step ? { ...step.address, step: step.id } : none;
  pause();
  writeAddress({ at: null, ...withoutDefaults(address) }, { push: true });
  followStep();
  runPage(0);
};

/* Brings the map to what the address says. */
const followStep = () => {
  const step = shownStep();
  readLayers();
  showLayers();
  repaint();
  select(readSelection(), { write: false });
  followLook();
  const extent = step?.extent ?? store.pageExtent;
  if (extent) flyTo(extent);
  markStory();
  announceSoon();
};

const showLayers = () => {
  const layers = store.sides.flatMap((side) => [...side.layers.values()]);
  Object.entries(store.config.toggles).forEach(([toggle, parts]) => {
    const on = store.wantedLayers.includes(toggle);
    layers
      .filter(({ name, visible }) => parts.includes(name) && visible !== on)
      .forEach((layer) => layer.show(on));
  });
};

/**
 * The flight is a jump for who asks for less motion.
 * @param {Extent} extent
 */
const flyTo = (extent) => {
  const bounds = framed(store.map, extent);
  if (reducedMotion.matches) store.map.fitBounds(bounds, { animate: false });
  else store.map.flyToBounds(bounds, { duration: 1.2 });
};

/* The step for which the maps were last drawn. */
let drawnFor = 0;

/* Each step shows places and distances of its own, and says something else at them. */
const showStep = () => {
  drawnFor = readStep();
  store.sides.forEach((side) => {
    ["places", "extents", "measures"].forEach((name) => side.layers.get(name)?.redraw());
    placeLabels(side);
  });
};

export const markStory = () => {
  const now = readStep();
  if (now !== drawnFor) showStep();
  const page = bridge.page.document;
  const root = page.documentElement;
  if (now) root.dataset.storied = String(now);
  else delete root.dataset.storied;
  elements(page, "[data-step-text]").forEach((part) =>
    setHidden(part, Number(part.dataset.stepText) !== now),
  );
};

/** @param {number} step */
const move = (step) => {
  const to = readStep() + step;
  if (to >= 0 && to <= constants.story.length) goToStep(to);
};

/** @param {Document} page */
export const followStory = (page) => {
  if (!store.config.story) return;
  listen("click", page, ({ target }) => {
    const button = closest(target, "[data-step-to]");
    if (!button) return;
    goToStep(Number(button.dataset.stepTo));
    /* The pressed button is hidden with its step; the story itself keeps the keyboard. */
    element(page, ".story")?.focus({ preventScroll: true });
  });
  listen("keydown", page, (event) => {
    if (!closest(event.target, ".story") || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(step);
  });
  followSwipes(page);
};

/**
 * The step to which a finger has moved: to the next one leftwards; 0 where it has not moved across.
 * @param {number} dx
 * @param {number} dy
 */
export const stepOfSwipe = (dx, dy) => {
  const across = Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy);
  return across ? -Math.sign(dx) : 0;
};

/** @param {Document} page */
const followSwipes = (page) => {
  /** @type {Touch | null} */
  let from = null;
  listen("touchstart", page, ({ target, changedTouches }) => {
    from = closest(target, ".story") ? changedTouches[0] : null;
  });
  listen("touchend", page, ({ changedTouches }) => {
    if (!from) return;
    const [touch] = changedTouches;
    const step = stepOfSwipe(touch.clientX - from.clientX, touch.clientY - from.clientY);
    if (step) move(step);
  });
};
