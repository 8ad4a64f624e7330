/* The mark that is being drawn: its points so far, and where the pointer or the crosshair is. */

/** @import { Mark, MarkKind } from "./types.js" */

import { copyOf } from "../../select/copies.js";
import { L } from "../../leaflet.js";
import { worldOf } from "../../shapes/worlds.js";
import { marks as rule } from "../../shared.js";
import { store } from "../../store.js";
import { shapeOf } from "./features.js";
import { distanceKm } from "./geodesic.js";
import { isWhole } from "./grammar.js";

/** @typedef {[lon: number, lat: number]} Place */

export const draft = {
  /** @type {MarkKind | null} */
  kind: null,
  colour: 1,
  text: "",
  /** @type {Place[]} */
  points: [],
  /** @type {Place | null} */
  cursor: null,
};

/** @type {import("leaflet").LayerGroup | null} */
let drawn = null;

/**
 * The mark as it would be with these points; of a ring the second one is on it.
 * @param {Place[]} points
 * @returns {Mark}
 */
const markWith = (points) => {
  const kind = draft.kind ?? "point";
  const isRing = kind === "ring";
  const radiusKm =
    isRing && points.length > 1 ? Number(distanceKm(points[0], points[1]).toFixed(1)) : 0;
  return {
    kind,
    colour: draft.colour,
    points: isRing ? points.slice(0, 1) : points,
    radiusKm,
    feature: "",
    text: draft.text,
  };
};

/* The mark as it is seen, up to the pointer. */
export const seenMark = () =>
  markWith(draft.cursor ? [...draft.points, draft.cursor] : draft.points);

/* The mark that is done; null where it has too few points. */
export const doneMark = () => {
  const mark = markWith(draft.points);
  return draft.kind && isWhole(mark) ? mark : null;
};

/* Whether no further point belongs to it. */
export const isFull = () => {
  if (!draft.kind) return false;
  const most = draft.kind === "arrow" || draft.kind === "ring" ? 2 : rule.points[draft.kind][1];
  return draft.points.length >= most;
};

/** @param {Place} place */
export const addPoint = ([lon, lat]) => {
  const turned = lon - 360 * Math.round(lon / 360);
  /** @param {number} degrees */
  const roundToGrid = (degrees) => Math.round(degrees * rule.scale) / rule.scale;
  draft.points.push([roundToGrid(turned), roundToGrid(lat)]);
};

export const dropDraft = () => {
  [draft.points, draft.cursor] = [[], null];
  drawDraft();
};

export const drawDraft = () => {
  const { map } = store;
  drawn?.remove();
  const mark = seenMark();
  const shape = draft.points.length ? shapeOf(mark) : null;
  const lines = ["mark-casing", `mark-${mark.colour} draft`].map((name) =>
    copyOf(map, shape ? [shape] : [], name),
  );
  drawn = L.layerGroup([...lines, ...draft.points.map(dotAt)]).addTo(map);
};

/** @param {Place} place */
const dotAt = ([lon, lat]) =>
  L.circleMarker([lat, lon + worldOf(store.map, lon)], {
    className: `draft-point draft-point-${draft.colour}`,
    radius: 4,
    pane: "outline",
    interactive: false,
  });
