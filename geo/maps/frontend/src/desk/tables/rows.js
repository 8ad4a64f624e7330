/* Which row of a table stands before which, and which are found by what a reader seeks. */

/**
 * What a cell sorts by: its words, or the number or ISO day that they say, and what a number counts.
 * @typedef {{ words: string, value?: string, unit?: string }} Cell
 */

/** @typedef {"ascending" | "descending" | "none"} Direction */

/** What stands in a cell of which nothing is known. */
const EMPTY = /^[–—-]?$/;

/** @type {Record<Direction, Direction>} */
const AFTER = { none: "ascending", ascending: "descending", descending: "none" };

/** @param {Direction} direction */
export const nextDirection = (direction) => AFTER[direction];

/** @param {Cell} cell */
const isEmpty = ({ words, value }) => value === undefined && EMPTY.test(words);

/**
 * First what has a value, by what it counts; then words; last what is empty.
 * @param {Cell} cell
 */
const groupOf = (cell) => {
  if (isEmpty(cell)) return 2;
  return cell.value === undefined ? 1 : 0;
};

/**
 * @param {string} one
 * @param {string} other
 */
const byValue = (one, other) => {
  const difference = Number(one) - Number(other);
  if (!Number.isNaN(difference)) return difference;
  return one < other ? -1 : Number(one > other);
};

/**
 * @param {Cell} one
 * @param {Cell} other
 * @param {Intl.Collator} collator
 */
const inGroup = (one, other, collator) => {
  if (isEmpty(one)) return 0;
  return one.value === undefined || other.value === undefined
    ? collator.compare(one.words, other.words)
    : byValue(one.value, other.value);
};

/**
 * The order of rows by their cells of one column; equal ones stay as they were. What is empty is last
 * either way, and what counts different things (areas, lengths) is not mixed.
 * @param {Cell[]} cells
 * @param {Direction} direction
 * @param {Intl.Collator} collator
 * @returns {number[]} the places of the cells, as they are to stand
 */
export const sortedPlaces = (cells, direction, collator) => {
  const places = [...cells.keys()];
  if (direction === "none") return places;
  const sign = direction === "ascending" ? 1 : -1;
  return places.sort((a, b) => {
    const [one, other] = [cells[a], cells[b]];
    return (
      groupOf(one) - groupOf(other) ||
      (one.unit ?? "").localeCompare(other.unit ?? "") ||
      sign * inGroup(one, other, collator)
    );
  });
};

/**
 * Letters without their marks and case, as readers type them.
 * @param {string} text
 */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Whether a row has all words that are sought, in any order.
 * @param {string} words of the row
 * @param {string} sought
 */
export const isFound = (words, sought) => {
  const row = plain(words);
  return plain(sought)
    .split(/\s+/)
    .every((word) => row.includes(word));
};

/**
 * The rows of a file as an address names them: their places from 1; "" for all as they are given.
 * @param {number[]} places
 * @param {number} all
 */
export const rowsWanted = (places, all) =>
  places.length === all && places.every((place, at) => place === at)
    ? ""
    : places.map((place) => place + 1).join(",");

/**
 * An address with the rows that are wanted, or without naming any.
 * @param {string} address
 * @param {string} rows
 */
export const withRows = (address, rows) => {
  const [path, query = ""] = address.split("?");
  const others = query.split("&").filter((pair) => pair && !pair.startsWith("rows="));
  const pairs = rows ? [...others, `rows=${rows}`] : others;
  return pairs.length ? `${path}?${pairs.join("&")}` : path;
};
