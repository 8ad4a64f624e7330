/* Labels on the map: a text of its own style for each that has found a spot. */

/**
 * @import { Box, Candidate, PlacedLabel, Point, Spot } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { elements, make } from "../dom.js";
import { L } from "../leaflet.js";
import { worldOf } from "../map/worlds.js";
import { store } from "../store.js";
import { style as shared } from "../shared.js";
import { boxAround } from "./boxes.js";
import { labelCandidates } from "./candidates.js";
import { landShapes } from "./drawn.js";
import { landOf } from "./land.js";
import { areJoined, textSize } from "./measure.js";
import { obstaclesOf } from "./obstacles.js";
import { placed } from "./place.js";
import { SIGN } from "./spots.js";

/** @param {Side} side */
export const placeLabels = (side) => {
  window.cancelAnimationFrame(side.labelFrame);
  side.labelFrame = window.requestAnimationFrame(() => placeLabelsNow(side));
};

/** @param {Side} side */
const placeLabelsNow = (side) => {
  const { map } = side;
  const pane = map.getPane("labels");
  if (!pane) return;
  performance.mark("atlas:labels");
  const edges = [...obstaclesOf(side), ...controlBoxes(side)];
  const land = landOf(landShapes(side), map.getSize(), edges);
  const letters = { size: textSize, joined: areJoined() };
  const ground = { land, size: map.getSize(), letters };
  side.labels = placed(labelCandidates(side), [...edges, ...symbolBoxes(side)], ground);
  performance.measure("atlas:labels", "atlas:labels");
  pane.replaceChildren(...side.labels.map((label) => labelElement(side, label)));
};

/**
 * What letters keep clear of: symbols, and the ends of ties.
 * @param {Side} side
 */
export const symbolBoxes = (side) => {
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
 * What lies on the map's edges: search, buttons, scale, attribution.
 * @param {Side} side
 * @returns {Box[]}
 */
export const controlBoxes = ({ map }) => {
  const container = map.getContainer();
  const frame = container.getBoundingClientRect();
  const controls = elements(container, ".leaflet-control, .atlas-caption");
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
 * @param {Side} side
 * @param {PlacedLabel} label
 */
const labelElement = ({ map }, { candidate, spot }) => {
  const label = make(document, "div", { className: classesOfLabel(candidate) });
  label.textContent = withoutSign(candidate, spot.lines.join("\n"));
  label.setAttribute("aria-hidden", "true");
  if (candidate.mark) label.append(make(document, "b", { className: `sign-${candidate.mark}` }));
  if (spot.scale) {
    label.style.fontSize = `${(shared.letters.state.size_px / 16) * spot.scale}rem`;
    label.style.letterSpacing = `${spot.spacing}em`;
  }
  L.DomUtil.setPosition(label, map.containerPointToLayerPoint([spot.x, spot.y]).round());
  if (spot.turned) label.style.transform += ` rotate(${spot.turned}deg)`;
  if (candidate.style === "city") label.append(dotElement(candidate, spot));
  if (spot.leader) label.append(leaderElement(spot, spot.leader));
  return label;
};

/**
 * The words of a label; the sign of a state has had its room among them, and is drawn.
 * @param {Candidate} candidate
 * @param {string} words
 */
const withoutSign = ({ mark }, words) => (mark ? words.replace(SIGN, "") : words);

/** @param {Candidate} candidate */
const classesOfLabel = ({ style, ground }) => {
  const paint = ground && store.paintOf[ground];
  return `label label-${style}${paint ? ` on-${paint}` : ""}`;
};

/**
 * @param {Candidate} candidate
 * @param {Spot} spot
 */
const dotElement = ({ capital, point = { x: 0, y: 0 } }, spot) => {
  const dot = make(document, "i", { className: capital ? "capital" : "" });
  dot.style.left = `${point.x - spot.x}px`;
  dot.style.top = `${point.y - spot.y}px`;
  return dot;
};

/**
 * @param {Spot} spot
 * @param {[Point, Point]} ends
 */
const leaderElement = ({ x, y }, [from, to]) => {
  const leader = make(document, "i", { className: "leader" });
  const [right, down] = [to.x - from.x, to.y - from.y];
  leader.style.left = `${from.x - x}px`;
  leader.style.top = `${from.y - y}px`;
  leader.style.width = `${Math.hypot(right, down)}px`;
  leader.style.transform = `rotate(${Math.atan2(down, right)}rad)`;
  return leader;
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
