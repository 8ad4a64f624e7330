/* Bundles: ties of two states as one line, until these are opened and lie beside each other. The rule is that of
   geo/maps/drawing/bundles.py, from whose side the looks come, and both are tried on tests/maps/bundles.json. */

import { style as shared } from "../shared.js";

const { looks: LOOKS } = shared.ties;
/** @type {Record<string, string>} */
const lookOf = shared.ties.lookOf;

/**
 * A tie that is shown: its feature, that of its pair ("" where it has none), its group, the classes of its own, and its kind in
 * English.
 * @typedef {{ feature: string, pair: string, group: string, style: string, label: string }} Tie
 */

/**
 * A line that stands for ties: its feature is one tie or a pair. Of the lines of a bundle, one for each look, the first
 * `leads`: it has the name. `row` and `way` say which row of its layer has its
 * shape: that of a tie on its own way ("tie"), as a "strand" beside the others of its pair, or on the "line" of several.
 * @typedef {{ row: string, feature: string, ties: Tie[], classes: string, way: string, leads: boolean }} TieLine
 */

/**
 * The lines of the ties that are shown.
 * @param {Tie[]} ties
 * @param {(pair: string) => boolean} isOpen
 * @returns {TieLine[]}
 */
export const tieLines = (ties, isOpen) =>
  [...byPair(ties).values()].flatMap((own) => {
    if (own.length === 1) return [alone(own[0], "tie")];
    return isOpen(own[0].pair) ? own.map((tie) => alone(tie, "strand")) : bundleTies(own);
  });

/**
 * @param {Tie[]} ties
 */
const byPair = (ties) => {
  /** @type {Map<string, Tie[]>} */
  const found = new Map();
  ties.forEach((tie) => {
    const name = tie.pair || tie.feature;
    found.set(name, [...(found.get(name) ?? []), tie]);
  });
  return found;
};

/**
 * @param {Tie} tie
 * @param {string} way
 */
const alone = (tie, way) => ({
  row: tie.feature,
  feature: tie.feature,
  ties: [tie],
  classes: `tie-${tie.group} ${tie.style}`,
  way,
  leads: true,
});

/**
 * @param {Tie[]} ties
 */
const bundleTies = (ties) => {
  const found = LOOKS.filter((look) => ties.some(({ group }) => lookOf[group] === look));
  return found.map((look) => {
    const alike = ties.filter(({ group }) => lookOf[group] === look);
    const groups = [...new Set(alike.map(({ group }) => `tie-${group}`))];
    return {
      row: alike[0].feature,
      feature: ties[0].pair,
      ties,
      classes: [...groups, "bundle", `bundle-${found.join("-")}--${look}`, strengthOf(ties)].join(
        " ",
      ),
      way: "line",
      leads: look === found[0],
    };
  });
};

/**
 * How closely the sources of several ties were read: as those of the one that was read least. A head says which way a
 * tie goes, and several may go both ways.
 * @param {Tie[]} ties
 */
const strengthOf = (ties) => {
  const own = ties.map(({ style }) => style.replace("tie-directed ", ""));
  return own.find((style) => style !== "strength-read") ?? "strength-read";
};
