/* A small calendar beside a field for a day: a year, a month, and the days of it. */

import { bridge, listen } from "../bridge.js";
import { closest, element, elements, fields, make, setAttributes } from "../dom.js";
import { _, locale } from "../i18n.js";
import { dayOf } from "../scene/days.js";
import { dayWords, isOfferedDay, today } from "../scene/look.js";
import { constants } from "../constants.js";

/* The epoch was a Thursday. */
const MONDAY = new Date(4 * 24 * 3600 * 1000).toISOString().slice(0, 10);
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * @param {Document} page
 * @param {(field: HTMLInputElement, day: string) => void} choose
 * @param {(field: HTMLInputElement) => string} dayIn
 */
export const followCalendars = (page, choose, dayIn) => {
  /** @param {Element} part */
  const fieldOf = (part) =>
    fields(/** @type {HTMLElement} */ (closest(part, ".day-field")), "[data-day-field]")[0];
  listen("click", page, ({ target }) => {
    const button = closest(target, "button");
    if (button && "calendar" in button.dataset) toggle(button, dayIn(fieldOf(button)));
    else if (button?.dataset.date) {
      choose(fieldOf(button), button.dataset.date);
      close(page, true);
    } else if (!closest(target, ".calendar")) close(page, false);
  });
  listen("change", page, ({ target }) => {
    const calendar = closest(target, ".calendar");
    if (!calendar) return;
    const [year, month] = fields(calendar, "select").map(({ value }) => value);
    fill(calendar, `${year}-${month}-01`);
  });
  listen("keydown", page, (event) => {
    const calendar = closest(event.target, ".calendar");
    if (calendar && event.key === "Escape") close(page, true);
    const { date } = closest(event.target, ".calendar [data-date]")?.dataset ?? {};
    if (calendar && date) walk(calendar, date, event);
  });
};

/**
 * Arrows lead from day to day and from week to week.
 * @param {HTMLElement} calendar
 * @param {string} date
 * @param {KeyboardEvent} event
 */
const walk = (calendar, date, event) => {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const next = dayOf(step, date);
  if (!isOfferedDay(next)) return;
  fill(calendar, next);
  element(calendar, `[data-date="${next}"]`)?.focus();
};

/**
 * @param {HTMLElement} button
 * @param {string} day
 */
const toggle = (button, day) => {
  const page = bridge.page.document;
  const open = button.getAttribute("aria-expanded") === "true";
  close(page, false);
  if (open) return;
  button.setAttribute("aria-expanded", "true");
  const calendar = make(page, "div", { className: "calendar" });
  setAttributes(calendar, { role: "group", "aria-label": _("Calendar") });
  button.after(calendar);
  fill(calendar, day || constants.exerciseDay);
  element(calendar, "[aria-current]")?.focus();
};

/**
 * @param {Document} page
 * @param {boolean} back whether the keyboard goes back to the button
 */
const close = (page, back) =>
  elements(page, ".calendar").forEach((calendar) => {
    const button = /** @type {HTMLElement} */ (calendar.previousElementSibling);
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
    calendar.remove();
  });

/**
 * @param {HTMLElement} calendar
 * @param {string} day
 */
const fill = (calendar, day) => {
  const page = calendar.ownerDocument;
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  const [first, last] = [constants.days[0], today()].map((end) => Number(end.slice(0, 4)));
  const years = Array.from({ length: last - first + 1 }, (_year, index) => String(first + index));
  const months = Array.from({ length: 12 }, (_month, index) => String(index + 1).padStart(2, "0"));
  /**
   * @param {string} label
   * @param {string[]} values
   * @param {string} chosen
   * @param {(value: string) => string} wordsOf
   */
  const list = (label, values, chosen, wordsOf) => {
    const select = make(page, "select", {});
    select.setAttribute("aria-label", label);
    select.append(...values.map((value) => new Option(wordsOf(value), value)));
    select.value = chosen;
    return select;
  };
  /** @param {string} value */
  const monthName = (value) => part(`${year}-${value}-01`, { month: "long" });
  const focused = page.activeElement?.getAttribute("aria-label");
  calendar.replaceChildren(
    list(_("Year"), years, year, (value) => value),
    list(_("Month"), months, month, monthName),
    daysOf(page, year, month, day),
    ...(closest(calendar, ".day-field:has([data-look=on])") ? [backTo(page)] : []),
  );
  fields(calendar, "select")
    .find((select) => select.getAttribute("aria-label") === focused)
    ?.focus();
};

/** @param {Document} page */
const backTo = (page) => {
  const back = make(page, "button", { type: "button", textContent: _("Back to the exercise") });
  back.dataset.day = constants.exerciseDay;
  back.title = dayWords(constants.exerciseDay);
  return back;
};

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} form
 */
const part = (day, form) =>
  new Date(day).toLocaleDateString(locale(), { ...form, timeZone: "UTC" });

/**
 * The days of a month below those of the week, which begins on Monday.
 * @param {Document} page
 * @param {string} year
 * @param {string} month
 * @param {string} day
 */
const daysOf = (page, year, month, day) => {
  const first = `${year}-${month}-01`;
  const heads = Array.from({ length: 7 }, (_day, index) => {
    const textContent = part(dayOf(index, MONDAY), { weekday: "narrow" });
    return make(page, "span", { textContent });
  });
  heads.forEach((head) => head.setAttribute("aria-hidden", "true"));
  const count = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const days = Array.from({ length: count }, (_day, index) => {
    const date = dayOf(index, first);
    const button = make(page, "button", { type: "button", textContent: String(index + 1) });
    button.dataset.date = date;
    button.disabled = !isOfferedDay(date);
    button.tabIndex = date === day ? 0 : -1;
    button.setAttribute("aria-label", dayWords(date));
    if (date === day) button.setAttribute("aria-current", "date");
    return button;
  });
  days[0].style.gridColumnStart = String(((new Date(first).getUTCDay() + 6) % 7) + 1);
  return make(page, "div", { className: "calendar-days" }, ...heads, ...days);
};
