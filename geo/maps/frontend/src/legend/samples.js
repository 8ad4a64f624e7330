/* The legend's samples are drawn with the strokes and symbols of the map itself. */

import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { elements, make } from "../dom.js";

export const drawSamples = () => {
  const page = bridge.page.document;
  const empty = elements(page, ".swatch.line:not(:has(svg)), .swatch.symbol:not(:has(svg))");
  if (empty.length && bridge.page !== window && !page.getElementById("symbol-range")) {
    page.body.append(make(page, "div", { innerHTML: constants.symbols }));
  }
  empty.forEach((sample) => {
    sample.innerHTML = sampleOf([...sample.classList]);
  });
};

/**
 * The drawing of a sample with these classes.
 * @param {string[]} classes
 */
export const sampleOf = (classes) => {
  const kind = classes.includes("line") ? "line" : "symbol";
  const name = classes.filter((word) => word !== "swatch" && word !== kind).join(" ");
  return kind === "line"
    ? `<svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">${linesOf(name).join("")}</svg>`
    : `<svg width="18" height="18" viewBox="-8 -8 16 16" aria-hidden="true"><use href="#${name}"/></svg>`;
};

/**
 * A line in all these classes; the turns of a bundle are lines of their own.
 * @param {string} name
 */
const linesOf = (name) => {
  const turns = name.split(" ").filter((word) => word.startsWith("bundle-"));
  return (turns.length ? turns : [name.replace("line-", "")]).map(
    (words) => `<path class="${words}" d="M0 5H30"/>`,
  );
};
