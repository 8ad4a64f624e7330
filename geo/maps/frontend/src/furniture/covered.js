/* What the page lays over a map on its sides: what is fitted into the map keeps clear of it. The style sheet of the
   page says how much that is, in rem, so that it is known before anything stands there. */

/**
 * @import { LatLng, LatLngExpression, Map } from "leaflet"
 * @import { Box } from "../../types.js"
 */

import { bridge } from "../bridge.js";
import { element } from "../dom.js";
import { L } from "../leaflet.js";
import { store } from "../store.js";
import { partOfStep, readStep } from "../story/steps.js";
import { leaving } from "./leaving.js";

/** @param {Map} map */
const coveredOf = (map) => {
  const { document: page } = bridge.page;
  const style = bridge.page.getComputedStyle(page.documentElement);
  /** @param {string} side */
  const width = (side) =>
    parseFloat(style.getPropertyValue(`--covered-${side}`)) * parseFloat(style.fontSize) || 0;
  const { x, y } = map.getSize();
  const [start, end] = leaving(width("start"), width("end"), x);
  const [top, bottom] = leaving(width("top"), width("bottom"), y);
  const [left, right] = page.documentElement.dir === "rtl" ? [end, start] : [start, end];
  return { top, right, bottom, left };
};

/**
 * What lies over a map on its four sides; none where nothing does.
 * @param {Map} map
 */
export const coveredBoxes = (map) => {
  const { top, bottom } = coveredOf(map);
  const { x, y } = map.getSize();
  /** @type {Box[]} */
  const boxes = [...coveredStrips(map), [0, 0, x, top], [0, y - bottom, x, y]];
  return boxes.filter(([left, above, right, below]) => right > left && below > above);
};

/**
 * What lies over a map on its left and on its right, such as the card of the story.
 * @param {Map} map
 * @returns {Box[]}
 */
export const coveredStrips = (map) => {
  const { left, right } = coveredOf(map);
  const { x, y } = map.getSize();
  return [
    [0, 0, left, y],
    [x - right, 0, x, y],
  ];
};

/**
 * What the card of the step that is read covers of a map once the page has scrolled to it; none where it stands beside.
 * @param {Map} map
 * @returns {Box[]}
 */
export const cardBoxes = (map) => {
  const step = partOfStep(readStep());
  const card = step && element(step, ".story-card");
  if (!card) return [];
  const margin = parseFloat(bridge.page.getComputedStyle(step).scrollMarginBlockStart);
  const ahead = step.getBoundingClientRect().top - margin;
  const around = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const within = map.getContainer().getBoundingClientRect();
  const [x, y] = [around.left + within.left, around.top + within.top];
  const { left, top, right, bottom } = card.getBoundingClientRect();
  return [[left - x, top - ahead - y, right - x, bottom - ahead - y]];
};

/**
 * What the facts of a selection will cover at the foot of a map, as on a phone; none where they stand beside it.
 * @param {Map} map
 * @returns {Box[]}
 */
export const sheetBoxes = (map) => {
  const style = bridge.page.getComputedStyle(bridge.page.document.documentElement);
  const over = parseFloat(style.getPropertyValue("--sheet-over")) * parseFloat(style.fontSize) || 0;
  const { x, y } = map.getSize();
  return over && store.state.selection ? [[0, y - over, x, y]] : [];
};

/**
 * How far the middle of what is left of a map lies from the middle of the map, in pixels.
 * @param {Map} map
 */
const offsetOf = (map) => {
  const { top, right, bottom, left } = coveredOf(map);
  return L.point((left - right) / 2, (top - bottom) / 2);
};

/**
 * Where a map looks: the middle of what is left of it.
 * @param {Map} map
 */
export const middleOf = (map) =>
  map.containerPointToLatLng(map.getSize().divideBy(2).add(offsetOf(map)));

/**
 * The centre that a map must have to look at a point.
 * @param {Map} map
 * @param {LatLngExpression} point
 * @param {number} zoom
 * @returns {LatLng}
 */
export const centreToSee = (map, point, zoom) =>
  map.unproject(map.project(point, zoom).subtract(offsetOf(map)), zoom);
