/* The marks of the address as a list: what each is and measures, whose land it crosses or holds, its words, and a way to take it out. */

/** @import { Mark } from "./types.js" */

import { make } from "../../dom.js";
import { _, commas } from "../../i18n.js";
import { marks as rule } from "../../shared.js";
import { landWordsOf, whenDescribed } from "./land.js";
import { cleanText, marksNow } from "./live.js";
import { removeMark, reword } from "./tools.js";
import { markText } from "./words.js";

/** @param {() => void} focusAfter a mark is taken out */
export const markList = (focusAfter) => {
  const part = make(document, "ol", { className: "desk-list" });
  part.setAttribute("aria-label", _("Marks"));
  let written = "";
  const follow = () => {
    const marks = marksNow();
    const listed = JSON.stringify([
      marks,
      marks.map((mark, at) => [markText(mark), landWordsOf(at)]),
    ]);
    if (listed === written) return;
    written = listed;
    part.replaceChildren(...marks.map((mark, at) => itemOf(mark, at, focusAfter)));
  };
  whenDescribed(follow);
  return { part, follow };
};

/**
 * @param {Mark} mark
 * @param {number} at
 * @param {() => void} focusAfter
 */
const itemOf = (mark, at, focusAfter) => {
  const name = markText(mark);
  const swatch = make(document, "i", { className: `desk-colour desk-colour-${mark.colour}` });
  const words = make(document, "input", {
    type: "text",
    value: mark.text,
    maxLength: rule.letters,
    placeholder: _("Words beside it"),
  });
  words.setAttribute("aria-label", _("Words beside {mark}", { mark: name }));
  words.addEventListener("change", () => reword(at, cleanText(words.value)));
  const remove = make(document, "button", { type: "button", textContent: "×" });
  remove.setAttribute("aria-label", _("Take out {mark}", { mark: name }));
  remove.addEventListener("click", () => {
    removeMark(at);
    focusAfter();
  });
  const land = commas(landWordsOf(at));
  const listed = land ? [make(document, "small", { textContent: land })] : [];
  const head = make(document, "span", {}, swatch, make(document, "bdi", { textContent: name }));
  return make(document, "li", {}, head, words, remove, ...listed);
};
