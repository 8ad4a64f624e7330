/* The selection in view. */

import { L } from "../leaflet.js";
import { constants } from "../constants.js";
import { isSeenWhole } from "../map/extents.js";
import { reducedMotion } from "../map/motion.js";
import { framed } from "../map/plane.js";
import { inNearestWorld } from "../map/worlds.js";
import { store } from "../store.js";
import { selectedFeatures } from "./selection.js";

/* The first selection does not move a map that was told where to look. */
export const fitSelection = () => {
  const id = store.state.selection;
  const stays = store.positionGiven && !store.moved;
  store.moved = true;
  if (!id || stays) return;
  const bounds = boundsOfSelection(id);
  if (!bounds.isValid()) return;
  if (id.startsWith("state:")) showState(bounds);
  else flyTo(bounds, constants.members[id] ? 5 : Math.max(store.map.getZoom(), 8));
};

/** @param {import("leaflet").LatLngBounds} bounds */
const showState = (bounds) => {
  if (isSeenWhole(store.map, bounds)) return;
  store.map.panTo(bounds.getCenter(), { animate: !reducedMotion.matches });
};

/**
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {number} maxZoom
 */
const flyTo = (bounds, maxZoom) => {
  const reduced = reducedMotion.matches;
  /** @type {import("leaflet").FitBoundsOptions} */
  const options = { maxZoom, padding: [60, 60], animate: !reduced, duration: 0.8 };
  if (reduced) store.map.fitBounds(framed(store.map, bounds), options);
  else store.map.flyToBounds(framed(store.map, bounds), options);
};

/**
 * States count by where they are named; of what is about several things, sites count before states.
 * @param {string} id
 */
export const boundsOfSelection = (id) => {
  const [sites, names] = [L.latLngBounds([]), L.latLngBounds([])];
  selectedFeatures(store.main).forEach(({ layer, feature }) => {
    const place = layer.labels === "state" ? names : sites;
    if (layer.follows !== "holders") {
      place.extend(L.geoJSON(/** @type {any} */ (feature)).getBounds());
    }
  });
  const found = id.startsWith("state:") || !sites.isValid() ? names : sites;
  return found.isValid() ? inNearestWorld(store.main.map, found) : found;
};
