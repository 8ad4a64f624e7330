/* Land, disputed zones and borders below the map while it moves, so that no frame is without: roughly drawn, wherever
   the map is going. */

/**
 * @import { LatLng } from "leaflet"
 * @import { Drawn, Feature } from "../../types.js"
 * @import { Coat, Piece } from "./coats.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 * @import { Held } from "./held.js"
 */

import { fetchCollection } from "../bridge.js";
import { isAloft } from "../camera/flight.js";
import { viewOf } from "../camera/sight.js";
import { afterPaint } from "../dom.js";
import { L } from "../leaflet.js";
import { flatOf } from "../projection/plane.js";
import { store } from "../store.js";
import { madeWhole } from "../shapes/antimeridian.js";
import { lieOf, sizeBeyond } from "./held.js";
import { coatsOf, paintCoats } from "./coats.js";
import { hasShape } from "../shapes/extents.js";
import { addInWorld } from "../shapes/worlds.js";

/** How wide the world is, in pixels at zoom 0. */
const WORLD_PX = 256;
/** The lowest first. Without the other two, disputed land would look settled. */
const PAINTED = ["land", "zones", "borders"];

/** @typedef {{ crs: unknown, features: Feature[], pieces: Piece[] }} Known */

export class Backdrop {
  /**
   * The shapes of each layer as they lie at zoom 0, for the projection in which they were drawn last.
   * @type {Map<string, Known>}
   */
  #known = new Map();
  /**
   * What is painted, in the looks that the scene and the theme give it now.
   * @type {Coat[]}
   */
  #coats = [];
  /**
   * The coarse shapes of each layer.
   * @type {Map<string, Feature[]>}
   */
  #rough = new Map();
  #asked = false;
  /**
   * What the canvas shows.
   * @type {Held | null}
   */
  #held = null;
  /** How many moves there were, so that the end of one does not hide the land of the next. */
  #moves = 0;

  /** @param {Side} side */
  constructor(side) {
    this.side = side;
    this.canvas = L.DomUtil.create("canvas", "atlas-backdrop");
    this.canvas.hidden = true;
    side.map.getContainer().prepend(this.canvas);
    side.map.on("zoomstart", () => side.map.getContainer().classList.add("scaling"));
    side.map.on("movestart", () => this.begin());
    /* Whoever comes to the map may move it next. */
    const container = side.map.getContainer();
    ["pointerenter", "focusin"].forEach((type) =>
      container.addEventListener(type, () => this.prepare(), { passive: true }),
    );
    side.map.on("move", () => this.draw());
    side.map.on("zoomanim", ({ center, zoom }) => this.draw(center, zoom));
    side.map.on("moveend", () => this.end());
  }

  /* What lies far from the view, or is finer than can be seen in passing, is asked for once, before the map moves. */
  async prepare() {
    if (this.#asked || !store.ready) return;
    this.#asked = true;
    await Promise.all(this.#layers.map((layer) => this.#prepareLayer(layer)));
  }

  /** @param {Layer} layer */
  async #prepareLayer(layer) {
    const { name, urls } = layer;
    try {
      this.#rough.set(name, madeWhole(await fetchCollection(urls.coarse ?? urls.all)).features);
      /* Or else the first frame of the first move would wait for it. */
      this.#piecesOf(layer);
    } catch (error) {
      /* What the map has drawn itself is painted, as before this was asked for. */
      this.#rough.delete(name);
    }
  }

  /** @returns {Layer[]} */
  get #layers() {
    return PAINTED.flatMap((name) => this.side.layers.get(name) ?? []);
  }

  begin() {
    this.#moves += 1;
    this.prepare();
    if (isAloft(this.side.map)) return;
    this.#held = null;
    this.canvas.hidden = !this.#readStyles();
    this.draw();
  }

  /** Takes the looks of this moment; false where the map has no land yet. */
  #readStyles() {
    if (!this.side.layers.get("land")?.drawn) return false;
    const shown = this.#layers.filter(({ visible, drawn }) => visible && drawn);
    this.#coats = coatsOf(
      this.side.map.getContainer(),
      shown.map((layer) => [layer, this.#piecesOf(layer)]),
    );
    return true;
  }

  /* The map paints itself in the frame that follows its last move, and in the same turn what lies below it goes. */
  end() {
    const moves = this.#moves;
    afterPaint(() => {
      if (moves !== this.#moves) return;
      this.canvas.hidden = true;
      if (!isAloft(this.side.map)) this.side.map.getContainer().classList.remove("scaling");
    });
  }

  /**
   * @param {Layer} layer
   * @returns {Piece[]}
   */
  #piecesOf(layer) {
    const { map } = this.side;
    const { crs } = map.options;
    const features = this.#rough.get(layer.name) ?? layer.all;
    let known = this.#known.get(layer.name) ?? null;
    if (!known || known.crs !== crs || known.features !== features) {
      const shapes = layer.ownOf(features).filter(hasShape);
      const pieces = shapes.flatMap((shape) => pieceOf(this.side, /** @type {Drawn} */ (shape)));
      known = { crs, features, pieces };
      this.#known.set(layer.name, known);
    }
    const shown = new Set(layer.visibleOf(layer.ownOf(features)));
    return known.pieces.filter(({ feature }) => shown.has(feature));
  }

  /**
   * @param {LatLng} [centre]
   * @param {number} [zoom]
   */
  draw(centre = this.side.map.getCenter(), zoom = this.side.map.getZoom()) {
    if (!this.canvas.hidden) this.#place(centre, zoom);
  }

  /**
   * @param {LatLng} centre
   * @param {number} zoom
   */
  #place(centre, zoom) {
    const { map } = this.side;
    const [size, scale] = [map.getSize(), 2 ** zoom];
    const { x, y } = map.project(centre, zoom);
    const sight = { x: x / scale, y: y / scale, scale };
    let lie = lieOf(this.#held, sight, size);
    if (!lie) {
      this.#held = { sight, size: sizeBeyond(size) };
      this.#paint(this.canvas, this.#held.size, centre, zoom);
      lie = /** @type {NonNullable<typeof lie>} */ (lieOf(this.#held, sight, size));
      this.canvas.style.width = `${this.#held.size.x}px`;
      this.canvas.style.height = `${this.#held.size.y}px`;
    }
    this.canvas.style.transform = `matrix(${lie.grown}, 0, 0, ${lie.grown}, ${lie.left}, ${lie.top})`;
  }

  /**
   * All land as the scene has it now, on another canvas.
   * @param {HTMLCanvasElement} canvas
   * @param {import("../../types.js").Point} size
   * @param {LatLng} centre
   * @param {number} zoom
   */
  drawOn(canvas, size, centre, zoom) {
    if (this.#readStyles()) this.#paint(canvas, size, centre, zoom);
  }

  /**
   * The same for several sights, each on its canvas.
   * @param {(Held & { canvas: HTMLCanvasElement })[]} grounds
   */
  drawGrounds(grounds) {
    if (!this.#readStyles()) return;
    grounds.forEach(({ canvas, sight, size }) => {
      const { centre, zoom } = viewOf(this.side.map, sight);
      this.#paint(canvas, size, centre, zoom);
    });
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("../../types.js").Point} size
   * @param {LatLng} centre
   * @param {number} zoom
   */
  #paint(canvas, { x: width, y: height }, centre, zoom) {
    const { map } = this.side;
    const density = window.devicePixelRatio;
    if (canvas.width !== width * density || canvas.height !== height * density) {
      Object.assign(canvas, { width: width * density, height: height * density });
    }
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const { x, y } = map.project(centre, zoom);
    const scale = 2 ** zoom;
    /* Where stripes begin on a map that stands, so that they do not jump when it does. */
    const begin = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    const seen = map.getSize();
    const screen = new DOMMatrix()
      .scale(density)
      .translate(begin.x + (width - seen.x) / 2, begin.y + (height - seen.y) / 2);
    worldsAround(map, x / scale, width / scale).forEach((shift) => {
      const [left, top] = [width / 2 - x + shift * scale, height / 2 - y];
      pen.setTransform(density * scale, 0, 0, density * scale, density * left, density * top);
      const [west, north] = [-left / scale, -top / scale];
      const view = /** @type {const} */ ([
        west,
        north,
        west + width / scale,
        north + height / scale,
      ]);
      paintCoats(pen, this.#coats, [...view], { scale, screen });
    });
  }

  /**
   * The land of this moment as a picture, which stays while the map below it goes elsewhere.
   * @returns {HTMLCanvasElement}
   */
  picture() {
    const { map } = this.side;
    const picture = L.DomUtil.create("canvas", "atlas-backdrop leaving");
    this.drawOn(picture, map.getSize(), map.getCenter(), map.getZoom());
    return picture;
  }
}

/**
 * A shape in pixels of zoom 0; none where the projection does not reach.
 * @param {Side} side
 * @param {Drawn} feature
 * @returns {Piece[]}
 */
const pieceOf = ({ map }, feature) => {
  const path = new Path2D();
  const group = L.geoJSON();
  addInWorld(map, group, [feature], 0);
  const corners = L.bounds([]);
  group.eachLayer((part) => {
    const shape = /** @type {import("leaflet").Polyline} */ (part);
    runsOf(shape.getLatLngs()).forEach((run) => {
      run.forEach((corner, at) => {
        const point = map.project(corner, 0);
        corners.extend(point);
        if (at) path.lineTo(point.x, point.y);
        else path.moveTo(point.x, point.y);
      });
      if (shape instanceof L.Polygon) path.closePath();
    });
  });
  if (!corners.isValid()) return [];
  const { min, max } = /** @type {import("leaflet").Bounds & { min: any, max: any }} */ (corners);
  return [{ feature, path, frame: [min.x, min.y, max.x, max.y] }];
};

/**
 * The rings or lines of a shape.
 * @param {any[]} corners of any depth
 * @returns {LatLng[][]}
 */
const runsOf = (corners) => (Array.isArray(corners[0]) ? corners.flatMap(runsOf) : [corners]);

/**
 * By how many pixels of zoom 0 the worlds are moved that are in view.
 * @param {import("leaflet").Map} map
 * @param {number} x
 * @param {number} width
 */
const worldsAround = (map, x, width) => {
  if (flatOf(map)) return [0];
  const [first, last] = [x - width / 2, x + width / 2].map((edge) => Math.floor(edge / WORLD_PX));
  /* Land that the antimeridian would cut reaches into the next world. */
  return Array.from({ length: last - first + 2 }, (_nothing, at) => (first - 1 + at) * WORLD_PX);
};
