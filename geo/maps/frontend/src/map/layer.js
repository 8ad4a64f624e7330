import { keepingFocus, nameSoon } from "../a11y/keyboard.js";
import { fetchJson } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { markLegendSoon } from "../page/legend.js";
import { classesOf } from "../scene/classes.js";
import { featureOf } from "../scene/names.js";
import { writeCaption } from "../scene/show.js";
import { readStep } from "../scene/story.js";
import { selectedIds, showSelection } from "../select/selection.js";
import { store } from "../store.js";
import { BANDS } from "./bands.js";
import { near } from "./extents.js";
import { buildPaths, selectable } from "./paths.js";
import { buildPoints } from "./points.js";
import { announceReady } from "./ready.js";

/* A layer of the map: its GeoJSON is fetched for the zoom band in use and drawn in one pane. */
export class Layer {
  constructor(options, side) {
    Object.assign(this, { drawn: null, band: null, all: [], side }, options);
    const toggles = Object.keys(store.config.toggles)
      .filter((toggle) => store.config.toggles[toggle].includes(this.name));
    this.visible = !toggles.length || toggles.some((toggle) => store.wantedLayers.includes(toggle));
    side.layers.set(this.name, this);
  }

  wantedBand() {
    const zoom = this.side.map.getZoom();
    const [medium, fine] = BANDS;
    /* The first map is drawn from the medium band, which is soon there, and then made finer. */
    const band = zoom < medium ? "coarse" : zoom < fine || !store.ready ? "medium" : "fine";
    return this.urls[band] ? band : "all";
  }

  async load() {
    const band = this.wantedBand();
    if (!this.visible || !this.urls[band] || band === this.band || (this.late && !store.ready)) return;
    this.band = band;
    try {
      /* Nothing is drawn before it is known whose land it is. */
      const [collection] = await Promise.all([fetchJson(this.urls[band]), this.side.scened]);
      if (band === this.band) this.draw(collection.features);
    } catch (error) {
      this.band = null;
      say(_("The layer “{layer}” could not be loaded; it is tried again when the map moves.", { layer: this.name }));
    }
  }

  /* A layer may show a part of its document: some kinds, some features, and always the selected. */
  get features() {
    const selected = selectedIds();
    return this.all.filter(({ properties: { feature } }) =>
      selected.has(feature) || (shows(feature) && !this.side.scene.idle.has(feature)));
  }

  /* Whether the layer has one of these features and shows it only while it is selected. */
  hides(ids) {
    return this.all.some(({ properties: { feature } }) =>
      ids.has(feature) && (!shows(feature) || this.side.scene.idle.has(feature)));
  }

  draw(features) {
    const part = ({ properties: { feature, group } }) => group || feature?.split(":")[0];
    this.all = this.draws ? features.filter((feature) => part(feature) === this.draws) : features;
    const drawn = this.build();
    keepingFocus(() => {
      if (this.drawn) this.drawn.remove();
      this.drawn = drawn;
      if (this.visible) drawn.addTo(this.side.map);
    });
    showSelection(this.side);
    placeLabels(this.side);
    if (this.name === "zones" && this.side.look) writeCaption(this.side);
    nameSoon();
    markLegendSoon();
    announceReady();
  }

  /* Draws again where the view has come near shapes that were left out. */
  drawNear() {
    if (!this.visible || !this.waiting) return;
    const missing = this.features.some((feature) =>
      feature.geometry && !this.near.has(feature) && near(feature, this.side.map));
    if (missing) this.redraw();
  }

  redraw() {
    if (this.drawn) this.draw(this.all);
  }

  build() {
    if (this.kind === "points") return buildPoints(this);
    return this.kind === "labels" ? L.layerGroup([]) : buildPaths(this);
  }

  show(visible) {
    this.visible = visible;
    if (!visible && this.drawn) this.drawn.remove();
    if (visible && this.drawn) this.drawn.addTo(this.side.map);
    this.load();
    showSelection(this.side);
    placeLabels(this.side);
    nameSoon();
    markLegendSoon();
  }

  /* Dresses what is drawn anew, where the scene or the paint has changed. */
  restyle() {
    if (this.kind === "points") this.dim();
    if (this.tied && this.stale()) { this.redraw(); return; }
    if (!this.follows) return;
    this.drawn?.eachLayer((part) => (part.eachLayer ? part.eachLayer((path) => this.dress(path)) : this.dress(part)));
  }

  /* Whether ties are drawn that do not hold on the day, or others are missing. */
  stale() {
    const held = this.features.map(({ id }) => id).join();
    const changed = this.held !== undefined && held !== this.held;
    this.held = held;
    return changed;
  }

  dress(path) {
    const element = path.getElement?.();
    if (!(element instanceof SVGElement) || element.classList.contains("hit")) return;
    const classes = element.classList.contains("leaflet-interactive") ? " leaflet-interactive" : "";
    element.setAttribute("class", classesOf(this, path.feature) + classes);
    this.nameElement(path);
  }

  /* Shapes carry the id by which they are selected, for scripts and tests. */
  nameElement(path) {
    if (selectable(this, path.feature)) {
      path.getElement()?.setAttribute("data-feature", featureOf(this.side, path.feature));
    }
  }

  dim() {
    this.drawn?.eachLayer((marker) => marker.getElement()?.classList
      .toggle("dimmed", this.side.scene.dimmed.has(marker.feature.properties.feature)));
  }
}

export const addLayer = (name) => store.sides.forEach((side) => new Layer(constants.stack[name], side).load());

/* A step of the story shows the places that it is about, which are selected, and no others. */
export const shows = (feature) => {
  const [kind, name] = feature?.split(":") || [];
  if (kind === "place" && readStep()) return false;
  return !store.config.only[kind] || store.config.only[kind].includes(name);
};
