/* A reader's rows on the maps: on a canvas above the atlas, which lets every click through that hits none of them. */

/**
 * @import { GeoJSON, Map as LeafletMap } from "leaflet"
 * @import { LonLat, Row } from "./reading/rows.js"
 */

import { L } from "../../leaflet.js";
import { addInWorld, worldOf } from "../../shapes/worlds.js";
import { isReached } from "../../projection/plane.js";
import { store } from "../../store.js";

const PANE = "own";
/* Above symbols and names, below what opens over the map. */
const PANE_ORDER = "690";
const COLOUR = "#c2185b";
const HALO = "#ffffff";
const REACH_PX = 14;
const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** @typedef {{ map: LeafletMap, group: import("leaflet").LayerGroup, renderer: import("leaflet").Renderer, frame: string }} Drawn */

/** @type {Drawn[]} */
let drawn = [];
/** @type {{ rows: Row[], spots: LonLat[] }} */
let shown = { rows: [], spots: [] };

/**
 * Holds rows for drawing, and takes the last ones off.
 * @param {Row[]} rows
 * @param {LonLat[]} spots where each is answered for
 */
export const holdRows = (rows, spots) => {
  shown = { rows, spots };
  drawn.forEach(({ map, group, renderer }) => {
    group.remove();
    renderer.remove();
    map.off("moveend", follow);
  });
  drawn = [];
};

/* Draws the rows that are held on every map, in the colours that they name themselves. */
export const drawRows = () => {
  holdRows(shown.rows, shown.spots);
  drawn = shown.rows.length ? store.sides.map(({ map }) => drawOn(map)) : [];
};

/* A map in another world or projection, and a second map, have to be drawn anew. */
const follow = () => {
  const maps = store.sides.map(({ map }) => map);
  const same =
    maps.length === drawn.length && drawn.every(({ map, frame }) => frame === frameOf(map));
  if (!same) drawRows();
};

/** @param {LeafletMap} map */
const frameOf = (map) => `${map.options.crs?.code} ${worldOf(map, 0)}`;

/**
 * @param {LeafletMap} map
 * @returns {Drawn}
 */
const drawOn = (map) => {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  Object.assign(pane.style, { zIndex: PANE_ORDER, pointerEvents: "none" });
  const renderer = L.canvas({ pane: PANE, padding: 0.2 });
  const group = L.layerGroup();
  shown.rows.forEach((row, at) => addRow(map, group, row, shown.spots[at], renderer));
  group.addTo(map);
  map.on("moveend", follow);
  return { map, group, renderer, frame: frameOf(map) };
};

/** @param {Row} row @param {string} column @param {string} other */
const colourOf = ({ words }, column, other) => {
  const value = words.find(([name]) => name === column)?.[1] ?? "";
  return HEX.test(value) ? value : other;
};

/**
 * @param {import("../../../types.js").Shape} shape
 * @returns {import("geojson").Position[]}
 */
const pointsOf = (shape) => {
  if (shape.type === "Point") return [shape.coordinates];
  return shape.type === "MultiPoint" ? shape.coordinates : [];
};

/**
 * @param {LeafletMap} map
 * @param {import("leaflet").LayerGroup} group
 * @param {Row} row
 * @param {LonLat} spot
 * @param {import("leaflet").Renderer} renderer
 */
const addRow = (map, group, row, [lon], renderer) => {
  const options = { renderer, pane: PANE, interactive: false };
  const stroke = colourOf(row, "stroke", COLOUR);
  const points = pointsOf(row.geometry);
  points
    .filter(([pointLon, pointLat]) => isReached(map, pointLon, pointLat))
    .forEach(([pointLon, pointLat]) => {
      const fillColor = colourOf(row, "marker-color", stroke);
      const point = { color: HALO, weight: 1.5, fillColor, fillOpacity: 1, radius: 5 };
      const at = L.latLng(pointLat, pointLon + worldOf(map, pointLon));
      L.circleMarker(at, { ...options, ...point }).addTo(group);
    });
  if (points.length) return;
  const style = { color: stroke, fillColor: colourOf(row, "fill", stroke), fillOpacity: 0.2 };
  const shape = /** @type {GeoJSON} */ (
    L.geoJSON(
      undefined,
      /** @type {any} */ ({ ...options, style: { ...options, ...style, weight: 2.5 } }),
    )
  );
  addInWorld(map, shape, [row.geometry], worldOf(map, lon));
  shape.addTo(group);
};

/**
 * The row under a point of a map: the nearest whose own spot is within reach; -1 where there is none.
 * @param {LeafletMap} map
 * @param {{ x: number, y: number }} point
 */
export const rowAt = (map, { x, y }) => {
  let [nearest, found] = [REACH_PX, -1];
  shown.spots.forEach(([lon, lat], at) => {
    const spot = map.latLngToContainerPoint([lat, lon + worldOf(map, lon)]);
    const distance = Math.hypot(spot.x - x, spot.y - y);
    if (distance < nearest) [nearest, found] = [distance, at];
  });
  return found;
};

/** The bounds of all rows, in the world that is counted from −180 on. */
export const boundsOfRows = () => {
  const bounds = L.latLngBounds(shown.spots.map(([lon, lat]) => [lat, lon]));
  shown.rows
    .filter(({ geometry }) => geometry.type !== "Point")
    .forEach(({ geometry }) => bounds.extend(L.geoJSON(geometry).getBounds()));
  return bounds;
};
