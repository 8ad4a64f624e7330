/* Layers: drawn from GeoJSON over HTTP, by zoom band, in the colours of their side's scene. */

/**
 * @import { LayerGroup } from "leaflet"
 * @import { Drawn, Feature, FeatureLayer, LayerOptions } from "../../types.js"
 * @import { Side } from "./side.js"
 */

import { keepingFocus, nameSoon } from "../a11y/keyboard.js";
import { fetchCollection } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { markLegendSoon } from "../legend/legend.js";
import { classesOf, isToldMeasure, showing } from "../scene/classes.js";
import { featureOf } from "../scene/names.js";
import { writeCaption } from "../scene/show.js";
import { isNamedTie, tieLineOf } from "../scene/ties.js";
import { selectedIds } from "../select/ids.js";
import { showSelection } from "../select/selection.js";
import { store } from "../store.js";
import { bandOf } from "./bands.js";
import { madeWhole } from "../shapes/antimeridian.js";
import { worldsNear } from "../shapes/extents.js";
import { buildPaths, isSelectable } from "../shapes/paths.js";
import { buildPoints, dimIdle, movePoints } from "../shapes/points.js";
import { announceReady } from "./ready.js";
import { gatherSites } from "../shapes/sites.js";

/* A layer of the map: its GeoJSON is fetched for the zoom band in use and drawn in one pane. */
export class Layer {
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

  /** @type {LayerGroup | null} */
  drawn = null;
  /** @type {string | null} */
  band = null;
  /**
   * The part of the document that the layer draws.
   * @type {Feature[]}
   */
  all = [];
  /**
   * Of paths: the shapes near enough to be drawn, and in which worlds they are.
   * @type {Map<Drawn, number[]>}
   */
  near = new Map();
  /**
   * Of ties: the lines that are drawn.
   * @type {string | null}
   */
  held = null;
  /**
   * Of points: the signs that stand for several of them, those of which they are, and how they were gathered last.
   * @type {import("../shapes/sites.js").SiteSign[]}
   */
  siteSigns = [];
  /** @type {Set<string>} */
  crowded = new Set();
  gathered = "";

  /**
   * @param {LayerOptions} options
   * @param {Side} side
   */
  constructor(options, side) {
    Object.assign(this, options);
    this.side = side;
    const toggles = Object.entries(store.config.toggles).filter(([, parts]) =>
      parts.includes(this.name),
    );
    this.visible =
      !toggles.length || toggles.some(([toggle]) => store.wantedLayers.includes(toggle));
    side.layers.set(this.name, this);
  }

  async load() {
    const band = bandOf(this.side.map.getZoom(), store.ready, this.urls);
    if (!this.visible || !this.urls[band] || band === this.band || (this.late && !store.ready)) {
      return;
    }
    this.band = band;
    try {
      /* Nothing is drawn before it is known whose land it is. */
      const [collection] = await Promise.all([fetchCollection(this.urls[band]), this.side.scened]);
      if (band === this.band) this.draw(madeWhole(collection).features);
    } catch (error) {
      this.band = null;
      const message = _(
        "The layer “{layer}” could not be loaded; it is tried again when the map moves.",
        {
          layer: this.name,
        },
      );
      say(message);
    }
  }

  /* A layer may show a part of its document: some kinds, some features, and always the selected. */
  get features() {
    return this.shown(this.all);
  }

  /**
   * @param {Feature[]} features
   * @returns {Feature[]}
   */
  shown(features) {
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
    return [...apart, ...this.siteSigns.map(({ feature }) => feature)];
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

  /** @param {Feature[]} features */
  draw(features) {
    this.all = this.ownOf(features);
    this.lay();
    this.follow();
    if (this.name === "zones" && this.side.look.as) writeCaption(this.side);
    announceReady();
  }

  /* Takes what is drawn off the map, and draws its features as they are now. */
  lay() {
    const drawn = this.build();
    keepingFocus(() => {
      this.drawn?.remove();
      this.drawn = drawn;
      [this.gathered, this.siteSigns] = ["", []];
      if (this.visible) drawn.addTo(this.side.map);
      this.gather();
    });
  }

  gather() {
    if (this.kind !== "points" || !this.drawn || !this.visible) return;
    keepingFocus(() => gatherSites(this));
  }

  /* What depends on what the layers show. */
  follow() {
    showSelection(this.side);
    placeLabels(this.side);
    nameSoon();
    markLegendSoon();
  }

  /* Draws again where the view has come near shapes that were left out, or to another world. */
  drawNear() {
    if (!this.visible || !this.drawn) return;
    if (this.kind === "points") movePoints(this);
    this.gather();
    if (this.kind !== "paths") return;
    const missing = [...worldsNear(this.features, this.side.map)].some(([shape, worlds]) =>
      worlds.some((world) => !this.near.get(shape)?.includes(world)),
    );
    if (missing) this.redraw();
  }

  redraw() {
    if (this.drawn) this.draw(this.all);
  }

  /** @returns {LayerGroup} */
  build() {
    if (this.kind === "points") return buildPoints(this);
    return this.kind === "labels" ? L.layerGroup([]) : buildPaths(this);
  }

  /** @param {boolean} visible */
  show(visible) {
    this.visible = visible;
    if (visible) this.drawn?.addTo(this.side.map);
    else this.drawn?.remove();
    this.gather();
    this.load();
    this.follow();
  }

  /* Dresses what is drawn anew, where the scene or the paint has changed. */
  restyle() {
    if (this.kind === "points") {
      dimIdle(this);
      this.gather();
    }
    if (this.tied && this.isStale()) {
      this.redraw();
      return;
    }
    if (!this.follows) return;
    this.eachDrawn((part) =>
      part.eachLayer ? part.eachLayer((path) => this.dress(path)) : this.dress(part),
    );
  }

  /** @param {(part: FeatureLayer) => void} each */
  eachDrawn(each) {
    this.drawn?.eachLayer((part) => each(/** @type {FeatureLayer} */ (part)));
  }

  /* Whether ties are drawn that are not shown, or others are missing. */
  isStale() {
    const held = this.features.map((tie) => tie.id + tieLineOf(this.side, tie)?.feature).join();
    const changed = this.held !== null && held !== this.held;
    this.held = held;
    return changed;
  }

  /** @param {FeatureLayer} path */
  dress(path) {
    const element = path.getElement?.();
    if (!(element instanceof SVGElement) || element.classList.contains("hit")) return;
    const classes = element.classList.contains("leaflet-interactive") ? " leaflet-interactive" : "";
    element.setAttribute("class", classesOf(this, path.feature) + classes);
    this.nameElement(path);
  }

  /**
   * Shapes carry the id by which they are selected, for scripts and tests.
   * @param {FeatureLayer} path
   */
  nameElement(path) {
    if (!isSelectable(this, path.feature)) return;
    path.getElement?.()?.setAttribute("data-feature", String(featureOf(this.side, path.feature)));
  }
}

/**
 * By what a layer takes its part of a document: the group of a feature, or else its kind.
 * @param {Feature} feature
 */
const partOf = ({ properties: { feature, group } }) => group || feature?.split(":")[0];

/** @param {string} name */
export const addLayer = (name) =>
  store.sides.forEach((side) => new Layer(constants.stack[name], side).load());
