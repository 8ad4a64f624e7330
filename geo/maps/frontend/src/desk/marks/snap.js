/* Places that a point snaps to: those that the map shows near it. */

/** @import { Point } from "leaflet" */

import { _ } from "../../i18n.js";
import { worldOf } from "../../shapes/worlds.js";
import { store } from "../../store.js";

/** @typedef {[lon: number, lat: number]} Place */

const NEAR_PX = 14;
/* The layers whose features are places at points. */
const LAYERS = ["places", "cities"];

/**
 * The place on the map that lies nearest to a point of it; null where none is near.
 * @param {Point} point in pixels of the map
 * @returns {{ place: Place, name: string } | null}
 */
export const placeNear = (point) => {
  const { map } = store;
  let [nearest, found] = [NEAR_PX, /** @type {{ place: Place, name: string } | null} */ (null)];
  shownPlaces().forEach(({ geometry, properties: { name = "" } }) => {
    const [lon, lat] = /** @type {Place} */ (/** @type {any} */ (geometry).coordinates);
    const px = map.latLngToContainerPoint([lat, lon + worldOf(map, lon)]).distanceTo(point);
    if (px >= nearest) return;
    [nearest, found] = [px, { place: [lon, lat], name: _(name) }];
  });
  return found;
};

const shownPlaces = () => {
  const zoom = store.map.getZoom();
  return LAYERS.flatMap((name) => {
    const layer = store.layers.get(name);
    return layer?.visible ? layer.features : [];
  }).filter(
    ({ geometry, properties }) => geometry?.type === "Point" && zoom >= (properties.min_zoom ?? 0),
  );
};
