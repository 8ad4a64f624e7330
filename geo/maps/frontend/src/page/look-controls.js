import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";
import { reducedMotion } from "../map/motion.js";
import { dayOf, markedDays, numberOf } from "../scene/days.js";
import { dayWords, isDay, readLook } from "../scene/look.js";
import { pause, play, stepDay } from "../scene/play.js";
import { setLook } from "../scene/show.js";

export const followLookControls = (page) => {
  listen("change", page, ({ target }) => CHANGED[target.dataset?.look]?.(target));
  listen("input", page, ({ target }) => {
    if (target.dataset?.look === "day") setLook({ on: dayOf(Number(target.value)) }, { push: false });
  });
  listen("click", page, ({ target }) => {
    const button = target.closest?.("button");
    if (button?.dataset.day) { pause(); setLook({ on: button.dataset.day }); }
    if (button?.dataset.step) { pause(); stepDay(Number(button.dataset.step)); }
    if (button && "play" in button.dataset) play(button);
  });
  window.addEventListener("pagehide", pause);
};

export const CHANGED = {
  as: ({ value }) => setLook({ as: value }),
  on: (input) => {
    if (isDay(input.value)) setLook({ on: input.value });
    else { say(_("Choose a date between {first} and today.", { first: constants.days[0] })); markLook(); }
  },
  split: ({ value }) => setLook({ split: value === "swipe" ? null : value }),
  "cmp-as": () => changeComparison(),
  "cmp-on": () => changeComparison(),
};

export const changeComparison = () => {
  const value = (name) => bridge.page.document.querySelector(`[data-look="${name}"]`)?.value || "";
  const on = isDay(value("cmp-on")) ? value("cmp-on") : "";
  const { first } = readLook();
  const parts = [value("cmp-as"), on].filter(Boolean);
  const same = (value("cmp-as") || first.as) === first.as && (on || first.on) === first.on;
  if (parts.length && same) say(_("Both maps would be the same; choose another point of view or day."));
  setLook({ cmp: same ? null : parts.join(",") });
};

export const drawTicks = (slider) => {
  const { max } = slider.parentElement.querySelector("input");
  slider.replaceChildren(...markedDays().map(([day]) => {
    const tick = document.createElement("i");
    tick.style.left = `${(numberOf(day) / max) * 100}%`;
    return tick;
  }));
};

/* Controls show what the address says. */
export const markLook = () => {
  const { first, second, split } = readLook();
  const page = bridge.page.document;
  const values = {
    as: first.as, on: first.on, day: String(numberOf(first.on)), split,
    "cmp-as": second && second.as !== first.as ? second.as : "",
    "cmp-on": second && second.on !== first.on ? second.on : "",
  };
  /* The viewers are sent once; the second list takes them from the first. */
  const [viewers, others] = ["as", "cmp-as"].map((name) => page.querySelector(`[data-look="${name}"]`));
  if (others?.options.length === 1) others.append(...[...viewers.options].map((option) => option.cloneNode(true)));
  page.querySelectorAll("[data-look]").forEach((input) => {
    const value = values[input.dataset.look];
    if (input.value !== value) input.value = value;
    if (input.dataset.look === "day") input.setAttribute("aria-valuetext", dayWords(first.on));
  });
  page.querySelectorAll("[data-ticks]:empty").forEach(drawTicks);
  /* Who asks for less motion steps through the days by hand. */
  page.querySelectorAll("[data-play]").forEach((button) => { button.hidden = reducedMotion.matches; });
  page.querySelectorAll("[data-if-compared]").forEach((part) => { part.hidden = !second; });
  const last = markedDays().filter(([day]) => day <= first.on).pop();
  page.querySelectorAll("[data-day-words]").forEach((output) => {
    const words = last ? `${dayWords(last[0])}: ${_(last[1])}` : "";
    if (output.textContent !== words) output.textContent = words;
    /* The change of the day is told by the live region, once. */
    output.setAttribute("aria-live", "off");
  });
};
