/* Tables that sort by each of their headings and have a box that filters their rows. The page has them
   without this script; it may stand on pages without a map, so nothing is taken from that. */

/** @typedef {import("./rows.js").Cell} Cell */
/** @typedef {import("./rows.js").Direction} Direction */

import { isFound, nextDirection, sortedPlaces } from "./rows.js";
import css from "./tables.css";

/**
 * What a reader has asked of a table: the heading by which it sorts, and what is sought.
 * @typedef {{ heading: string, direction: Direction, sought: string }} Wish
 */

/**
 * Streamlit writes a table anew when what it says changes; what was asked of it stays.
 * @type {Map<string, Wish>}
 */
const wishes = new Map();

const STYLE = "table-style";

/** @param {string} message */
const _ = (message) => window.AtlasWords?.[message] ?? message;

/** @param {Element} cell */
const wordsOf = (cell) => (cell.textContent ?? "").trim().replace(/\s+/g, " ");

/**
 * @param {Element | undefined} cell
 * @returns {Cell}
 */
const readCell = (cell) => {
  const { value, unit } = /** @type {HTMLElement | undefined} */ (cell)?.dataset ?? {};
  return { words: cell ? wordsOf(cell) : "", value, unit };
};

/** @param {HTMLElement} place */
const wishOf = (place) => {
  const name = `${window.location.pathname} ${place.dataset.table}`;
  const wish = wishes.get(name) ?? { heading: "", direction: "none", sought: "" };
  wishes.set(name, wish);
  return wish;
};

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows as the page gives them
 * @param {Wish} wish
 */
const sort = (table, rows, { heading, direction }) => {
  const headings = [...(table.tHead?.rows[0].cells ?? [])];
  const column = headings.findIndex((one) => wordsOf(one) === heading);
  headings.forEach((one, at) => {
    one.setAttribute("aria-sort", at === column ? direction : "none");
  });
  const cells = rows.map((row) => readCell(row.cells[column]));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const places = sortedPlaces(cells, column < 0 ? "none" : direction, collator);
  table.tBodies[0].append(...places.map((place) => rows[place]));
};

/**
 * Hides the rows that are not sought; how many stay is said.
 * @param {HTMLTableRowElement[]} rows
 * @param {string} sought
 * @param {HTMLOutputElement} count
 */
const filter = (rows, sought, count) => {
  rows.forEach((row) => {
    row.hidden = !isFound([...row.cells].map(wordsOf).join(" "), sought);
  });
  const shown = rows.filter((row) => !row.hidden).length;
  const { format } = new Intl.NumberFormat(document.documentElement.lang);
  count.textContent = sought.trim()
    ? window.AtlasGrammar.filled(_("Rows shown: {count} of {all}"), {
        count: format(shown),
        all: format(rows.length),
      })
    : "";
};

/**
 * The box that filters, and the place where the number of rows is said.
 * @param {string} table what it is called
 */
const makeTools = (table) => {
  const tools = document.createElement("div");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const count = document.createElement("output");
  tools.className = "table-tools";
  box.type = "search";
  box.setAttribute("aria-description", table);
  label.append(_("Filter rows"), box);
  tools.append(label, count);
  return { tools, box, count };
};

/**
 * @param {HTMLTableCellElement} heading
 * @param {() => void} act
 */
const makeButton = (heading, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.title = _("Sort by this column");
  button.append(...heading.childNodes);
  button.addEventListener("click", act);
  heading.append(button);
};

const addStyle = () => {
  if (document.getElementById(STYLE)) return;
  const style = document.createElement("style");
  style.id = STYLE;
  style.textContent = css;
  document.head.append(style);
};

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 * @param {Wish} wish
 */
const addButtons = (table, rows, wish) => {
  for (const heading of table.tHead?.rows[0].cells ?? []) {
    const words = wordsOf(heading);
    makeButton(heading, () => {
      wish.direction = nextDirection(wish.heading === words ? wish.direction : "none");
      wish.heading = words;
      sort(table, rows, wish);
    });
  }
  sort(table, rows, wish);
};

/**
 * @param {HTMLElement} place that holds the table
 * @param {HTMLTableRowElement[]} rows
 * @param {Wish} wish
 */
const addBox = (place, rows, wish) => {
  const { tools, box, count } = makeTools(place.getAttribute("aria-label") ?? "");
  box.addEventListener("input", () => {
    wish.sought = box.value;
    filter(rows, wish.sought, count);
  });
  box.value = wish.sought;
  place.before(tools);
  filter(rows, wish.sought, count);
};

/**
 * Gives a table its buttons and its box, and what was asked of it before. A single row needs neither.
 * @param {HTMLElement} place that holds the table
 */
export const dress = (place) => {
  const table = place.querySelector("table");
  const rows = [...(table?.tBodies[0].rows ?? [])];
  place.dataset.dressed = "";
  if (!table || rows.length < 2) return;
  addStyle();
  const wish = wishOf(place);
  addButtons(table, rows, wish);
  addBox(place, rows, wish);
};
