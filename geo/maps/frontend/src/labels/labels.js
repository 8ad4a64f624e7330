/* Labels on the map: a text of its own style for each that has found a spot. */

/**
 * @import { Box, Candidate, Spot } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { elements, make } from "../dom.js";
import { L } from "../leaflet.js";
import { worldOf } from "../map/worlds.js";
import { store } from "../store.js";
import { style as shared } from "../shared.js";
import { labelCandidates } from "./candidates.js";
import { areJoined, textSize } from "./measure.js";
import { obstaclesOf } from "./obstacles.js";
import { boxAround, endsOf, placed } from "./place.js";

/** @param {Side} side */
export const placeLabels = (side) => {
  window.cancelAnimationFrame(side.labelFrame);
  side.labelFrame = window.requestAnimationFrame(() => placeLabelsNow(side));
};

/** @param {Side} side */
const placeLabelsNow = (side) => {
  const { map } = side;
  const held = [...obstaclesOf(side), ...symbolBoxes(side), ...controlBoxes(side)];
  const letters = { size: textSize, joined: areJoined() };
  const labels = placed(labelCandidates(side), held, map.getSize(), letters);
  map
    .getPane("labels")
    ?.replaceChildren(...labels.map(({ candidate, spot }) => labelElement(side, candidate, spot)));
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
 * @param {Candidate} candidate
 * @param {Spot} spot
 */
const labelElement = ({ map }, candidate, spot) => {
  const label = make(document, "div", { className: classesOfLabel(candidate, spot) });
  label.textContent = spot.lines ? spot.lines.join("\n") : candidate.text;
  label.setAttribute("aria-hidden", "true");
  if (candidate.mark) label.append(make(document, "b", { className: `sign-${candidate.mark}` }));
  if (spot.scale) {
    label.style.fontSize = `${(shared.letters.state.size_px / 16) * spot.scale}rem`;
    label.style.letterSpacing = `${spot.spacing}em`;
  }
  L.DomUtil.setPosition(label, map.containerPointToLayerPoint([spot.x, spot.y]).round());
  if (candidate.style === "city") label.append(dotElement(candidate, spot));
  return label;
};

/**
 * @param {Candidate} candidate
 * @param {Spot} spot
 */
const classesOfLabel = ({ style, land }, { leader }) => {
  const ground = land && store.paintOf[land];
  return `label label-${style}${ground ? ` on-${ground}` : ""}${leader ? ` led led-${leader}` : ""}`;
};

/**
 * @param {Candidate} candidate
 * @param {Spot} spot
 */
const dotElement = ({ capital, point }, spot) => {
  const dot = make(document, "i", { className: capital ? "capital" : "" });
  dot.style.left = `${point.x - spot.x}px`;
  dot.style.top = `${point.y - spot.y}px`;
  return dot;
};
