import { announceSoon } from "../a11y/announce.js";
import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { markedDays } from "./days.js";
import { readLook } from "./look.js";
import { setLook } from "./show.js";

export const stepDay = (step, options) => {
  const { on } = readLook().first;
  const days = markedDays().map(([day]) => day);
  const next = step > 0 ? days.find((day) => day > on) : days.findLast((day) => day < on);
  if (next) setLook({ on: next }, options);
  return Boolean(next);
};

export const play = (button) => {
  if (store.playing) { pause(); return; }
  store.playing = window.setInterval(() => { if (!stepDay(1, { push: false })) pause(); }, 1200);
  button.textContent = _("Pause");
  stepDay(1, { push: false });
};

export const pause = () => {
  window.clearInterval(store.playing);
  store.playing = null;
  announceSoon();
  bridge.page.document.querySelectorAll("[data-play]").forEach((button) => { button.textContent = _("Play"); });
};
