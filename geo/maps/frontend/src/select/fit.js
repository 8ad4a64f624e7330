/* The selection in view. */

import { L } from "../leaflet.js";
import { constants } from "../constants.js";
import { centreToSee, fitting } from "../map/covered.js";
import { isSeenWhole } from "../map/extents.js";
import { reducedMotion } from "../map/motion.js";
import { framed } from "../projection/plane.js";
import { inNearestWorld } from "../map/worlds.js";
import { store } from "../store.js";
import { selectedFeatures } from "./selection.js";

/* So much is left around what is selected. */
const ROOM_PX = 60;

export const fitSelection = () => showSelected({ flies: !reducedMotion.matches });

/*
 * What an address selects is in view at once, as the picture shows it that stands there before the map. It is part of
 * the view that the address names, and no move. A map that was told where to look stays there.
 */
export const fitGivenSelection = () => {
  if (store.positionGiven) return;
  store.adjusting = true;
  showSelected({ flies: false });
  store.adjusting = false;
};

/** @param {{ flies: boolean }} how */
const showSelected = ({ flies }) => {
  const id = store.state.selection;
  if (!id) return;
  const bounds = boundsOfSelection(id);
  if (!bounds.isValid()) return;
  if (id.startsWith("state:")) showState(bounds, flies);
  else flyTo(bounds, constants.members[id] ? 5 : Math.max(store.map.getZoom(), 8), flies);
};

/**
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {boolean} flies
 */
const showState = (bounds, flies) => {
  if (isSeenWhole(store.map, bounds)) return;
  const { map } = store;
  map.panTo(centreToSee(map, bounds.getCenter(), map.getZoom()), { animate: flies });
};

/**
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {number} maxZoom
 * @param {boolean} flies
 */
const flyTo = (bounds, maxZoom, flies) => {
  /** @type {import("leaflet").FitBoundsOptions} */
  const options = { ...fitting(store.map, ROOM_PX), maxZoom, animate: flies, duration: 0.8 };
  if (flies) store.map.flyToBounds(framed(store.map, bounds), options);
  else store.map.fitBounds(framed(store.map, bounds), options);
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
