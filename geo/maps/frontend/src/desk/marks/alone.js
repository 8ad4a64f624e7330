/* What a page says of marks without the server: a saved file looks up whose land lines cross in what it draws. */

/** @import { Mark } from "./types.js" */

import { addressQuery } from "../../address/address.js";
import { bridge } from "../../bridge.js";
import { elements, make } from "../../dom.js";
import { _, commas } from "../../i18n.js";
import { readLook } from "../../scene/look.js";
import { loadDesk } from "../loading.js";
import { writeMarks } from "./grammar.js";
import { distanceText, markText } from "./words.js";

/**
 * What the server has said of each mark by one viewer on one day, which stays true without it.
 * @type {Map<string, HTMLElement>}
 */
const items = new Map();

/** @param {Mark} mark */
const keyOf = (mark) => {
  const said = addressQuery();
  return [said.get("as"), said.get("on"), said.get("unit"), writeMarks([mark])].join(" ");
};

/** @param {Mark[]} marks of which the page has just been told */
export const keepItems = (marks) => {
  const own = elements(bridge.page.document, "[data-marks] > ol > li");
  if (own.length === marks.length) marks.forEach((mark, at) => items.set(keyOf(mark), own[at]));
};

/**
 * The part of a page about marks, made without the server.
 * @param {Mark[]} marks
 */
export const wordsAlone = async (marks) => {
  const page = bridge.page.document;
  const own = await Promise.all(marks.map((mark) => items.get(keyOf(mark)) ?? itemOf(mark)));
  const note = _(
    "Land of new lines is told by borders as this file draws them, which may be some kilometres off.",
  );
  const words = [
    make(page, "h2", { textContent: _("Marks of a reader") }),
    make(page, "p", { className: "note", textContent: note }),
    make(page, "ol", {}, ...own),
  ];
  const section = make(page, "section", { className: "marks" }, ...(marks.length ? words : []));
  section.dataset.marks = "";
  section.setAttribute("aria-label", _("Marks of a reader"));
  return section;
};

/** @param {Mark} mark */
const itemOf = async (mark) => {
  const page = bridge.page.document;
  const land = mark.kind === "line" ? await landUnder(mark) : [];
  const key = land.map(([name, length]) =>
    make(page, "li", {}, `${name} `, make(page, "b", { textContent: length })),
  );
  const list = key.length ? [make(page, "ol", { className: "stack-key" }, ...key)] : [];
  return make(page, "li", {}, markText(mark), ...list);
};

/**
 * Whose land a line crosses, and how much of it; none where that cannot be looked up.
 * @param {Mark} mark
 * @returns {Promise<[name: string, length: string][]>}
 */
const landUnder = async ({ points }) => {
  const desk = await loadDesk("lands").catch(() => null);
  const lands = await desk?.openLands(readLook().first).catch(() => null);
  if (!lands) return [];
  return lands.along(points).map(({ kind, holders, km }) => {
    const names = { land: commas(holders.map(lands.nameOf)), sea: _("water") };
    return [names[kind === "sea" ? "sea" : "land"] || _("no position found"), distanceText(km)];
  });
};
