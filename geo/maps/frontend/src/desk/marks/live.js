/* Marks on a live map: read from the address, drawn on each side, and written back when they change. */

/**
 * @import { Side } from "../../map/side.js"
 * @import { Mark } from "./types.js"
 */

import { addressValue, writeAddress } from "../../address/address.js";
import { fit } from "../../camera/fit.js";
import { constants } from "../../constants.js";
import { L } from "../../leaflet.js";
import { markLegendSoon } from "../../legend/legend.js";
import { outlineOf } from "../../select/outline.js";
import { shapesOf } from "../../select/selection.js";
import { cornersOf } from "../../shapes/corners.js";
import { marks as rule } from "../../shared.js";
import { store } from "../../store.js";
import { followMarks } from "../tools.js";
import { featuresOf } from "./features.js";
import { cleanWords, readMarks, writeMarks } from "./grammar.js";
import { tellLand } from "./land.js";
import { explainMarks } from "./legend.js";

/** @typedef {[lon: number, lat: number]} Place */

const grammar = () => ({
  pattern: constants.grammar.reading.rules.marks.pattern,
  unseen: constants.grammar.reading.unseen,
});

/** @param {string} text */
export const cleanText = (text) => cleanWords(text, new RegExp(grammar().unseen, "g"));

/* The marks of the address; none where it says none that can be read. */
export const marksNow = () => readMarks(addressValue("marks") ?? "", grammar()) ?? [];

/** @type {Set<() => void>} */
const followers = new Set();

/**
 * Calls what follows the marks whenever they change.
 * @param {() => void} follow
 */
export const whenChanged = (follow) => followers.add(follow);

/**
 * Why marks cannot be written into an address: their number or their length, or null where they can.
 * @param {Mark[]} marks
 */
export const excessOf = (marks) => {
  if (marks.length > rule.most) return { marks: marks.length };
  const signs = writeMarks(marks).length;
  return signs > rule.signs ? { signs } : null;
};

/** @param {string} text of an address */
export const writeText = (text) => {
  writeAddress({ marks: text || null }, { push: true });
  followMarks();
};

let following = false;

/* Shows the marks that the address has. */
export const showMarks = () => {
  const marks = marksNow();
  store.sides.forEach((side) => draw(side, marks));
  explainMarks(marks);
  tellLand(marks);
  followers.forEach((follow) => follow());
  if (following) return;
  following = true;
  /* What is highlighted comes nearer in more detail, or is drawn later. */
  store.map.on("moveend", () => {
    const now = marksNow();
    if (now.some(({ feature }) => feature)) store.sides.forEach((side) => draw(side, now));
  });
};

const MARGIN_PX = 60;
const MOST_ZOOM = 8;

/* Brings all marks into view, where a link names neither a place to look at nor a feature. */
export const fitMarks = () => {
  if (store.positionGiven || store.state.selection) return;
  const { shapes, signs } = featuresOf(marksNow(), (feature) => placeOf(store.sides[0], feature));
  const bounds = L.latLngBounds([]);
  [...shapes, ...signs].forEach((one) =>
    bounds.extend(L.geoJSON(/** @type {any} */ (one)).getBounds()),
  );
  if (bounds.isValid()) fit(store.map, bounds, { maxZoom: MOST_ZOOM, margin: MARGIN_PX });
};

/**
 * @param {Side} side
 * @param {Mark[]} marks
 */
const draw = (side, marks) => {
  const { shapes, signs } = featuresOf(marks, (feature) => placeOf(side, feature));
  side.layers.get("marks")?.draw(shapes);
  side.layers.get("mark-points")?.draw(signs);
  markLegendSoon();
};

/**
 * Where a feature of the atlas lies on a side: its outline, or its point.
 * @param {Side} side
 * @param {string} feature
 * @returns {{ shapes: import("../../../types.js").Shape[], at: Place | null }}
 */
const placeOf = (side, feature) => {
  const features = [...side.layers.values()]
    .filter(({ name, visible }) => visible && !name.startsWith("mark"))
    .flatMap((layer) => layer.all.filter(({ properties }) => properties.feature === feature));
  const point = features.find(({ geometry }) => geometry?.type === "Point")?.geometry;
  const at = features.find(({ properties }) => properties.label_at)?.properties.label_at;
  const shapes = outlineOf(shapesOf(side, new Set([feature])));
  return {
    shapes,
    at:
      at ??
      (point ? /** @type {Place} */ (/** @type {any} */ (point).coordinates) : middleOf(shapes)),
  };
};

/**
 * The middle of the box around shapes; null of none.
 * @param {import("../../../types.js").Shape[]} shapes
 * @returns {Place | null}
 */
const middleOf = (shapes) => {
  if (!shapes.length) return null;
  const corners = cornersOf(shapes.map(({ coordinates }) => coordinates));
  const { lat, lng } = L.latLngBounds(corners).getCenter();
  return [lng, lat];
};
