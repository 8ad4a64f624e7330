/* Land below the map while it moves, so that no frame is without: roughly drawn, wherever the map is going. */

/**
 * @import { LatLng } from "leaflet"
 * @import { Drawn, Feature } from "../../types.js"
 * @import { Layer } from "./layer.js"
 * @import { Side } from "./side.js"
 */

import { fetchJson } from "../bridge.js";
import { afterPaint } from "../dom.js";
import { L } from "../leaflet.js";
import { flatOf } from "../projection/plane.js";
import { classesOf } from "../scene/classes.js";
import { madeWhole } from "./antimeridian.js";
import { hasShape } from "./extents.js";
import { addInWorld } from "./worlds.js";

const SVG = "http://www.w3.org/2000/svg";

/** How wide the world is, in pixels at zoom 0. */
const WORLD_PX = 256;

/** @typedef {{ feature: Feature, path: Path2D }} Face */

export class Backdrop {
  /**
   * The faces as they lie at zoom 0, for the projection in which they were drawn last.
   * @type {{ crs: unknown, features: Feature[], faces: Face[] }}
   */
  #known = { crs: null, features: [], faces: [] };
  /**
   * Land by its fill, as the scene and the theme have it now.
   * @type {Map<string, Path2D>}
   */
  #fills = new Map();
  /** @type {Feature[] | null} */
  #rough = null;
  #edge = "";
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
    side.map.on("move", () => this.draw());
    side.map.on("zoomanim", ({ center, zoom }) => this.draw(center, zoom));
    side.map.on("moveend", () => this.end());
  }

  /* What lies far from the view, or is finer than can be seen in passing, is asked for once the map stands. */
  async prepare() {
    const { urls = {} } = this.#land ?? {};
    try {
      this.#rough = madeWhole(await fetchJson(urls.coarse ?? urls.all)).features;
    } catch (error) {
      this.#rough =
        null; /* What the map has drawn itself stands below it, as before this was asked for. */
    }
  }

  get #land() {
    return this.side.layers.get("land");
  }

  begin() {
    const land = this.#land;
    this.#moves += 1;
    if (!land?.drawn) return;
    this.#fills = this.#byFill(land);
    this.canvas.hidden = false;
    this.draw();
  }

  /* The map paints itself in the frame that follows its last move. */
  end() {
    const moves = this.#moves;
    afterPaint(() => {
      if (moves !== this.#moves) return;
      this.canvas.hidden = true;
      this.side.map.getContainer().classList.remove("scaling");
    });
  }

  /**
   * @param {Layer} land
   * @returns {Map<string, Path2D>}
   */
  #byFill(land) {
    const probe = document.createElementNS(SVG, "svg");
    const path = probe.appendChild(document.createElementNS(SVG, "path"));
    this.side.map.getContainer().append(probe);
    /** @type {Record<string, string>} */
    const fillOf = {};
    const found = new Map();
    this.#faces(land).forEach(({ feature, path: shape }) => {
      const classes = classesOf(land, feature);
      path.setAttribute("class", classes);
      fillOf[classes] ??= window.getComputedStyle(path).fill;
      const fill = fillOf[classes];
      if (!found.has(fill)) found.set(fill, new Path2D());
      found.get(fill).addPath(shape);
    });
    this.#edge = window.getComputedStyle(path).stroke;
    probe.remove();
    return found;
  }

  /**
   * @param {Layer} land
   * @returns {Face[]}
   */
  #faces(land) {
    const { map } = this.side;
    const { crs } = map.options;
    const features = this.#rough ?? land.all;
    if (this.#known.crs !== crs || this.#known.features !== features) {
      const faces = features.filter(hasShape).map((feature) => ({
        feature,
        path: pathOf(this.side, /** @type {Drawn} */ (feature)),
      }));
      this.#known = { crs, features, faces };
    }
    return this.#known.faces;
  }

  /**
   * @param {LatLng} [centre]
   * @param {number} [zoom]
   */
  draw(centre = this.side.map.getCenter(), zoom = this.side.map.getZoom()) {
    const { map } = this.side;
    const { canvas } = this;
    if (canvas.hidden) return;
    const { x: width, y: height } = map.getSize();
    const density = window.devicePixelRatio;
    if (canvas.width !== width * density || canvas.height !== height * density) {
      Object.assign(canvas, { width: width * density, height: height * density });
    }
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const { x, y } = map.project(centre, zoom);
    const scale = 2 ** zoom;
    worldsAround(map, x / scale, width / scale).forEach((shift) => {
      const [left, top] = [width / 2 - x + shift * scale, height / 2 - y];
      pen.setTransform(density * scale, 0, 0, density * scale, density * left, density * top);
      pen.lineWidth = 0.7 / scale;
      pen.strokeStyle = this.#edge;
      this.#fills.forEach((land, fill) => {
        pen.fillStyle = fill;
        pen.fill(land);
        pen.stroke(land);
      });
    });
  }

  /**
   * The land of this moment as a picture, which stays while the map below it goes elsewhere.
   * @returns {HTMLCanvasElement}
   */
  picture() {
    this.begin();
    const picture = L.DomUtil.create("canvas", "atlas-backdrop leaving");
    Object.assign(picture, { width: this.canvas.width, height: this.canvas.height });
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    if (picture.width && picture.height) pen.drawImage(this.canvas, 0, 0);
    return picture;
  }
}

/**
 * A face in pixels of zoom 0.
 * @param {Side} side
 * @param {Drawn} feature
 */
const pathOf = ({ map }, feature) => {
  const path = new Path2D();
  const group = L.geoJSON();
  addInWorld(map, group, [feature], 0);
  group.eachLayer((part) => {
    const rings = /** @type {any} */ (/** @type {import("leaflet").Polygon} */ (part).getLatLngs());
    rings.flat(rings.length && Array.isArray(rings[0]?.[0]) ? 1 : 0).forEach(
      /** @param {LatLng[]} ring */ (ring) => {
        ring.forEach((corner, at) => {
          const { x, y } = map.project(corner, 0);
          if (at) path.lineTo(x, y);
          else path.moveTo(x, y);
        });
        path.closePath();
      },
    );
  });
  return path;
};

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
