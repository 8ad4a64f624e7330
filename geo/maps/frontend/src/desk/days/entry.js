/* A small calendar beside a field for a day: a year, a month, and the days of it. Pages without a map have such fields too,
   so nothing is taken from that: a field says the first and the last day that it takes. */

import { dayOf, localeOf, wordsOfDay } from "./words.js";

/* The epoch was a Thursday. */
const MONDAY = dayOf(4, new Date(0).toISOString().slice(0, 10));
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * The calendar that is open: its button and its field, the day that it began with, and a day to go back to.
 * @typedef {{ box: HTMLElement, button: HTMLElement, field: HTMLInputElement, home: string, ends: AbortController }} Open
 */

/** @type {Open | null} */
let open = null;

/** @param {string} message */
const _ = (message) => open?.box.ownerDocument.defaultView?.AtlasWords?.[message] ?? message;

const locale = () => localeOf(open?.box.ownerDocument.documentElement.lang ?? "");

/**
 * Opens the calendar of a button, or closes it.
 * @param {HTMLElement} button
 * @param {string} day on which it opens
 * @param {string} [home] a day that it leads back to, where it does
 */
export const toggle = (button, day, home = "") => {
  const again = open?.button === button && open.box.isConnected;
  close(false);
  if (again) return;
  const page = button.ownerDocument;
  const field = /** @type {HTMLInputElement} */ (
    button.closest(".day-field")?.querySelector("[data-day-field]")
  );
  const box = page.createElement("div");
  box.className = "calendar";
  box.setAttribute("role", "group");
  button.after(box);
  button.setAttribute("aria-expanded", "true");
  open = { box, button, field, home, ends: new AbortController() };
  box.setAttribute("aria-label", _("Calendar"));
  listen(open);
  fill(open, day);
  /** @type {HTMLElement | null} */ (box.querySelector("[aria-current]"))?.focus();
};

/** @param {Open} opened */
const listen = ({ box, button, ends: { signal } }) => {
  box.addEventListener("click", ({ target }) => {
    const chosen = /** @type {Element} */ (target).closest("button");
    if (chosen?.dataset.date) choose(chosen.dataset.date);
  });
  box.addEventListener("change", (event) => {
    const [year, month] = [...box.querySelectorAll("select")].map(({ value }) => value);
    /* Only the field says that a day is chosen. */
    event.stopPropagation();
    if (open) fill(open, `${year}-${month}-01`);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
    walk(event);
  });
  const away = (/** @type {Event} */ { target }) => {
    const within = /** @type {Node} */ (target);
    if (!box.contains(within) && !button.contains(within)) close(false);
  };
  box.ownerDocument.addEventListener("click", away, { signal });
};

/**
 * The field says the day, as if it had been typed.
 * @param {string} day
 */
const choose = (day) => {
  if (!open) return;
  const { field } = open;
  field.value = wordsOfDay(day, locale());
  close(true);
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

/**
 * Arrows lead from day to day and from week to week.
 * @param {KeyboardEvent} event
 */
const walk = (event) => {
  const { date } = /** @type {HTMLElement} */ (event.target).dataset;
  const step = STEPS[event.key];
  if (!date || !step || !open) return;
  event.preventDefault();
  const next = dayOf(step, date);
  if (!isOffered(open, next)) return;
  fill(open, next);
  /** @type {HTMLElement | null} */ (open.box.querySelector(`[data-date="${next}"]`))?.focus();
};

/**
 * @param {Open} opened
 * @param {string} day
 */
const isOffered = ({ field: { min, max } }, day) => day >= min && day <= max;

/** @param {boolean} back whether the keyboard goes back to the button */
const close = (back) => {
  if (!open) return;
  const { box, button, ends } = open;
  ends.abort();
  button.setAttribute("aria-expanded", "false");
  if (back) button.focus();
  box.remove();
  open = null;
};

/**
 * @param {Open} opened
 * @param {string} day
 */
const fill = (opened, day) => {
  const { box, field, home } = opened;
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  const [first, last] = [field.min, field.max].map((end) => Number(end.slice(0, 4)));
  const years = Array.from({ length: last - first + 1 }, (_year, index) => String(first + index));
  const months = Array.from({ length: 12 }, (_month, index) => String(index + 1).padStart(2, "0"));
  /** @param {string} value */
  const monthName = (value) => part(`${year}-${value}-01`, { month: "long" });
  const focused = box.ownerDocument.activeElement?.getAttribute("aria-label");
  box.replaceChildren(
    list(box, { label: _("Year"), values: years, chosen: year, wordsOf: (value) => value }),
    list(box, { label: _("Month"), values: months, chosen: month, wordsOf: monthName }),
    daysOf(opened, day),
    ...(home ? [backTo(box, home)] : []),
  );
  [...box.querySelectorAll("select")]
    .find((select) => select.getAttribute("aria-label") === focused)
    ?.focus();
};

/**
 * @param {HTMLElement} box
 * @param {{ label: string, values: string[], chosen: string, wordsOf: (value: string) => string }} of
 */
const list = ({ ownerDocument: page }, { label, values, chosen, wordsOf }) => {
  const select = page.createElement("select");
  select.setAttribute("aria-label", label);
  select.append(...values.map((value) => new Option(wordsOf(value), value)));
  select.value = chosen;
  return select;
};

/**
 * @param {HTMLElement} box
 * @param {string} home
 */
const backTo = ({ ownerDocument: page }, home) => {
  const back = page.createElement("button");
  Object.assign(back, { type: "button", textContent: _("Back to the exercise") });
  back.dataset.date = home;
  back.title = wordsOfDay(home, locale());
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
 * @param {Open} opened
 * @param {string} day
 */
const daysOf = (opened, day) => {
  const { ownerDocument: page } = opened.box;
  const first = `${day.slice(0, 8)}01`;
  const heads = Array.from({ length: 7 }, (_day, index) => {
    const head = page.createElement("span");
    head.textContent = part(dayOf(index, MONDAY), { weekday: "narrow" });
    head.setAttribute("aria-hidden", "true");
    return head;
  });
  const count = new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0),
  ).getUTCDate();
  const days = Array.from({ length: count }, (_day, index) =>
    dayButton(opened, dayOf(index, first), day),
  );
  days[0].style.gridColumnStart = String(((new Date(first).getUTCDay() + 6) % 7) + 1);
  const grid = page.createElement("div");
  grid.className = "calendar-days";
  grid.append(...heads, ...days);
  return grid;
};

/**
 * @param {Open} opened
 * @param {string} date
 * @param {string} current
 */
const dayButton = (opened, date, current) => {
  const button = opened.box.ownerDocument.createElement("button");
  Object.assign(button, { type: "button", textContent: String(Number(date.slice(8))) });
  button.dataset.date = date;
  button.disabled = !isOffered(opened, date);
  button.tabIndex = date === current ? 0 : -1;
  button.setAttribute("aria-label", wordsOfDay(date, locale()));
  if (date === current) button.setAttribute("aria-current", "date");
  return button;
};
