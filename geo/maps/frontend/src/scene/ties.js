/* Which ties a side shows: those of what is selected, or else of the state that a page of ties begins with. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Side } from "../map/side.js"
 * @import { Tie, TieLine } from "./bundles.js"
 */

import { constants } from "../constants.js";
import { selectedIds } from "../select/ids.js";
import { store } from "../store.js";
import { shownStep } from "../story/steps.js";
import { tieLines } from "./bundles.js";

/* What stands for the ties between two states, and has the same of them. */
const BETWEEN = /^(tie|pair):/;

/** @param {string} id */
const membersOf = (id) => constants.members[id] ?? [];

/** @param {string} tie */
const endsOf = (tie) => membersOf(tie).filter((id) => id.startsWith("state:"));

/**
 * The ties that lie on a side in the layers that are on, in the order of their groups.
 * @param {Side} side
 * @returns {Tie[]}
 */
const tiesOf = ({ layers }) =>
  [...layers.values()]
    .filter(({ tied, visible }) => tied && visible)
    .flatMap(({ all }) => all.filter((feature) => wayOf(feature) === "tie"))
    .map(({ properties: { feature = "", pair = "", group = "", style = "", label = "" } }) => ({
      feature,
      pair,
      group,
      style,
      label,
    }));

/**
 * Which way a row of a layer draws its tie, as a line of a bundle says it.
 * @param {Feature} feature
 */
const wayOf = ({ id }) => id.split(":")[0];

/**
 * What ties are told of: a selection that has to do with any that holds, or else the state of the page.
 * @param {Side} side
 */
const subjectOf = ({ scene: { idle } }) => {
  const selected = selectedIds();
  const held = Object.keys(constants.members).filter(
    (id) => id.startsWith("tie:") && !idle.has(id),
  );
  const hasTies = held.some((tie) => [tie, ...membersOf(tie)].some((id) => selected.has(id)));
  if (hasTies || store.state.selection?.startsWith("state:")) return selected;
  const { ties_of: first } = store.config;
  return new Set(first ? [first] : []);
};

/**
 * Whether a tie has a part in what ties are told of. With a selected tie or pair are those between the same two states;
 * with all else, the ties that it has a part in.
 * @param {Set<string>} subject
 * @param {string} tie
 */
const isSubject = (subject, tie) => {
  if (!subject.size) return true;
  const selection = store.state.selection ?? "";
  return BETWEEN.test(selection) && subject.has(selection)
    ? endsOf(tie).every((end) => subject.has(end))
    : membersOf(tie).some((id) => subject.has(id));
};

/* Whether a page shows all ties that are told of, and not only those that are selected. */
const showsAll = () => !store.config.only.tie && !shownStep();

/**
 * The ties of a side that are shown: what is selected, what a step of the story names, and on a page of ties what holds
 * on the day and is told of.
 * @param {Side} side
 */
const shownTies = (side) => {
  const ties = tiesOf(side);
  const [selected, step] = [selectedIds(), shownStep()];
  const subject = subjectOf(side);
  return ties.filter(({ feature }) => {
    if (selected.has(feature)) return true;
    if (side.scene.idle.has(feature)) return false;
    return step?.features.includes(feature) || (showsAll() && isSubject(subject, feature));
  });
};

/* What a reader has selected is open; where a page shows few ties, each is there by itself. */
/** @param {string} pair */
const isOpen = (pair) => {
  if (!showsAll()) return true;
  const selected = selectedIds();
  return selected.has(pair) || membersOf(pair).some((id) => BETWEEN.test(id) && selected.has(id));
};

/**
 * The lines of each side, and by what they were made: many ask for them while a frame is drawn.
 * @type {WeakMap<Side, { made: string, lines: Map<string, TieLine> }>}
 */
const known = new WeakMap();

/** @param {Side} side */
const linesOf = (side) => {
  const made = madeOf(side);
  const found = known.get(side);
  if (found?.made === made) return found.lines;
  const lines = new Map(
    tieLines(shownTies(side), isOpen).map((line) => [keyOf(line.row, line.way), line]),
  );
  known.set(side, { made, lines });
  return lines;
};

/**
 * All by which the lines of a side may differ.
 * @param {Side} side
 */
const madeOf = ({ layers, scene }) => {
  const on = [...layers.values()]
    .filter(({ tied }) => tied)
    .map(({ visible, all }) => visible && all.length);
  return JSON.stringify([store.state.selection, shownStep()?.id, [...scene.idle], on]);
};

/**
 * @param {string} row
 * @param {string} way
 */
const keyOf = (row, way) => `${way} ${row}`;

/**
 * The line that a feature of a layer of ties is drawn as; undefined where it is not drawn.
 * @param {Side} side
 * @param {Feature} feature
 */
export const tieLineOf = (side, feature) => {
  const { group, feature: tie } = feature.properties;
  return group && tie ? linesOf(side).get(keyOf(tie, wayOf(feature))) : undefined;
};

/**
 * The classes of a line; a selected tie stands out among those of its pair.
 * @param {Side} side
 * @param {Feature} feature
 */
export const classesOfTie = (side, feature) => {
  const line = tieLineOf(side, feature);
  const isPair = store.state.selection?.startsWith("pair:");
  const chosen = line && !isPair && selectedIds().has(line.row) ? " chosen" : "";
  return `${line?.classes ?? ""}${chosen}`;
};

/**
 * Whether a line says what it is: on a page of ties, and what is selected.
 * @param {Side} side
 * @param {Feature} feature
 */
export const isNamedTie = (side, feature) => {
  const subject = showsAll() || selectedIds().size > 0;
  return subject && Boolean(tieLineOf(side, feature)?.leads);
};

/**
 * Whether a tie is one of those between the two states of the selected tie or pair.
 * @param {string | undefined} tie
 */
export const isOfPair = (tie = "") =>
  tie.startsWith("tie:") &&
  BETWEEN.test(store.state.selection ?? "") &&
  endsOf(tie).every((end) => selectedIds().has(end));

/**
 * The state whose ties a side shows; undefined where they are those of something else.
 * @param {Side} side
 */
export const stateOfTies = (side) => {
  const { selection } = store.state;
  if (!showsAll()) return undefined;
  const [first] = subjectOf(side);
  const isState = first?.startsWith("state:");
  return isState && (first === selection || !selectedIds().has(first)) ? first : undefined;
};

/**
 * The states at the ends of the ties that a side shows.
 * @param {Side} side
 */
export const statesTied = (side) =>
  new Set(
    [...linesOf(side).values()].flatMap(({ ties }) =>
      ties.flatMap(({ feature }) => endsOf(feature)),
    ),
  );
