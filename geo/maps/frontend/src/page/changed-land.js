/* What differs between two maps: counted for the frame, and listed so far as it lies there, until all is asked for. */

/** @import { Changed } from "../../types.js" */

import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { wholeAreaText } from "../desk/units.js";
import { element, elements, make, setHidden, setText } from "../dom.js";
import { _ } from "../i18n.js";
import { seenOf } from "../shapes/extents.js";
import { store } from "../store.js";
import { changedAtStep } from "../story/steps.js";

const ALL = "data-all-lands";

const rows = () => elements(bridge.page.document, ".changes[data-compared] [data-land]");

/** The rows of land that is seen now. */
const rowsInView = () => {
  const { layers, map } = store.main;
  const faces = layers.get("land")?.all ?? [];
  const seen = new Set(seenOf(faces, map).map(({ properties }) => properties.feature));
  return rows().filter((row) => seen.has(row.dataset.land));
};

/**
 * How much of the land in view differs between the two maps, in words; a step of the story tells what it is about.
 * Empty where nothing is compared.
 */
export const changedWords = () => {
  /* Without the layer of zones no change is outlined, and none is counted. */
  const shows = store.main.layers.get("zones")?.visible;
  if (!store.sides[1] || !shows) return "";
  const changed = changedAtStep();
  return changed ? wordsOfStep(changed) : wordsOfFrame();
};

/** @param {Changed} changed */
const wordsOfStep = (changed) => {
  const { lands, km2 } = changed;
  const values = { area: wholeAreaText(km2), count: lands.length };
  const taken = lands.length ? wordsOfDays(values) : "";
  return [wordsOfFollowers(changed), taken].filter(Boolean).join(" · ");
};

/**
 * How many states stand in the place of one that ended, and how many of them the frame of the step shows.
 * @param {Changed} changed
 */
const wordsOfFollowers = ({ ended, states, followed }) => {
  /* That one state stands in the place of another is a new name, and no number. */
  if (followed < 2) return "";
  const values = { state: _(constants.former[ended] ?? ended), count: states, all: followed };
  return states < followed
    ? _("{state}: {count} of the {all} states that followed it", values)
    : _("{state}: {count} states in its place", values);
};

const wordsOfFrame = () => {
  if (!rows().length) return "";
  const seen = rowsInView();
  /* What a state that ended held went on under those that followed it. */
  const shown = seen.filter(({ dataset }) => !("succeeded" in dataset));
  if (seen.length && !shown.length) return "";
  const total = shown.reduce((sum, { dataset }) => sum + Number(dataset.km2), 0);
  const [one, other] = store.sides.map(({ look }) => look.as);
  const values = { area: wholeAreaText(total), count: shown.length };
  return one === other ? wordsOfDays(values) : wordsOfViewers(values);
};

/** @param {{ area: string, count: number }} values */
const wordsOfDays = (values) => {
  if (!values.count) return _("nothing here changed hands");
  return values.count === 1
    ? _("changed hands here: {area}, 1 piece", values)
    : _("changed hands here: {area}, {count} pieces", values);
};

/**
 * Between two viewers nothing changed, even where they are asked about two days.
 * @param {{ area: string, count: number }} values
 */
const wordsOfViewers = (values) => {
  if (!values.count) return _("all is drawn alike here");
  return values.count === 1
    ? _("drawn differently here: {area}, 1 piece", values)
    : _("drawn differently here: {area}, {count} pieces", values);
};

export const markChangedLand = () => {
  const [table] = elements(bridge.page.document, ".changes[data-compared]");
  if (!table || !store.ready) return;
  const inView = new Set(table.hasAttribute(ALL) ? rows() : rowsInView());
  rows().forEach((row) => setHidden(row, !inView.has(row)));
  const more = element(table, "[data-more-lands]") ?? moreOf(table);
  setText(more, _("Show all, beyond the frame too: {count}", { count: rows().length }));
  setHidden(more, inView.size === rows().length);
};

/** @param {HTMLElement} table */
const moreOf = (table) => {
  const more = make(/** @type {Document} */ (table.ownerDocument), "button", { type: "button" });
  more.dataset.moreLands = "";
  more.addEventListener("click", () => {
    table.setAttribute(ALL, "");
    markChangedLand();
  });
  table.append(more);
  return more;
};
