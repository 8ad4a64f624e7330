/* What a page says of marks without the server: a saved file looks up whose land lines cross and areas hold in
   what it draws. */

/** @import { Mark } from "./types.js" */

import { addressQuery } from "../../address/address.js";
import { bridge } from "../../bridge.js";
import { elements, make } from "../../dom.js";
import { _, commas } from "../../i18n.js";
import { readLook } from "../../scene/look.js";
import { loadDesk } from "../loading.js";
import { distanceText } from "../units.js";
import { along, areaKm2 } from "./geodesic.js";
import { writeMarks } from "./grammar.js";
import { areaText, markText } from "./words.js";

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
    "Land of new lines and areas is told by borders as this file draws them, which may be some kilometres off.",
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
  const land = await landOf(mark);
  const key = land.map(([name, size]) =>
    make(page, "li", {}, `${name} `, make(page, "b", { textContent: size })),
  );
  const list = key.length ? [make(page, "ol", { className: "stack-key" }, ...key)] : [];
  return make(page, "li", {}, markText(mark), ...list);
};

/** @typedef {Awaited<ReturnType<typeof import("../lands/entry.js").openLands>>} Lands */
/** @typedef {import("../lands/answers.js").Stretch["kind"]} Kind */

/**
 * Whose land a line crosses or an area holds, and how much of it; none where that cannot be looked up.
 * @param {Mark} mark
 * @returns {Promise<[name: string, size: string][]>}
 */
const landOf = async (mark) => {
  const describe = DESCRIPTIONS[mark.kind];
  const desk = describe && (await loadDesk("lands").catch(() => null));
  const lands = await desk?.openLands(readLook().first).catch(() => null);
  return describe && lands ? describe(mark, lands) : [];
};

/**
 * Whose land each kind of mark is told of.
 * @type {Partial<Record<Mark["kind"], (mark: Mark, lands: Lands) => [name: string, size: string][]>>}
 */
const DESCRIPTIONS = {
  line: ({ points }, lands) =>
    lands.along(points).map((part) => [landName(part, lands), distanceText(part.km)]),
  area: ({ points }, lands) => areasOf(along([...points, points[0]]), areaKm2(points), lands),
};

/**
 * The land of an area and its water, the largest part first.
 * @param {[lon: number, lat: number][]} outline
 * @param {number} km2 of the whole
 * @param {Lands} lands
 * @returns {[name: string, size: string][]}
 */
const areasOf = (outline, km2, lands) =>
  lands.within(outline).map((part) => [landName(part, lands), areaText(part.share * km2)]);

/**
 * @param {{ kind: Kind, holders: string[] }} part
 * @param {Lands} lands
 */
const landName = ({ kind, holders }, lands) =>
  (kind === "sea" ? _("water") : commas(holders.map(lands.nameOf))) || _("no position found");
