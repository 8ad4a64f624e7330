/* The lines of callouts. geo/maps/print/callouts/place.py breaks them in the same way for maps on paper. */

/**
 * A text in lines of at most that width, broken between words; a word that is wider has a line of its own.
 * @param {string} text
 * @param {number} most
 * @param {(text: string) => [width: number, height: number]} size of a line
 */
export const linesOf = (text, most, size) => {
  /** @type {string[]} */
  const lines = [];
  text.split(/\s+/).forEach((word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && size(longer)[0] <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  });
  return lines;
};

/**
 * As many lines as `linesOf`, as narrow as they can be: no word stands alone below a long line.
 * @param {string} text
 * @param {number} most
 * @param {(text: string) => [width: number, height: number]} size of a line
 */
export const evenLinesOf = (text, most, size) => {
  /** @param {string[]} lines */
  const widest = (lines) => Math.max(...lines.map((line) => size(line)[0]));
  let lines = linesOf(text, most, size);
  for (;;) {
    const narrower = linesOf(text, widest(lines) - 1, size);
    if (narrower.length > lines.length || widest(narrower) >= widest(lines)) return lines;
    lines = narrower;
  }
};
