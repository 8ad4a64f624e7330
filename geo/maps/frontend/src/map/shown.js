/* What a layer shows of its document, and what of it bears a name. */

/**
 * @import { Feature, LayerOptions } from "../../types.js"
 * @import { Side } from "./side.js"
 */

import { isToldMeasure, showing } from "../scene/classes.js";
import { isNamedTie, tieLineOf } from "../scene/ties.js";
import { selectedIds } from "../select/ids.js";
import { areMany } from "../shapes/gathering.js";
import { style } from "../shared.js";
import { store } from "../store.js";

/* The features of a layer, by its options and by what is selected. */
export class Shown {
  /* As LayerOptions in types.d.ts. */
  name = "";
  pane = "";
  /** @type {Record<string, string>} */
  urls = {};
  className = "";
  /** @type {"paths" | "points" | "labels"} */
  kind = "paths";
  labels = "";
  draws = "";
  selects = "";
  thin = false;
  follows = "";
  paintedBy = "";
  tied = false;
  late = false;
  sparse = false;

  /**
   * The part of the document that the layer draws.
   * @type {Feature[]}
   */
  all = [];
  /**
   * The signs that stand for several of them, those of which they are, and how they were gathered last.
   * @type {import("../shapes/sites.js").SiteSign[]}
   */
  siteSigns = [];
  /** @type {Set<string>} */
  crowded = new Set();

  /**
   * @param {LayerOptions} options
   * @param {Side} side
   */
  constructor(options, side) {
    Object.assign(this, options);
    this.side = side;
  }

  /* A layer may show a part of its document: some kinds, some features, and always the selected. */
  get features() {
    return this.visibleOf(this.all);
  }

  /**
   * @param {Feature[]} features
   * @returns {Feature[]}
   */
  visibleOf(features) {
    if (this.tied) return features.filter((feature) => tieLineOf(this.side, feature));
    const [selected, shows] = [selectedIds(), this.showing()];
    return features.filter(
      ({ properties: { feature } }) =>
        (feature !== undefined && selected.has(feature)) || shows(feature),
    );
  }

  /**
   * The part of a document that the layer draws.
   * @param {Feature[]} features
   */
  ownOf(features) {
    return this.draws ? features.filter((feature) => partOf(feature) === this.draws) : features;
  }

  /* What bears a name: of several places that are one sign, that sign; of lines that fade, those that stand out. */
  get named() {
    const apart = this.features.filter(
      (feature) => !this.crowded.has(feature.properties.feature ?? "") && this.tells(feature),
    );
    const signs = this.siteSigns.map(({ feature }) => feature);
    return [...apart, ...signs.filter(({ properties: { name } }) => name)];
  }

  /* So many steps of the zoom later than it is due a shape of the layer is drawn. */
  get later() {
    return this.sparse && areMany(store.config.only.place?.length ?? 0) ? style.manyLater : 0;
  }

  /* Whether its lines fade that have no part in what is selected. */
  get fades() {
    return this.tied || this.follows === "measures";
  }

  /** @param {Feature} feature */
  tells(feature) {
    if (!this.fades) return true;
    return this.tied ? isNamedTie(this.side, feature) : isToldMeasure(feature);
  }

  /** @returns {(feature: string | undefined) => boolean} */
  showing() {
    const [shows, { idle }] = [showing(), this.side.scene];
    return (feature) => shows(feature) && !(feature !== undefined && idle.has(feature));
  }

  /**
   * Whether the layer has one of these features and shows it only while it is selected.
   * @param {Set<string>} ids
   */
  hides(ids) {
    if (this.tied) return false;
    const shows = this.showing();
    return this.all.some(
      ({ properties: { feature } }) => feature !== undefined && ids.has(feature) && !shows(feature),
    );
  }
}

/**
 * By what a layer takes its part of a document: the group of a feature, or else its kind.
 * @param {Feature} feature
 */
const partOf = ({ properties: { feature, group } }) => group || feature?.split(":")[0];
