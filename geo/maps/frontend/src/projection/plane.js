/* The plane on which a map is drawn: Leaflet's own Mercator, or that of a projection about a point. */

/**
 * @import { CRS, LatLng, LatLngBounds, Map as LeafletMap, Point } from "leaflet"
 * @import { Box, Definition } from "../../types.js"
 * @import { Flat } from "./flat.js"
 */

import { L } from "../leaflet.js";
import { style } from "../shared.js";
import { outlineInDegrees } from "./around.js";
import { EQUATOR_M, geodesicFrom } from "./ellipsoid.js";
import { projectionOf } from "./projections.js";

/** @typedef {CRS & { flat?: Flat }} Plane */

const BOX_PARTS = 8;
const VIEW_PARTS = 4;
const WITHIN = 0.98;
const FAR_M = 1e9;

/**
 * The projection of a map; null for Mercator.
 * @param {LeafletMap} map
 */
export const flatOf = (map) => /** @type {Plane} */ (map.options.crs).flat ?? null;

/**
 * The plane of a projection for Leaflet. At its centre a zoom shows as much as it does in Mercator.
 * @param {Definition} definition
 * @returns {Plane}
 */
export const planeOf = (definition) => {
  const projected = projectionOf(definition);
  if (!projected) return L.CRS.EPSG3857;
  const flat = { ...projected, corner: placedAt };
  const perMetre = (style.tile * flat.enlarged) / (2 * Math.PI * EQUATOR_M);
  /* World's edges are nowhere, so that nothing that is dragged comes round again. */
  const bounds = L.bounds([-FAR_M, -FAR_M], [FAR_M, FAR_M]);
  return Object.assign(Object.create(/** @type {any} */ (L.CRS)), {
    code: `${flat.name} ${flat.lon_0} ${flat.lat_0}`,
    flat,
    projection: {
      bounds,
      /* What has been projected when it was cut is not projected again. Leaflet scales the point that it gets. */
      project: (/** @type {LatLng & { plane?: Point }} */ at) =>
        at.plane ? at.plane.clone() : L.point(flat.project(at.lng, at.lat)),
      unproject: (/** @type {Point} */ { x, y }) => {
        const [lon, lat] = flat.unproject(x, y);
        return L.latLng(lat, lon);
      },
    },
    transformation: /** @type {any} */ (L).transformation(1, 0, -1, 0),
    scale: (/** @type {number} */ zoom) => perMetre * 2 ** zoom,
    zoom: (/** @type {number} */ scale) => Math.log2(scale / perMetre),
    getProjectedBounds: () => bounds,
    distance: (/** @type {LatLng} */ from, /** @type {LatLng} */ to) =>
      Math.hypot(...geodesicFrom(from.lat, from.lng)(to.lng, to.lat)),
  });
};

/**
 * Points on the sides of a box, so many on each.
 * @param {Box} box
 * @param {number} parts
 * @returns {[number, number][]}
 */
const sidesOf = ([west, south, east, north], parts) => {
  if (west === east && south === north) return [[west, south]];
  const shares = Array.from({ length: parts }, (_part, index) => index / parts);
  const [right, up] = [east - west, north - south];
  return [
    ...shares.map((share) => /** @type {[number, number]} */ ([west + share * right, south])),
    ...shares.map((share) => /** @type {[number, number]} */ ([east, south + share * up])),
    ...shares.map((share) => /** @type {[number, number]} */ ([east - share * right, north])),
    ...shares.map((share) => /** @type {[number, number]} */ ([west, north - share * up])),
  ];
};

/** @type {WeakMap<Flat, WeakMap<LatLngBounds, Box | null>>} */
const boxes = new WeakMap();

/**
 * The box on the plane around a box of degrees: least x and y, largest x and y; null where it is out of reach.
 * @param {Flat} flat
 * @param {LatLngBounds} bounds
 */
export const boxOf = (flat, bounds) => {
  const known = boxes.get(flat) ?? new WeakMap();
  boxes.set(flat, known);
  if (!known.has(bounds)) known.set(bounds, boxOnPlane(flat, bounds));
  return /** @type {Box | null} */ (known.get(bounds) ?? null);
};

/**
 * @param {Flat} flat
 * @param {LatLngBounds} bounds
 * @returns {Box | null}
 */
const boxOnPlane = (flat, bounds) => {
  const box = /** @type {Box} */ (bounds.toBBoxString().split(",").map(Number));
  const reached = sidesOf(box, BOX_PARTS).filter(([lon, lat]) => flat.reaches(lon, lat));
  if (!reached.length) return null;
  const points = reached.map(([lon, lat]) => flat.project(lon, lat));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/**
 * What a map shows of its plane, with so much more on each side.
 * @param {LeafletMap} map
 * @param {number} share of its width and height
 * @returns {Box}
 */
const viewOf = (map, share) => {
  const scale = /** @type {Plane} */ (map.options.crs).scale(map.getZoom());
  const { min, max } = /** @type {{ min: Point, max: Point }} */ (map.getPixelBounds());
  const [wide, high] = [share * (max.x - min.x), share * (max.y - min.y)];
  return /** @type {Box} */ (
    [min.x - wide, -max.y - high, max.x + wide, high - min.y].map((pixels) => pixels / scale)
  );
};

/**
 * Whether a map with a projection about a point shows some of a box of degrees, or with `whole` all of it.
 * @param {LeafletMap} map
 * @param {Flat} flat
 * @param {{ share?: number, whole?: boolean }} how the share is that by which more than the map counts
 * @returns {(bounds: LatLngBounds) => boolean}
 */
export const sight = (map, flat, { share = 0, whole = false } = {}) => {
  const [left, bottom, right, top] = viewOf(map, share);
  return (bounds) => {
    const box = boxOf(flat, bounds);
    if (!box) return false;
    const [west, south, east, north] = whole ? [box[2], box[3], box[0], box[1]] : box;
    return west <= right && east >= left && south <= top && north >= bottom;
  };
};

/**
 * Bounds that Leaflet can fit: those of the box on the plane, because an edge along a parallel is bent.
 * @param {LeafletMap} map
 * @param {import("leaflet").LatLngBoundsExpression} given
 */
export const boundsOnPlane = (map, given) => {
  const bounds =
    given instanceof L.LatLngBounds ? given : L.latLngBounds(/** @type {any} */ (given));
  const flat = flatOf(map);
  const box = flat && bounds.isValid() && boxOf(flat, bounds);
  if (!box) return bounds;
  const [left, bottom, right, top] = box;
  /**
   * @param {number} x
   * @param {number} y
   */
  const corner = (x, y) => () => {
    const [lon, lat] = flat.unproject(x, y);
    return placedAt(lon, lat, x, y);
  };
  return Object.assign(L.latLngBounds([bounds.getSouthWest(), bounds.getNorthEast()]), {
    getNorthWest: corner(left, top),
    getNorthEast: corner(right, top),
    getSouthEast: corner(right, bottom),
    getSouthWest: corner(left, bottom),
  });
};

/**
 * A point of which it is known where it lies on the plane.
 * @param {number} lon
 * @param {number} lat
 * @param {number} x in metres
 * @param {number} y
 */
const placedAt = (lon, lat, x, y) => {
  const at = /** @type {LatLng & { plane: Point }} */ (L.latLng(lat, lon));
  at.plane = L.point(x, y);
  return at;
};

/**
 * Whether a point is within reach of a map's projection.
 * @param {LeafletMap} map
 * @param {number} lon
 * @param {number} lat
 */
export const isReached = (map, lon, lat) => flatOf(map)?.reaches(lon, lat) ?? true;

/**
 * A map that has been moved to where nothing is drawn goes back to the nearest point at which something is.
 * @param {LeafletMap} map
 */
export const keepWithinReach = (map) => {
  const flat = flatOf(map);
  const { lng, lat } = map.getCenter();
  if (!flat || flat.reaches(lng, lat)) return;
  const edge = flat.project(...flat.edge(Math.atan2(...flat.project(lng, lat))));
  const [nearLon, nearLat] = flat.unproject(WITHIN * edge[0], WITHIN * edge[1]);
  map.setView([nearLat, nearLon], map.getZoom(), { animate: false });
};

/**
 * What a map shows: in Mercator a box, west, south, east and north; about a point a line around it, longitudes and
 * latitudes in turn.
 * @param {LeafletMap} map
 */
export const outlineOfView = (map) => {
  const flat = flatOf(map);
  if (!flat) return map.getBounds().toBBoxString().split(",").map(Number);
  const [left, bottom, right, top] = viewOf(map, 0);
  const points = sidesOf([left, bottom, right, top], VIEW_PARTS).map(([x, y]) =>
    drawnAt(flat, x, y),
  );
  /** @param {number} lat */
  const isInView = (lat) => {
    const [x, y] = flat.project(0, lat);
    return flat.reaches(0, lat) && x >= left && x <= right && y >= bottom && y <= top;
  };
  return outlineInDegrees(points, { north: isInView(90), south: isInView(-90) }).flat();
};

/**
 * The point of the earth that is drawn there, or else the last one in that direction.
 * @param {Flat} flat
 * @param {number} x
 * @param {number} y
 */
const drawnAt = (flat, x, y) => {
  const [lon, lat] = flat.unproject(x, y);
  return flat.reaches(lon, lat)
    ? /** @type {[number, number]} */ ([lon, lat])
    : flat.edge(Math.atan2(x, y));
};
