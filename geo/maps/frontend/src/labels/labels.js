/* Labels on the map: a text of its own style for each that has found a spot. */

/**
 * @import { Box } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { layCallouts } from "../callouts/draw.js";
import { elements } from "../dom.js";
import { cardBoxes } from "../furniture/covered.js";
import { layLocator } from "../furniture/locator.js";
import { isSplit, unseenOf } from "../map/splitter.js";
import { worldOf } from "../shapes/worlds.js";
import { style as shared } from "../shared.js";
import { store } from "../store.js";
import { boxAround } from "./boxes.js";
import { paintCells } from "./cells.js";
import { labelCandidates } from "./candidates.js";
import { landShapes } from "./drawn.js";
import { landOf } from "./land.js";
import { areJoined, textSize } from "./measure.js";
import { placeCandidates } from "./place.js";
import { isLeaving } from "../camera/travel.js";
import { writeLabels } from "./write.js";

/** @param {Side} side */
export const placeLabels = (side) => {
  window.cancelAnimationFrame(side.labelFrame);
  side.labelFrame = window.requestAnimationFrame(() => placeLabelsNow(side));
};

/** @param {Side} side */
const placeLabelsNow = (side) => {
  const { map } = side;
  const pane = map.getPane("labels");
  /* Where it lands names are placed anew. */
  if (!pane || isLeaving(map)) return;
  performance.mark("atlas:labels");
  const shapes = landShapes(side);
  const size = map.getSize();
  const cells = paintCells(shapes, size);
  const standing = {
    controls: controlBoxes(side),
    symbols: symbolBoxes(side),
    land: shapes,
    cells,
  };
  /* The small map finds its corner first, what is said keeps clear of it, and labels of both. */
  const before = [...layLocator(side, standing), ...layCallouts(side, standing)];
  const edges = [...before, ...standing.controls, ...unseenOf(side), ...cardBoxes(map)];
  const land = landOf(shapes, size, edges, cells);
  const letters = { size: textSize, joined: areJoined() };
  const ground = { land, size, letters };
  side.labels = placeCandidates(labelCandidates(side), edges, ground, standing.symbols);
  performance.measure("atlas:labels", "atlas:labels");
  writeLabels(side, pane);
};

/**
 * What letters keep clear of: symbols, and the ends of ties.
 * @param {Side} side
 * @returns {Box[]}
 */
const symbolBoxes = (side) => {
  const shown = [...side.layers.values()].filter(({ visible }) => visible);
  const shapes = shown.flatMap(({ kind, name, named }) =>
    kind === "points" || name.startsWith("ties") ? named.filter(({ geometry }) => geometry) : [],
  );
  const points = shapes
    .filter(
      ({ geometry, properties }) =>
        geometry?.type === "Point" || !side.scene.hides(properties.feature),
    )
    .flatMap(({ geometry }) => (geometry ? pointsOf(geometry) : []));
  return points.map(([lon, lat]) =>
    boxAround(
      side.map.latLngToContainerPoint([lat, lon + worldOf(side.map, lon)]),
      shared.rooms.symbol,
    ),
  );
};

/**
 * @param {import("../../types.js").Shape} shape
 * @returns {[number, number][]}
 */
const pointsOf = (shape) =>
  shape.type === "Point" ? [/** @type {[number, number]} */ (shape.coordinates)] : endsOf(shape);

/**
 * What lies on the map's edges: search, buttons, scale, attribution. Under a splitter they lie over both maps.
 * @param {Side} side
 * @returns {Box[]}
 */
const controlBoxes = (side) => {
  const container = side.map.getContainer();
  const frame = container.getBoundingClientRect();
  const maps = isSplit() ? store.sides.map(({ map }) => map.getContainer()) : [container];
  const controls = maps.flatMap((map) => elements(map, ".leaflet-control, .atlas-caption"));
  return [...controls, ...elements(document, ".atlas-which")]
    .map((control) => control.getBoundingClientRect())
    .filter(({ width, height }) => width && height)
    .map(({ left, top, right, bottom }) => [
      left - frame.left,
      top - frame.top,
      right - frame.left,
      bottom - frame.top,
    ]);
};

/**
 * The ends of a line, or of the first and the last of several.
 * @param {import("../../types.js").Shape} shape
 */
const endsOf = ({ type, coordinates }) => {
  const lines = /** @type {[number, number][][]} */ (
    type === "LineString" ? [coordinates] : coordinates
  );
  const last = lines[lines.length - 1];
  return [lines[0][0], last[last.length - 1]];
};
