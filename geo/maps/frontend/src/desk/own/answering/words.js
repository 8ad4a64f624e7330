/* A row in words: what the atlas says of it, and what its file says. */

/**
 * @import { Answer } from "./answers.js"
 * @import { Row } from "../reading/rows.js"
 */

import { make } from "../../../dom.js";
import { _ } from "../../../i18n.js";
import { distanceText } from "../../units.js";

/** @param {string[]} names */
const joinNames = (names) => names.join("; ");

/**
 * The answer for a row, each part of it in words.
 * @param {Answer} answer
 */
export const answerWords = ({ land, administrators, claimants, zones, place, km }) =>
  [
    _("Land of: {land}", { land }),
    administrators.length && _("administered by: {names}", { names: joinNames(administrators) }),
    claimants.length && _("claimed by: {names}", { names: joinNames(claimants) }),
    zones.length && _("disputed zone: {names}", { names: joinNames(zones) }),
    place && _("nearest place: {place}, {distance}", { place, distance: distanceText(km) }),
  ].filter((words) => typeof words === "string");

const MOST_WORDS = 12;

/**
 * A row as a small card.
 * @param {Document} page
 * @param {Row} row
 * @param {Answer | undefined} answer
 */
export const rowCard = (page, { name, words }, answer) => {
  const title = make(page, "strong", {}, make(page, "bdi", { textContent: name }));
  const whose = make(page, "small", { textContent: _("Your data, not the atlas's") });
  const answers = answer ? answerWords(answer) : [_("The atlas looks up this row …")];
  const said = answers.map((textContent) => make(page, "li", { textContent }));
  const own = words
    .slice(0, MOST_WORDS)
    .flatMap(([column, value]) => [
      make(page, "dt", {}, make(page, "bdi", { textContent: column })),
      make(page, "dd", {}, make(page, "bdi", { textContent: value.slice(0, 200) })),
    ]);
  const parts = [title, whose, make(page, "ul", {}, ...said), make(page, "dl", {}, ...own)];
  return make(page, "div", { className: "own-row" }, ...parts);
};
