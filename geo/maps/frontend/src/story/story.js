/* The story: each step moves the map, shows its layers, its day and what it is about. */

/** @import { Changes, Extent } from "../../types.js" */

import { announceSoon } from "../a11y/announce.js";
import {
  addressQuery,
  givenPosition,
  readLayers,
  readSelection,
  writeAddress,
} from "../address/address.js";
import { bridge, listen, runPage } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, elements } from "../dom.js";
import { isRightToLeft } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { fit } from "../camera/fit.js";
import { reducedMotion } from "../camera/motion.js";
import { repaint } from "../map/update.js";
import { markSheet } from "../card/sheet.js";
import { restPointer } from "../select/resting.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { withoutDefaults } from "../scene/look.js";
import { pause } from "../scene/play.js";
import { stepOfKey, stepOfSwipe } from "../scene/reading.js";
import { followCards, followScrolling, showCardOf } from "./scroll.js";
import { followLook } from "../scene/show.js";
import { partOfStep, readStep, shownStep } from "./steps.js";

/* Lists below the story follow when a reader has come to rest. */
const SCROLLED_MS = 600;

/** The step that the map shows. */
let shown = 0;

/* A link that names only a step means all that the step shows. */
export const startStory = () => {
  shown = readStep();
  const step = shownStep();
  if (!step) return;
  const given = addressQuery();
  const missing = Object.entries(step.address).filter(([key]) => !given.has(key));
  writeAddress(withoutDefaults(Object.fromEntries(missing)));
  if (!given.has("at")) store.config.extent = step.extent;
};

/**
 * A step that is gone to is one to come Back from; one that is scrolled to takes the place of the last.
 * @param {number} number
 * @param {{ scrolled?: boolean }} [how]
 */
const goToStep = (number, { scrolled = false } = {}) => {
  const step = constants.story[number - 1];
  /** @type {Changes} */
  const none = { layers: null, as: null, on: null, cmp: null, split: null, sel: null, step: null };
  const address = step ? { ...step.address, step: step.id } : none;
  const near = Math.abs(number - readStep()) <= 1;
  pause();
  writeAddress({ at: null, ...withoutDefaults(address) }, { push: !scrolled });
  followStep();
  if (!scrolled) showCardOf(number, { smooth: near });
  runPage(scrolled ? SCROLLED_MS : 0);
};

/* Back and Forward lead to the step of the address, and to its card. */
export const returnToStep = () => {
  markStory();
  if (!store.config.story || readStep() === shown) return;
  followStep();
  showCardOf(readStep(), { smooth: false });
};

/* Brings the map to what the address says. */
const followStep = () => {
  const step = shownStep();
  shown = readStep();
  restPointer();
  readLayers();
  showLayers();
  repaint();
  select(readSelection(), { write: false });
  followLook();
  markStory();
  store.config.extent = step?.extent ?? store.pageExtent ?? store.config.extent;
  store.positionGiven = Boolean(givenPosition() ?? step);
  if (!givenPosition()) flyTo(store.config.extent);
  markSheet();
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
 * Where it ends is what the step says, and no move that the address should tell.
 * @param {Extent} extent
 */
const flyTo = (extent) => {
  const { map } = store;
  store.adjusting = true;
  /* A second map that came or went has changed the room of the first, which it learns of only later. */
  map.invalidateSize({ animate: false, pan: false });
  map.once("moveend", () => {
    store.adjusting = false;
  });
  fit(map, extent, { travels: true });
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
  if (!store.config.story) return;
  const now = readStep();
  if (now !== drawnFor) showStep();
  const page = bridge.page.document;
  page.documentElement.dataset.storied = String(now);
  page.documentElement.toggleAttribute("data-compared", store.sides.length > 1);
  elements(page, ".story [data-step-text]").forEach((part) => {
    const current = Number(part.dataset.stepText) === now;
    part.toggleAttribute("data-current", current);
    leadKeyboard(part, current);
  });
  followCards(page);
};

/* Of each of these the first link is a stop of the keyboard: verdicts of a finding, phrases of a text, sources of bars. */
const GROUPS = ".finding ul, .story-text, .bars";

/**
 * Whether arrows lead to a link from the first one of its group.
 * @param {Element} control
 */
const isLedTo = (control) => {
  const group = closest(control, GROUPS);
  return group !== null && element(group, "a") !== control;
};

/**
 * The keyboard goes through the card that is read, and past all others: its buttons lead to those.
 * @param {Element} part
 * @param {boolean} current
 */
const leadKeyboard = (part, current) =>
  elements(part, ":is(a, button, summary):not([aria-hidden] *)").forEach((control) => {
    if (current && !isLedTo(control)) control.removeAttribute("tabindex");
    else control.tabIndex = -1;
  });

/** @param {number} number */
const hasStep = (number) => number >= 0 && number <= constants.story.length;

/** @param {number} step */
const move = (step) => {
  const to = readStep() + step;
  if (!hasStep(to)) return;
  goToStep(to);
  focusCard(to);
};

/* The keyboard goes along with the card. */
/** @param {number} number */
const focusCard = (number) => {
  const part = partOfStep(number);
  if (part) element(part, ".story-card")?.focus({ preventScroll: true });
};

/** @param {Document} page */
export const followStory = (page) => {
  if (!store.config.story) return;
  followScrolling(page, (number) => goToStep(number, { scrolled: true }));
  listen("click", page, ({ target }) => {
    const button = closest(target, "[data-step-to]");
    if (!button) return;
    const number = Number(button.dataset.stepTo);
    goToStep(number);
    focusCard(number);
  });
  listen("click", page, (event) => {
    const link = closest(event.target, "[data-beyond]");
    if (!link) return;
    event.preventDefault();
    leaveStory(page);
  });
  listen("keydown", page, (event) => {
    if (event.defaultPrevented || !isReading(event.target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = stepOfKey(event.key, isRightToLeft());
    if (!step || !hasStep(readStep() + step)) return;
    event.preventDefault();
    move(step);
  });
  followSwipes(page);
};

/**
 * Whether a key is pressed for the story: on it, or on nothing while it is in view.
 * @param {EventTarget | null} target
 */
const isReading = (target) => {
  if (closest(target, "input, select, textarea")) return false;
  const { document: page, innerHeight } = bridge.page;
  const story = element(page, ".story");
  if (closest(target, ".story")) return true;
  const nowhere = target === page.body || closest(target, "[data-testid]") === target;
  return nowhere && story !== null && story.getBoundingClientRect().bottom > innerHeight / 2;
};

/** @param {Document} page */
const leaveStory = (page) => {
  const beyond = element(page, ".st-key-beyond, .telling ~ .beyond");
  if (!beyond) return;
  beyond.tabIndex = -1;
  beyond.focus({ preventScroll: true });
  beyond.scrollIntoView({ block: "start", behavior: reducedMotion.matches ? "instant" : "smooth" });
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
