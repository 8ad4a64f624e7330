/* Coats: shapes of one look, as a canvas paints them: land in its fill, zones in their stripes, borders in their strokes. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Stripes } from "./stripes.js"
 */

import { makeSvg } from "../dom.js";
import { classesOf } from "../scene/classes.js";
import { stripesOf } from "./stripes.js";

/** @typedef {[left: number, top: number, right: number, bottom: number]} Frame in pixels of zoom 0 */
/** @typedef {{ feature: Feature, path: Path2D, frame: Frame }} Piece a shape as it lies at zoom 0 */

/**
 * @typedef {object} Look
 * @property {string} fill
 * @property {Stripes | null} stripes in place of the fill
 * @property {number} cover of fill or stripes
 * @property {string} stroke
 * @property {number} width of the stroke, in pixels
 * @property {number[]} dashes in pixels
 * @property {number} strength of the stroke
 */

/** @typedef {{ look: Look, pieces: Piece[] }} Coat */

const PATTERN = /url\("?#([^")]+)"?\)/u;
const NONE = "none";

/**
 * Pieces of layers by their looks, as the scene and the theme have them now; the lowest layer first.
 * @param {HTMLElement} container of the map, whose style they have
 * @param {[Layer, Piece[]][]} layers
 * @returns {Coat[]}
 */
export const coatsOf = (container, layers) => {
  const alike = layers.flatMap(([layer, pieces]) => byClasses(layer, pieces));
  /* All are styled before one is read: a style that is read between would be reckoned anew for each. */
  const probe = makeSvg("svg");
  const paths = alike.map(([classes]) => makeSvg("path", { class: classes }));
  probe.append(...paths);
  container.append(probe);
  const coats = alike.map(([, pieces], at) => ({ look: lookOf(paths[at]), pieces }));
  probe.remove();
  return coats;
};

/**
 * Pieces of a layer by the classes that the scene gives them.
 * @param {Layer} layer
 * @param {Piece[]} pieces
 */
const byClasses = (layer, pieces) => {
  /** @type {Map<string, Piece[]>} */
  const alike = new Map();
  pieces.forEach((piece) => {
    const classes = classesOf(layer, piece.feature);
    const own = alike.get(classes) ?? [];
    alike.set(classes, own);
    own.push(piece);
  });
  return [...alike];
};

/**
 * @param {SVGPathElement} path
 * @returns {Look}
 */
const lookOf = (path) => {
  const style = window.getComputedStyle(path);
  const [, pattern] = PATTERN.exec(style.fill) ?? [];
  const opacity = Number(style.opacity);
  return {
    fill: pattern ? NONE : style.fill,
    stripes: pattern ? stripesOf(pattern) : null,
    cover: opacity * Number(style.fillOpacity),
    stroke: style.stroke,
    width: parseFloat(style.strokeWidth),
    dashes: style.strokeDasharray === NONE ? [] : style.strokeDasharray.split(",").map(parseFloat),
    strength: opacity * Number(style.strokeOpacity),
  };
};

/**
 * Paints what is seen of coats.
 * @param {CanvasRenderingContext2D} pen set to pixels of zoom 0
 * @param {Coat[]} coats
 * @param {Frame} view
 * @param {{ scale: number, screen: DOMMatrix }} lie how many pixels one of zoom 0 is, and where stripes begin
 */
export const paintCoats = (pen, coats, view, { scale, screen }) => {
  const onScreen = pen.getTransform().inverse().multiply(screen);
  coats.forEach(({ look, pieces }) => {
    const seen = pieces.filter(({ frame }) => meets(frame, view));
    const filling = seen.length ? fillOf(look, onScreen) : NONE;
    if (filling !== NONE) {
      pen.fillStyle = filling;
      pen.globalAlpha = look.cover;
      seen.forEach(({ path }) => pen.fill(path));
    }
    if (look.stroke === NONE) return;
    pen.strokeStyle = look.stroke;
    pen.globalAlpha = look.strength;
    pen.lineWidth = look.width / scale;
    pen.setLineDash(look.dashes.map((dash) => dash / scale));
    seen.forEach(({ path }) => pen.stroke(path));
  });
};

/**
 * Stripes are as wide and as steep at each scale, and begin where those of the map itself do.
 * @param {Look} look
 * @param {DOMMatrix} onScreen
 */
const fillOf = ({ fill, stripes }, onScreen) => {
  stripes?.pattern.setTransform(onScreen.multiply(stripes.lie));
  return stripes?.pattern ?? fill;
};

/**
 * @param {Frame} one
 * @param {Frame} other
 */
const meets = (one, other) =>
  one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
