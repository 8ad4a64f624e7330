/* The page's controls of the look: viewer, day, comparison; and the walk through the days. */

/** @import { Looks } from "../../types.js" */

import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { loadDesk } from "../desk/loading.js";
import { say } from "../controls/notice.js";
import { closest, elements, fieldOf, fields, make, setHidden, setText } from "../dom.js";
import { _, locale } from "../i18n.js";
import { reducedMotion } from "../camera/motion.js";
import { dayOf, numberOf, splitOf } from "../scene/days.js";
import { dayWords, isOfferedDay, readLook, today } from "../scene/look.js";
import { markedDays, pause, play, stepDay } from "../scene/play.js";
import { setLook } from "../scene/show.js";
import { dateNamesOf, typedDay } from "../scene/typed-day.js";

/** @param {Document} page */
export const followLookControls = (page) => {
  listen("change", page, ({ target }) => {
    const field = fieldOf(target);
    CHANGED[field.dataset?.look ?? ""]?.(field);
  });
  listen("input", page, ({ target }) => {
    const { dataset, value } = fieldOf(target);
    if (dataset?.look === "day") {
      setLook({ on: dayOf(Number(value), constants.days[0]) }, { push: false });
    }
  });
  listen("click", page, ({ target }) => {
    const button = closest(target, "button");
    if (button) press(button);
  });
  /* The slider leads by day, and with these keys by event, as the buttons beside it do. */
  listen("keydown", page, (event) => {
    const step = { PageUp: -1, PageDown: 1 }[event.key];
    if (!step || fieldOf(event.target).dataset?.look !== "day") return;
    event.preventDefault();
    pause();
    stepDay(step);
  });
  window.addEventListener("pagehide", pause);
};

/** @param {HTMLElement} button */
const press = (button) => {
  const { day, step } = button.dataset;
  if (day || step) pause();
  if (day) setLook({ on: day });
  if (step) stepDay(Number(step));
  if ("play" in button.dataset) play(button);
  if ("calendar" in button.dataset) openCalendar(button);
};

/** @param {HTMLElement} button of a field for a day */
const openCalendar = async (button) => {
  const [field] = fields(/** @type {HTMLElement} */ (closest(button, ".day-field")), "[data-look]");
  const calendar = await loadDesk("days").catch(() => null);
  const home = field.dataset.look === "on" ? constants.exerciseDay : "";
  calendar?.toggle(button, dayIn(field) || constants.exerciseDay, home);
};

/** @type {Record<string, (field: HTMLInputElement) => void>} */
const CHANGED = {
  as: ({ value }) => setLook({ as: value }),
  on: (field) => {
    const day = dayIn(field);
    if (isOfferedDay(day)) setLook({ on: day });
    else sayWhichDays();
    markLook();
    field.value = dayWords(readLook().first.on);
  },
  split: ({ value }) => {
    const { first, second } = readLook();
    setLook({ split: second && value === splitOf(first, second) ? null : value });
  },
  "cmp-as": () => changeComparison(),
  "cmp-on": (field) => {
    if (field.value && !isOfferedDay(dayIn(field))) sayWhichDays();
    else changeComparison();
    const { second } = readLook();
    field.value = second ? dayWords(second.on) : "";
  },
};

export const sayWhichDays = () =>
  say(
    _("Choose a date between {first} and {last}.", {
      first: dayWords(constants.days[0]),
      last: dayWords(today()),
    }),
  );

/** @type {import("../scene/typed-day.js").Names | null} */
let names = null;

/**
 * The day that a field names, as an address writes it; empty where it names none.
 * @param {HTMLInputElement} field
 */
const dayIn = ({ value }) => {
  names ??= dateNamesOf(locale());
  return typedDay(value, names);
};

const changeComparison = () => {
  /** @param {string} name */
  const field = (name) => fields(bridge.page.document, `[data-look="${name}"]`)[0];
  const [as, day] = [field("cmp-as").value, dayIn(field("cmp-on"))];
  const { first, second } = readLook();
  const parts = [as, isOfferedDay(day) ? day : ""].filter(Boolean);
  if (parts.length && isSame(parts, first)) {
    say(_("Both maps would be the same; choose another point of view or day."));
    setLook({ cmp: null });
    return;
  }
  setLook({ cmp: parts.join(","), ...(second ? {} : { split: null }) });
};

/**
 * Whether parts of a comparison say what the first look says already.
 * @param {string[]} parts
 * @param {import("../../types.js").Look} first
 */
const isSame = (parts, { as, on }) => parts.every((part) => part === as || part === on);

/** @param {HTMLElement} ticks */
const drawTicks = (ticks) => {
  const [slider] = fields(/** @type {HTMLElement} */ (ticks.parentElement), "input");
  const made = markedDays().map(([day]) => {
    const tick = make(ticks.ownerDocument, "i", {});
    tick.style.left = `${(numberOf(day, constants.days[0]) / Number(slider.max)) * 100}%`;
    return tick;
  });
  ticks.replaceChildren(...made);
};

/**
 * What each control shows of a look.
 * @param {Looks} looks
 * @param {string} firstDay
 * @returns {Record<string, string>}
 */
const valuesOf = ({ first, second, split }, firstDay) => ({
  as: first.as,
  on: first.on,
  day: String(numberOf(first.on, firstDay)),
  split,
  "cmp-as": second && second.as !== first.as ? second.as : "",
  "cmp-on": second && second.on !== first.on ? second.on : "",
});

/* Controls show what the address says. */
export const markLook = () => {
  const looks = readLook();
  const page = bridge.page.document;
  const values = valuesOf(looks, constants.days[0]);
  offerViewers(page);
  fields(page, "[data-look]").forEach((field) => {
    const { look = "" } = field.dataset;
    const value =
      "dayField" in field.dataset ? values[look] && dayWords(values[look]) : values[look];
    /* Who is typing a day is not interrupted. */
    const typing = "dayField" in field.dataset && field === page.activeElement;
    if (field.value !== value && !typing) field.value = value;
    if (look === "day") field.setAttribute("aria-valuetext", dayWords(looks.first.on));
  });
  elements(page, "[data-ticks]:empty").forEach(drawTicks);
  /* Who asks for less motion steps through the days by hand. */
  elements(page, "[data-play]").forEach((button) => setHidden(button, reducedMotion.matches));
  elements(page, "[data-if-compared]").forEach((part) => setHidden(part, !looks.second));
  tellDay(page, looks.first.on);
};

/**
 * The viewers are sent once; the second list takes them from the first.
 * @param {Document} page
 */
const offerViewers = (page) => {
  const [viewers, others] = ["as", "cmp-as"].map(
    (name) => /** @type {HTMLSelectElement | null} */ (page.querySelector(`[data-look="${name}"]`)),
  );
  if (!viewers || others?.options.length !== 1) return;
  others.append(...[...viewers.options].map((option) => option.cloneNode(true)));
};

/**
 * What happened on the last marked day up to a day.
 * @param {Document} page
 * @param {string} on
 */
const tellDay = (page, on) => {
  const last = markedDays().findLast(([day]) => day <= on);
  const words = last ? `${dayWords(last[0])}: ${_(last[1])}` : "";
  elements(page, "[data-day-words]").forEach((output) => {
    setText(output, words);
    /* The one row of controls of a wide window has no room for long ones. */
    output.title = words;
    /* The change of the day is told by the live region, once. */
    output.setAttribute("aria-live", "off");
  });
};
