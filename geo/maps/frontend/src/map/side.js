/* A side: a Leaflet map, its layers, and the scene (whose land, on which day) that it shows. */

/**
 * @import { LayerGroup, Map as LeafletMap, TileLayer } from "leaflet"
 * @import { Box, Look, PlacedLabel, Scene } from "../../types.js"
 * @import { Layer } from "./layer.js"
 */

import { placeLabels } from "../labels/labels.js";
import { markChangedLand } from "../page/changed-land.js";
import { markLegendSoon } from "../legend/legend.js";
import { indexScene } from "../scene/scene.js";
import { writeCaption } from "../scene/show.js";
import { ownSelection } from "../story/steps.js";
import { forgetSpot } from "../select/beneath.js";
import { followPoints, movePoint } from "../select/point.js";
import { select } from "../select/selection.js";
import { bounds, panes } from "../shared.js";
import { store } from "../store.js";
import { Backdrop } from "../backdrop/backdrop.js";
import { calm } from "../camera/motion.js";
import { keepWithinReach } from "../projection/plane.js";
import { fitAgain } from "../camera/position.js";
import { onLanding } from "../camera/travel.js";
import { followTouch } from "../camera/touch.js";
import { leaveWheel } from "../camera/wheel.js";

/* Above all that is drawn on the map. */
const WORDS_PANE = 640;
const PANES_WITHOUT_POINTER = ["outline", "tiles", "grid", "coast"];
const LOWEST_PANE = 210;

export class Side {
  /** @type {Map<string, Layer>} */
  layers = new Map();
  /** @type {Scene} */
  scene = indexScene({});
  /**
   * The look that is shown or on its way; without a viewer while there is none yet.
   * @type {Look}
   */
  look = { as: "", on: "" };
  /**
   * What holds back the first drawing until the scene is there.
   * @type {Promise<void> | null}
   */
  scened = null;
  /** @type {LayerGroup | null} */
  outline = null;
  /** @type {LayerGroup | null} */
  cursor = null;
  /**
   * The outline of what a phrase of the page names.
   * @type {LayerGroup | null}
   */
  pointed = null;
  /** @type {TileLayer | null} */
  tiles = null;
  /** @type {HTMLElement | null} */
  caption = null;
  /**
   * The small map of the world in a corner, and what it was drawn of.
   * @type {{ part: HTMLElement, box: Box, drawn: string } | null}
   */
  locator = null;
  labelFrame = 0;
  /**
   * The labels that stand.
   * @type {PlacedLabel[]}
   */
  labels = [];

  /**
   * The features at which callouts have found room for their words.
   * @type {Set<string>}
   */
  said = new Set();

  /** @param {LeafletMap} map */
  constructor(map) {
    this.map = map;
    map.setMinZoom(bounds.zoom[0]).setMaxZoom(bounds.zoom[1]);
    this.addPanes();
    map.on("zoomend", () => onLanding(map, () => this.layers.forEach((layer) => layer.load())));
    map.on("moveend", () => this.followMove());
    map.on("click", () => select(ownSelection()));
    map.on("movestart moveend", forgetSpot);
    followPoints(this);
    /* What is said at a place is said again where the place comes to lie. */
    map.on("zoomstart", () => map.getPane("callouts")?.classList.add("moving"));
    calm(map);
    this.backdrop = new Backdrop(this);
    followTouch(map);
    if (store.config.story) leaveWheel(map);
    this.sizes = new ResizeObserver(() => this.followSize());
    this.sizes.observe(map.getContainer());
  }

  addPanes() {
    panes.forEach((name, order) => {
      const pane = this.map.createPane(name);
      pane.style.zIndex = String(LOWEST_PANE + order);
      if (PANES_WITHOUT_POINTER.includes(name)) pane.style.pointerEvents = "none";
    });
    this.map.createPane("labels");
    const callouts = this.map.createPane("callouts");
    Object.assign(callouts.style, { zIndex: String(WORDS_PANE), pointerEvents: "none" });
    /* The surface of outlines stands from the start, so that the first selection need not make it. */
    this.map.getRenderer(/** @type {any} */ ({ options: { pane: "outline" } }));
  }

  followMove() {
    keepWithinReach(this.map);
    this.layers.forEach((layer) => layer.drawNear());
    movePoint(this);
    placeLabels(this);
    markLegendSoon();
    if (this.look.as) writeCaption(this);
    if (this === store.main) markChangedLand();
  }

  /* A new size keeps the centre, or fits the view of the page anew, and is no move of the reader's that the address should tell. */
  followSize() {
    const before = this.map.getSize();
    const { adjusting } = store;
    store.adjusting = true;
    this.map.invalidateSize({ animate: false });
    if (this === store.main && !this.map.getSize().equals(before)) fitAgain();
    store.adjusting = adjusting;
  }
}
