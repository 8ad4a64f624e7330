/* A small map in a corner that says in which part of the world a near one lies; geo/maps/print/furniture.py has it too. */

/**
 * @import { Box, Point, Standing } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { make } from "../dom.js";
import { inFrame } from "../labels/drawn.js";
import { partsOf } from "../leaflet-inside.js";
import { shownStep } from "../story/steps.js";
import { style as shared } from "../shared.js";
import { store } from "../store.js";
import { cornerRoom } from "./corner-room.js";
import { coveredBoxes, coveredStrips } from "./covered.js";
import { worldOf } from "../shapes/worlds.js";

const { size, margin, degrees, times, widths, mark } = shared.locator;
const [WIDE, HIGH] = /** @type {[number, number]} */ (size);

/**
 * Whether a map that wide shows so few degrees that one may ask where it lies.
 * @param {number} shownDegrees
 * @param {number} width
 */
const needsLocator = (shownDegrees, width) => shownDegrees <= degrees && width >= widths * WIDE;

/**
 * Draws the small map of a side where it needs one and a corner has room.
 * @param {Side} side
 * @param {Standing} standing
 * @returns {Box[]} what labels keep clear of
 */
export const layLocator = (side, standing) => {
  const box = boxOf(side, standing);
  const { locator } = side;
  if (!box) {
    locator?.part.remove();
    side.locator = null;
    return [];
  }
  const { part, drawn } = locator ?? { part: partOf(side), drawn: "" };
  part.style.left = `${box[0]}px`;
  part.style.top = `${box[1]}px`;
  const wanted = lookOf(side);
  side.locator = { part, box, drawn: wanted };
  if (wanted !== drawn) draw(side, part);
  return [box];
};

/**
 * Where it stands: in a corner of what nothing covers, hiding neither signs nor lines nor what is said.
 * @param {Side} side
 * @param {Standing} standing
 * @returns {Box | null}
 */
const boxOf = (side, { controls, symbols }) => {
  const { map } = side;
  const bounds = map.getBounds();
  const { x, y } = map.getSize();
  const [[, , left], [right]] = coveredStrips(map);
  const seenShare = (right - left) / x;
  const alone = side === store.main && store.sides.length === 1;
  if (!alone || !needsLocator(seenShare * (bounds.getEast() - bounds.getWest()), right - left)) {
    return null;
  }
  if (!side.layers.get("land")?.drawn) return null;
  const covered = [...controls, ...coveredBoxes(map)];
  const seen = [...symbols, ...placesSaid(side), ...linesOf(side)];
  return cornerRoom([0, 0, x, y], [WIDE, HIGH], covered, seen, margin);
};

/**
 * The places at which the step says something.
 * @param {Side} side
 * @returns {Box[]}
 */
const placesSaid = ({ map }) =>
  (shownStep()?.callouts ?? []).map(({ at: [lon, lat] }) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon + worldOf(map, lon)]);
    return [x, y, x, y];
  });

/**
 * The corners of distances, of ties and of what is selected.
 * @param {Side} side
 * @returns {Box[]}
 */
const linesOf = ({ map, layers, outline }) => {
  const lined = [...layers.values()].filter(
    ({ name, visible }) => visible && (name === "measures" || name.startsWith("ties")),
  );
  const drawn = [outline, ...lined.map((layer) => layer.drawn)].flatMap(partsOf);
  return drawn
    .flatMap(([, parts]) => inFrame(map, parts).flat())
    .map(({ x, y }) => /** @type {Box} */ ([x, y, x, y]));
};

/** @param {Side} side */
const partOf = ({ map }) => {
  const frame = make(document, "i", {});
  const canvas = make(document, "canvas", {});
  const part = make(document, "div", { className: "atlas-locator" }, canvas, frame);
  /* The caption and the description of the map say in words what is in view. */
  part.setAttribute("aria-hidden", "true");
  map.getContainer().append(part);
  return part;
};

/**
 * All by which it looks other than before.
 * @param {Side} side
 */
const lookOf = ({ map, look, layers }) => {
  const { lat, lng } = map.getCenter();
  const land = layers.get("land");
  const { x, y } = map.getSize();
  const { theme } = document.documentElement.dataset;
  const seen = [lat, lng, map.getZoom(), x, y, store.projection?.name];
  return JSON.stringify([seen, look, theme, shownStep()?.id, land?.visible, store.paintOf]);
};

/**
 * @param {Side} side
 * @param {HTMLElement} part
 */
const draw = ({ map, backdrop }, part) => {
  const { x, y } = map.getSize();
  const smaller = (times * x) / WIDE;
  const [canvas, frame] = /** @type {[HTMLCanvasElement, HTMLElement]} */ (
    /** @type {unknown} */ ([...part.children])
  );
  backdrop.drawOn(
    canvas,
    { x: WIDE, y: HIGH },
    map.getCenter(),
    map.getZoom() - Math.log2(smaller),
  );
  const larger = Math.max(1, mark / (x / smaller));
  const [width, height] = [x, y].map((side) => (side / smaller) * larger);
  Object.assign(frame.style, {
    left: `${(WIDE - width) / 2}px`,
    top: `${(HIGH - height) / 2}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
};
