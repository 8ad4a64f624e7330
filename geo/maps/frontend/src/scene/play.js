/* The walk through the marked days. */

import { announceSoon } from "../a11y/announce.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { elements } from "../dom.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { dayBeside } from "./days.js";
import { readLook, today } from "./look.js";
import { setLook } from "./show.js";

const STEP_MS = 1200;

/* The marked days up to today, each with what happened. */
export const markedDays = () => {
  const last = today();
  return constants.marks.filter(([day]) => day <= last);
};

/**
 * @param {number} step
 * @param {{ push?: boolean }} [options]
 */
export const stepDay = (step, options) => {
  const days = markedDays().map(([day]) => day);
  const next = dayBeside(days, readLook().first.on, step);
  if (next) setLook({ on: next }, options);
  return Boolean(next);
};

/** @param {HTMLElement} button */
export const play = (button) => {
  if (store.playing) {
    pause();
    return;
  }
  store.playing = window.setInterval(() => {
    if (!stepDay(1, { push: false })) pause();
  }, STEP_MS);
  button.textContent = _("Pause");
  stepDay(1, { push: false });
};

export const pause = () => {
  window.clearInterval(store.playing ?? undefined);
  store.playing = null;
  announceSoon();
  elements(bridge.page.document, "[data-play]").forEach((button) => {
    button.textContent = _("Play");
  });
};
