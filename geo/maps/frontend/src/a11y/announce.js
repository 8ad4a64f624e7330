/* For screen readers: what changed is said once. */

/**
 * @import { Look, Looks, Tellable } from "../../types.js"
 * @import { Change } from "./changes.js"
 */

import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { elements, make, setAttributes, textOf } from "../dom.js";
import { _ } from "../i18n.js";
import { dayWords, readLook } from "../scene/look.js";
import { partOfStep, readStep } from "../story/steps.js";
import { store } from "../store.js";
import { changesOf } from "./changes.js";
import { nameOfSelection } from "./names.js";
import { forgetView, summariseSoon } from "./summary.js";

const SETTLED_MS = 400;
const CARD_MS = 200;
const PATIENCE = 25;

/**
 * What was told last.
 * @type {Tellable | null}
 */
let last = null;
/** @type {number | undefined} */
let announceTimer;

export const startAnnouncing = () => {
  last = tellable();
  liveRegion();
};

/* The region stands in the page, so that it outlives the frame's own changes; a frame that comes anew finds it. */
export const liveRegion = () => {
  const page = bridge.page.document;
  const found = page.getElementById("atlas-live");
  if (found) return found;
  const region = make(page, "div", { id: "atlas-live", className: "spoken" });
  setAttributes(region, {
    role: "status",
    "aria-live": "polite",
    "aria-label": _("Changes of the map"),
  });
  page.body.append(region);
  return region;
};

/** @returns {Tellable} */
const tellable = () => {
  const { first, second } = readLook();
  return {
    listed: elements(bridge.page.document, "nav.features > ul > li:not([hidden], .rest)").length,
    selection: store.state.selection,
    look: `${first.as} ${first.on}`,
    compared: second ? `${second.as} ${second.on}` : "",
    step: readStep(),
  };
};

/* Changes that come close together, such as those of a slider, are said as one when they have settled. */
export const announceSoon = () => {
  window.clearTimeout(announceTimer);
  if (store.ready && !store.playing) {
    announceTimer = window.setTimeout(announce, SETTLED_MS, PATIENCE);
  }
};

/**
 * What only the card names is said when the card is there, if it comes.
 * @param {number} patience
 */
const announce = (patience) => {
  const now = tellable();
  const before = last ?? now;
  const name = now.selection ? nameOfSelection() : "";
  if (name === undefined && patience) {
    announceTimer = window.setTimeout(announce, CARD_MS, patience - 1);
    return;
  }
  last = now;
  if (name !== undefined) say(changesOf(before, now, store.config.filtered), now, name);
};

/**
 * @param {Change[]} changes
 * @param {Tellable} now
 * @param {string} name
 */
const say = (changes, now, name) => {
  if (!changes.length) return;
  const looks = readLook();
  forgetView();
  liveRegion().textContent = changes
    .map((change) => SENTENCES[change]({ now, name, looks }))
    .join(" ");
  summariseSoon();
};

/** @type {Record<Change, (told: { now: Tellable, name: string, looks: Looks }) => string>} */
const SENTENCES = {
  step: ({ now: { step } }) => {
    const title = _("Step {number} of {all}: {title}.", {
      number: step,
      all: constants.story.length,
      title: textOfStep(step, "h2"),
    });
    return `${title} ${textOfStep(step, ".story-text")}`;
  },
  look: ({ looks: { first } }) => _("{viewer}, {day}.", inWords(first)),
  compared: ({ looks: { first, second } }) =>
    _("Compared with: {viewer}, {day}.", inWords(second ?? first)),
  alone: () => _("The comparison is closed."),
  selected: ({ name }) => _("Selected: {name}.", { name }),
  none: () => _("Nothing is selected."),
  listed: ({ now: { listed } }) => _("Entries in the list: {count}.", { count: listed }),
};

/** @param {Look} look */
const inWords = ({ as, on }) => ({ viewer: _(constants.viewers[as]), day: dayWords(on) });

/**
 * @param {number} number
 * @param {string} part
 */
const textOfStep = (number, part) => textOf(partOfStep(number)?.querySelector(part));
