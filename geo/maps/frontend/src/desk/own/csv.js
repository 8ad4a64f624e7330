/* Comma-separated values (RFC 4180), written for spreadsheets. */

/* What a spreadsheet would run begins so; a number may, too, and stays one. */
const FORMULA = /^(?![-+]?[\d.,]+$)[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n\ufeff]|^\s|\s$/;

/** @param {unknown} value */
const cellText = (value) => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Records as text, in which nothing is a formula.
 * @param {string[]} columns
 * @param {Record<string, unknown>[]} records
 */
export const writeCsv = (columns, records) =>
  [columns, ...records.map((record) => columns.map((column) => record[column]))]
    .map((cells) => cells.map(cellText).join(","))
    .join("\r\n");
