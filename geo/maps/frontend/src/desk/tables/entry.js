/* Tables that sort by each of their headings and have a box that filters their rows. The page has them
   without this script; it may stand on pages without a map, so nothing is taken from that. */

/** @typedef {import("./rows.js").Cell} Cell */
/** @typedef {import("./rows.js").Direction} Direction */

import { isFound, nextDirection, rowsWanted, sortedPlaces, withRows } from "./rows.js";

/**
 * What a reader has asked of a table: the heading by which it sorts, and what is sought.
 * @typedef {{ heading: string, direction: Direction, sought: string }} Wish
 */

/**
 * Streamlit writes a table anew when what it says changes; what was asked of it stays.
 * @type {Map<string, Wish>}
 */
const wishes = new Map();

/* The link in place of the rows that the page does not have yet. */
const REST = /** @type {"a"} */ ("a[data-rest]");

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
    ? window.AtlasGrammar.fill(_("Rows shown: {count} of {all}"), {
        count: format(shown),
        all: format(rows.length),
      })
    : "";
};

/**
 * Files of a table hold the rows that are shown, in their order; all of them as given need no naming.
 * @param {HTMLElement} tools
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows as the page gives them
 */
const nameRows = (tools, table, rows) => {
  const shown = [...table.tBodies[0].rows].filter((row) => !row.hidden);
  const chosen = rowsWanted(
    shown.map((row) => rows.indexOf(row)),
    rows.length,
  );
  for (const link of tools.querySelectorAll("a")) {
    link.href = withRows(link.href, chosen);
  }
  const files = /** @type {HTMLElement | null} */ (tools.querySelector(".table-save"));
  if (files) files.hidden = !shown.length;
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

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 * @param {Wish} wish
 * @param {() => void} done what is done once the rows stand otherwise
 */
const addButtons = (table, rows, wish, done) => {
  for (const heading of table.tHead?.rows[0].cells ?? []) {
    const words = wordsOf(heading);
    makeButton(heading, () => {
      wish.direction = nextDirection(wish.heading === words ? wish.direction : "none");
      wish.heading = words;
      sort(table, rows, wish);
      done();
    });
  }
  sort(table, rows, wish);
};

/**
 * @param {HTMLElement} tools
 * @param {HTMLTableRowElement[]} rows
 * @param {Wish} wish
 * @param {() => void} done what is done once other rows are shown
 */
const useBox = (tools, rows, wish, done) => {
  const box = tools.querySelector("input");
  const count = tools.querySelector("output");
  if (!box || !count) return;
  box.addEventListener("input", () => {
    wish.sought = box.value;
    filter(rows, wish.sought, count);
    done();
  });
  box.value = wish.sought;
  tools.dataset.ready = "";
  filter(rows, wish.sought, count);
};

/**
 * Gives a table its buttons, its box and its files, and what was asked of it before. A single row needs
 * none of these but the files, which the page gives.
 * @param {HTMLElement} place that holds the table
 */
export const addTools = (place) => {
  place.dataset.withTools = "";
  const rest = place.querySelector(REST);
  if (rest) void complete(place, rest.href);
  else furnish(place);
};

/**
 * Rows that the page has not yet are sorted and sought like the others, so they are fetched first. If they
 * do not come, the table stays as it is, and its last row leads to the whole of it.
 * @param {HTMLElement} place
 * @param {string} address
 */
const complete = async (place, address) => {
  const answer = await fetch(address).catch(() => null);
  const text = answer?.ok ? await answer.text() : "";
  const found = new DOMParser().parseFromString(text, "text/html");
  const whole = found.querySelector(`[data-table="${place.dataset.table}"] tbody`);
  const body = place.querySelector("tbody");
  if (!whole || !body) return;
  for (const link of whole.querySelectorAll("a")) {
    const { searchParams } = new URL(link.href);
    link.setAttribute("href", `?sel=${searchParams.get("sel") ?? ""}`);
  }
  body.replaceChildren(...whole.children);
  furnish(place);
};

/** @param {HTMLElement} place */
const furnish = (place) => {
  const table = place.querySelector("table");
  const rows = [...(table?.tBodies[0].rows ?? [])];
  const tools = /** @type {HTMLElement | null} */ (place.previousElementSibling);
  if (!table || !tools?.matches(".table-tools") || rows.length < 2) return;
  const wish = wishOf(place);
  const nameShownRows = () => nameRows(tools, table, rows);
  addButtons(table, rows, wish, nameShownRows);
  useBox(tools, rows, wish, nameShownRows);
  nameShownRows();
};
