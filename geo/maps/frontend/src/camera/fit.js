/* What is fitted into the map: into the room beside all that stands over it. */

/** @import { LatLngBounds, Map as LeafletMap } from "leaflet" */

import { isRightToLeft } from "../i18n.js";
import { boundsOnPlane } from "../projection/plane.js";
import { coveredBoxes, sheetBoxes } from "../furniture/covered.js";
import { furnitureOn, roomBeside } from "../furniture/room.js";
import { travel } from "./travel.js";

/** @param {LeafletMap} map */
const sizeOf = (map) => {
  const { x, y } = map.getSize();
  return /** @type {[number, number]} */ ([x, y]);
};

/**
 * What the page itself lays over the map, such as the card of a story; else what the map has of its own.
 * @param {LeafletMap} map
 * @param {boolean} [withLegend]
 */
const furnitureOf = (map, withLegend = true) => {
  const covered = coveredBoxes(map);
  if (covered.length) return covered;
  const own = furnitureOn(sizeOf(map), window.innerWidth, isRightToLeft(), withLegend);
  return [...own, ...sheetBoxes(map)];
};

/**
 * Where bounds lie on the plane at a zoom: left, top, right and bottom in pixels.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds
 * @param {number} zoom
 */
const boxAt = (map, bounds, zoom) => {
  const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.project(at, zoom));
  return /** @type {const} */ ([corners[0].x, corners[0].y, corners[1].x, corners[1].y]);
};

/**
 * Fits bounds into the room that nothing over the map takes.
 * @param {LeafletMap} map
 * @param {import("leaflet").LatLngBoundsExpression} given
 * @param {{ maxZoom?: number, margin?: number, travels?: boolean, beside?: boolean }} [how] whether it is there at once
 *   or on a journey, and beside the legend or with a corner behind it
 */
export const fit = (map, given, { maxZoom, margin = 0, travels = false, beside = true } = {}) => {
  const bounds = boundsOnPlane(map, given);
  const [west, north, east, south] = boxAt(map, bounds, 0);
  const [width, height] = sizeOf(map);
  const shown = /** @type {[number, number]} */ ([east - west, south - north]);
  const furniture = furnitureOf(map, beside);
  const [left, top, right, bottom] = roomBeside([width, height], furniture, shown, margin);
  /** @type {import("leaflet").FitBoundsOptions} */
  const options = {
    maxZoom,
    paddingTopLeft: [left, top],
    paddingBottomRight: [width - right, height - bottom],
  };
  if (travels) travel(map, bounds, options);
  else map.fitBounds(bounds, { ...options, animate: false });
};

/**
 * Whether anything that stands over the map covers some of the bounds.
 * @param {LeafletMap} map
 * @param {LatLngBounds} bounds
 */
export const isCovered = (map, bounds) => {
  const { x, y } = /** @type {{ min: import("leaflet").Point }} */ (map.getPixelBounds()).min;
  const [left, top, right, bottom] = boxAt(map, boundsOnPlane(map, bounds), map.getZoom());
  return furnitureOf(map).some(
    (box) => left - x < box[2] && right - x > box[0] && top - y < box[3] && bottom - y > box[1],
  );
};
