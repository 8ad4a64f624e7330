/* Comma-separated values (RFC 4180), whatever separates them, read into rows. */

const SEPARATORS = [",", ";", "\t", "|"];
/* So many rows say by which sign they are separated. */
const SAMPLE = 10;

/**
 * Where the quote that closes a cell stands, or the end of the text.
 * @param {string} text
 * @param {number} from
 */
const closingQuote = (text, from) => {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
};

/**
 * What reads a text line by line, each as its cells; a quoted cell may hold separators, quotes in pairs and ends of
 * lines.
 * @param {string} text
 * @param {string} separator
 */
const linesOf = (text, separator) => {
  const plain = new RegExp(`[^${separator}\\r\\n]*`, "y");
  let at = 0;
  const plainPart = () => {
    plain.lastIndex = at;
    const [found = ""] = plain.exec(text) ?? [];
    at += found.length;
    return found;
  };
  const quotedPart = () => {
    const start = at + 1;
    const end = closingQuote(text, start);
    at = end + 1;
    return text.slice(start, end).replaceAll('""', '"');
  };
  /* What stands behind a closing quote belongs to its cell, as spreadsheets have it. */
  const cell = () => (text[at] === '"' ? quotedPart() : "") + plainPart();
  /** Whether another cell of the line follows. */
  const goesOn = () => {
    const follows = text[at] === separator;
    at += text.startsWith("\r\n", at) ? 2 : 1;
    return follows;
  };
  const line = () => {
    const cells = [];
    do cells.push(cell());
    while (goesOn());
    return cells;
  };
  return { line, isLeft: () => at < text.length };
};

/**
 * The cells of each line that is not empty.
 * @param {string} text
 * @param {string} separator
 * @param {number} most rows
 */
const cellsOf = (text, separator, most) => {
  const { line, isLeft } = linesOf(text, separator);
  /** @type {string[][]} */
  const rows = [];
  while (isLeft() && rows.length < most) {
    const row = line();
    if (row.some((cell) => cell.trim())) rows.push(row);
  }
  return rows;
};

/**
 * The sign that makes the most even columns, of those that make some.
 * @param {string} text
 */
const separatorOf = (text) => {
  const tried = SEPARATORS.map((separator) => {
    const [first = [], ...others] = cellsOf(text, separator, SAMPLE);
    const uneven = others.filter(({ length }) => length !== first.length).length;
    return { separator, columns: first.length, uneven };
  });
  const able = tried.filter(({ columns }) => columns > 1);
  able.sort((one, other) => one.uneven - other.uneven || other.columns - one.columns);
  return able[0]?.separator ?? SEPARATORS[0];
};

/**
 * The names of columns, each once: one that comes again has a number behind it.
 * @param {string[]} names
 */
const distinct = (names) => {
  /** @type {Set<string>} */
  const known = new Set();
  return names.map((name) => {
    let own = name;
    for (let number = 1; own && known.has(own); number += 1) own = `${name}_${number}`;
    known.add(own);
    return own;
  });
};

/**
 * A table by its columns; the first line has their names.
 * @param {string} text
 * @param {{ most: number, nameOf: (cell: string) => string }} how at most so many rows, and what a column is called
 * @returns {{ columns: string[], records: Record<string, string>[] }}
 */
export const readCsv = (text, { most, nameOf }) => {
  const [head = [], ...rows] = cellsOf(text, separatorOf(text), most + 1);
  const columns = distinct(head.map(nameOf));
  const records = rows.map((row) =>
    Object.fromEntries(row.slice(0, columns.length).map((cell, at) => [columns[at], cell])),
  );
  return { columns, records };
};
