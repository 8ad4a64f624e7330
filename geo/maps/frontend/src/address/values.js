/* The values of an address that the map itself reads and writes: position, opacity, selection. */

import { bounds, pointDecimals } from "../shared.js";

/** @typedef {{ lat: number, lon: number }} Point */

/* Keys that say how the page around a view is framed, which is no part of the view. */
export const FRAMING = ["embed", "parts", "embed_options"];

/**
 * @param {number} value
 * @param {number[]} bounds
 */
const isWithin = (value, [least, most]) => value >= least && value <= most;

/**
 * Where a position looks; null for what is none.
 * @param {string | null} text
 * @returns {{ centre: [number, number], zoom: number } | null}
 */
export const positionOf = (text) => {
  const [lat, lon, zoom] = (text || "").split(",").map(Number);
  const within =
    isWithin(lat, bounds.latitude) &&
    isWithin(lon, bounds.longitude) &&
    isWithin(zoom, bounds.zoom);
  return within ? { centre: [lat, lon], zoom } : null;
};

/**
 * @param {number} value
 * @param {number} digits
 */
const decimalText = (value, digits) => String(Number(value.toFixed(digits)));

/**
 * A position in four decimals (about 10 m) and two for the zoom; at a pole as near to it as an address can look.
 * @param {{ lat: number, lng: number }} centre
 * @param {number} zoom
 */
export const positionText = ({ lat, lng }, zoom) => {
  const [south, north] = bounds.latitude;
  const within = Math.min(north, Math.max(south, lat));
  return [decimalText(within, 4), decimalText(lng, 4), decimalText(zoom, 2)].join(",");
};

/**
 * The layers that are not drawn in full, in per cent; of other layers than these nothing is read.
 * @param {string | null} text
 * @param {string[]} layers
 * @returns {Record<string, number>}
 */
export const opacityOf = (text, layers) =>
  Object.fromEntries(
    (text || "").split(",").flatMap((part) => {
      const [, name, percent] = /^([a-z-]+):(\d{1,2})$/.exec(part) || [];
      const known = layers.includes(name) && isWithin(Number(percent), bounds.opacity);
      return known ? [[name, Number(percent)]] : [];
    }),
  );

/**
 * Only what is less than full is written; null where nothing is.
 * @param {Record<string, number>} given
 */
export const opacityText = (given) => {
  const kept = Object.entries(given).filter(([, percent]) => percent < 100);
  const sorted = kept.sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map((pair) => pair.join(":")).join(",") || null;
};

/**
 * A point of the map, as near to degrees as its id writes them; null where the map has none.
 * @param {number} lat
 * @param {number} lon
 * @returns {Point | null}
 */
export const pointAt = (lat, lon) => {
  if (!isWithin(lat, bounds.latitude) || !isWithin(lon, bounds.longitude)) return null;
  const [west, east] = bounds.longitude;
  /* Adding zero turns -0 into 0; both ends of the antimeridian are one. */
  const [north, across] = [lat, lon].map((value) => Number(value.toFixed(pointDecimals)) + 0);
  return { lat: north, lon: across === west ? east : across };
};

/**
 * The id of a point; the rule is that of geo/layers/points/point_id.py.
 * @param {Point} point
 */
export const pointId = ({ lat, lon }) =>
  `point:${[lat, lon].map((value) => value.toFixed(pointDecimals)).join()}`;

/**
 * The point that an id stands for; null for the id of a feature.
 * @param {string | null} id
 */
export const pointOf = (id) => {
  const [, lat, lon] = /^point:([-+.\d]+),([-+.\d]+)$/.exec(id ?? "") ?? [];
  return lat === undefined ? null : pointAt(Number(lat), Number(lon));
};

/**
 * The feature or the point that an address selects; null for what is no id of one.
 * @param {string | null} text
 * @param {string} pattern of the grammar
 */
export const selectionOf = (text, pattern) => {
  if (!text || !new RegExp(`^(?:${pattern})$`).test(text)) return null;
  const point = pointOf(text);
  if (point) return pointId(point);
  return text.startsWith("point:") ? null : text;
};

/**
 * The switches that an address turns on; those of the page at first where it names none, or others.
 * @param {string | null} text
 * @param {string[]} known
 * @param {string[]} shown
 */
export const layersOf = (text, known, shown) => {
  const names = text?.split(",").filter(Boolean);
  return names?.every((name) => known.includes(name)) ? names : [...shown];
};
