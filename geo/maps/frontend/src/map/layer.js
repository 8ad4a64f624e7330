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
import { classesOf } from "../scene/classes.js";
import { featureOf } from "../scene/names.js";
import { writeCaption } from "../scene/show.js";
import { tieLineOf } from "../scene/ties.js";
import { showSelection } from "../select/selection.js";
import { store } from "../store.js";
import { bandOf } from "./bands.js";
import { madeWhole } from "../shapes/antimeridian.js";
import { worldsNear } from "../shapes/extents.js";
import { buildPaths, isSelectable } from "../shapes/paths.js";
import { buildPoints, dimIdle, movePoints } from "../shapes/points.js";
import { announceReady } from "./ready.js";
import { gatherSites } from "../shapes/sites.js";
import { Shown } from "./shown.js";

/* A layer of the map: its GeoJSON is fetched for the zoom band in use and drawn in one pane. */
export class Layer extends Shown {
  /** @type {LayerGroup | null} */
  drawn = null;
  /** @type {string | null} */
  band = null;
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
   * Of points: the features that can be drawn, and the signs of those that are.
   * @type {Feature[]}
   */
  spots = [];
  /** @type {Map<Feature, import("../shapes/points.js").Sign>} */
  signs = new Map();
  /* How the signs of points were gathered last. */
  gathered = "";

  /**
   * @param {LayerOptions} options
   * @param {Side} side
   */
  constructor(options, side) {
    super(options, side);
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
    const missing = [...worldsNear(this.features, this.side.map, this.later)].some(
      ([shape, worlds]) => worlds.some((world) => !this.near.get(shape)?.includes(world)),
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

  /* Styles what is drawn anew, where the scene or the paint has changed. */
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
      part.eachLayer ? part.eachLayer((path) => this.applyClasses(path)) : this.applyClasses(part),
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
  applyClasses(path) {
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

/** @param {string} name */
export const addLayer = (name) =>
  store.sides.forEach((side) => new Layer(constants.stack[name], side).load());
