import { placeLabels } from "../labels/labels.js";
import { markLegendSoon } from "../page/legend.js";
import { indexScene } from "../scene/scene.js";
import { writeCaption } from "../scene/show.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { calm } from "./motion.js";
import { followTouch } from "./touch.js";

export const PANES = ["tiles", "grid", "coast", "faces", "zones", "water", "extents", "borders", "ties", "outline"];

/* A side: a Leaflet map, its layers, and the scene (whose land, on which day) that it shows. */
export class Side {
  constructor(map) {
    Object.assign(this, { map, layers: new Map(), scene: indexScene({}), outline: null });
    map.setMinZoom(2).setMaxZoom(13);
    PANES.forEach((name, order) => {
      const pane = map.createPane(name);
      pane.style.zIndex = 210 + order;
      if (["outline", "tiles", "grid", "coast"].includes(name)) pane.style.pointerEvents = "none";
    });
    map.createPane("labels");
    /* The surface of outlines stands from the start, so that the first selection need not make it. */
    map.getRenderer({ options: { pane: "outline" } });
    map.on("zoomend", () => this.layers.forEach((layer) => layer.load()));
    map.on("moveend", () => { this.layers.forEach((layer) => layer.drawNear()); placeLabels(this); markLegendSoon(); if (this.look) writeCaption(this); });
    map.on("click", () => select(null));
    calm(map);
    followTouch(map);
    this.followSize();
  }

  /* A new size keeps the centre, and is no move of the reader's that the address should tell. */
  followSize() {
    this.sizes = new ResizeObserver(() => {
      store.resizing = true;
      this.map.invalidateSize({ animate: false });
      store.resizing = false;
    });
    this.sizes.observe(this.map.getContainer());
  }
}
