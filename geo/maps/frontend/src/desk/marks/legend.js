/* Marks in the legend of the page, which the server fills where a link has them from the start. */

/** @import { Mark } from "./types.js" */

import { bridge } from "../../bridge.js";
import { element, elements, make } from "../../dom.js";
import { _, commas } from "../../i18n.js";
import { drawSamples } from "../../legend/samples.js";
import { marks as rule } from "../../shared.js";
import { kindName } from "./words.js";

/**
 * Says in the legend what marks in each colour are, and that a reader drew them.
 * @param {Mark[]} marks
 */
export const explainMarks = (marks) => {
  const page = bridge.page.document;
  const legend = element(page, ".legend");
  if (!legend) return;
  elements(legend, "fieldset:has([data-mark^=mark-], [data-mark^=symbol-mark-])").forEach((group) =>
    group.remove(),
  );
  const samples = rule.colours.flatMap((colour) => {
    const own = marks.filter((mark) => mark.colour === colour && mark.kind !== "text");
    return own.length ? [sampleOf(page, colour, own)] : [];
  });
  if (!samples.length) return;
  const title = make(page, "legend", { textContent: _("Marks") });
  legend.append(make(page, "fieldset", {}, title, make(page, "ul", {}, ...samples)));
  drawSamples();
};

/**
 * A line where one of that colour is drawn, else a sign.
 * @param {Document} page
 * @param {number} colour
 * @param {Mark[]} marks
 */
const sampleOf = (page, colour, marks) => {
  const name = `mark-${colour}`;
  const lined = marks.some(({ kind }) => !rule.sign_kinds.includes(kind));
  const kinds = commas([...new Set(marks.map(({ kind }) => kindName(kind)))]);
  const label = _("{kinds}: drawn by a reader, not by the atlas", { kinds });
  const className = lined ? `swatch line ${name}` : `swatch symbol symbol-${name}`;
  const item = make(page, "li", {}, make(page, "i", { className }), label);
  item.dataset.mark = lined ? name : `symbol-${name}`;
  return item;
};
