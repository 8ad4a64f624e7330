/* What asks to be written on a side: candidates come from the label layers and from places. */

/**
 * @import { Box, Candidate, Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 */

import { _, lengthText } from "../i18n.js";
import { namedByTiles } from "../map/basemap.js";
import { isReached } from "../projection/plane.js";
import { worldOf } from "../map/worlds.js";
import { rolesShown } from "../scene/classes.js";
import { nameThen } from "../scene/names.js";
import { shownStep } from "../scene/steps.js";
import { selectedIds } from "../select/ids.js";
import { store } from "../store.js";
import { byImportance, isInFrame } from "./place.js";

/** @param {Side} side */
export const labelCandidates = (side) => {
  const layers = [...side.layers.values()].filter(
    ({ visible, labels }) => visible && labels && !namedByTiles(labels),
  );
  const candidates = layers.flatMap((layer) =>
    layer.named
      .filter((feature) => isDue(side, feature))
      .flatMap((feature) => candidateOf(side, layer, feature)),
  );
  return byImportance(candidates, store.state.selection);
};

/**
 * @param {Side} side
 * @param {Feature} feature
 */
const isDue = (side, { properties: { feature, min_zoom: minZoom = 0 } }) => {
  const near = side.map.getZoom() >= minZoom || feature === store.state.selection;
  return near && !side.scene.hides(feature) && !isSaid(feature);
};

/**
 * A callout at a distance says how long it is.
 * @param {string | undefined} feature
 */
const isSaid = (feature) =>
  feature?.startsWith("measure:") &&
  shownStep()?.callouts.some((callout) => callout.feature === feature);

/**
 * The candidate of a feature, or none where its name would stand outside the frame.
 * @param {Side} side
 * @param {Layer} layer
 * @param {Feature} drawn
 * @returns {Candidate[]}
 */
const candidateOf = (side, layer, drawn) => {
  const at = labelPoint(drawn);
  if (!at || !isReached(side.map, at[0], at[1])) return [];
  const { feature, rank = 3, style, span } = drawn.properties;
  const world = worldOf(side.map, at[0]);
  const point = side.map.latLngToContainerPoint([at[1], at[0] + world]);
  const land = span && landOnScreen(side, at, span, world);
  if (!isInFrame(point, land?.room, side.map.getSize())) return [];
  const capital = style === "capital";
  const selected = feature !== undefined && selectedIds().has(feature);
  const text = textOfLabel(side, drawn);
  return [
    {
      point,
      ...land,
      rank,
      text,
      capital,
      selected,
      feature,
      style: layer.labels,
      ...groundOf(side, drawn),
    },
  ];
};

/**
 * Where a feature is named, in longitude and latitude.
 * @param {Feature} feature
 * @returns {[number, number] | undefined}
 */
const labelPoint = ({ geometry, properties: { label_at: at } }) =>
  at ??
  (geometry?.type === "Point" ? /** @type {[number, number]} */ (geometry.coordinates) : undefined);

/**
 * The edges of a land through the point of its name; left and right no further than the frame.
 * @param {Side} side
 * @param {[number, number]} at
 * @param {Box} span
 * @param {number} world
 * @returns {{ room: [number, number], tall: [number, number] }}
 */
const landOnScreen = ({ map }, [lon, lat], [west, south, east, north], world) => {
  const { x: width } = map.getSize();
  /** @param {number} edge */
  const column = (edge) =>
    Math.min(width, Math.max(0, map.latLngToContainerPoint([lat, edge + world]).x));
  /** @param {number} edge */
  const row = (edge) => map.latLngToContainerPoint([edge, lon]).y;
  return { room: [column(west), column(east)], tall: [row(north), row(south)] };
};

/**
 * @param {Side} side
 * @param {Feature} feature
 */
const textOfLabel = (side, { properties }) => {
  const { feature, label, name, former, length_km: km, decimals = 0 } = properties;
  if (km !== undefined) return lengthText(km, decimals);
  const own = _(nameThen(side, feature, { name: label || name, former }));
  return feature?.startsWith("note:") ? _("{name}: control not drawn", { name: own }) : own;
};

/**
 * Where roles are shown, the land that a label stands on, whose paint its letters meet, and its sign.
 * @param {Side} side
 * @param {Feature} feature
 */
const groundOf = (side, { properties: { feature, state } }) => {
  if (!rolesShown(side)) return { mark: "", land: null };
  return {
    mark: store.markOf[feature ?? ""] || "",
    land: state ? `state:${state}` : (feature ?? null),
  };
};
