/* The selection in view. */

import { pointOf } from "../address/values.js";
import { L } from "../leaflet.js";
import { constants } from "../constants.js";
import { boundsOf, isSeenWhole } from "../shapes/extents.js";
import { fit, isCovered } from "../camera/fit.js";
import { reducedMotion } from "../camera/motion.js";
import { inNearestWorld } from "../shapes/worlds.js";
import { shownStep } from "../story/steps.js";
import { store } from "../store.js";
import { selectedFeatures } from "./selection.js";

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
  if (id.startsWith("state:")) {
    showState(bounds, flies);
    return;
  }
  const nearest = constants.members[id] ? 5 : Math.max(store.map.getZoom(), 8);
  flyTo(withSubject(bounds), nearest, flies);
};

/* Room around what is selected, at least. */
const MARGIN_PX = 60;

/**
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {boolean} flies
 */
const showState = (bounds, flies) => {
  const { map } = store;
  if (isSeenWhole(map, bounds) && !isCovered(map, bounds)) return;
  fit(map, bounds, { maxZoom: map.getZoom(), travels: flies });
};

/**
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {number} maxZoom
 * @param {boolean} flies
 */
const flyTo = (bounds, maxZoom, flies) =>
  fit(store.map, bounds, { maxZoom, margin: MARGIN_PX, travels: flies });

/**
 * Brings the selection into view, however near it is; false where nothing of it has a place.
 * @param {string | null} id
 */
export const fitWhole = (id) => {
  const bounds = id && boundsOfSelection(id);
  if (!bounds || !bounds.isValid()) return false;
  fit(store.map, bounds, { maxZoom: 8, margin: MARGIN_PX, travels: true });
  return true;
};

/**
 * What lies in the frame of a page is shown with the distance that the page is about, which would else be cut.
 * @param {import("leaflet").LatLngBounds} bounds
 */
const withSubject = (bounds) => {
  const lead = shownStep() ? "" : store.config.lead_measure;
  const measures = store.main.layers.get("measures");
  const [subject] = measures?.visible
    ? measures.features.filter(({ properties }) => properties.feature === lead)
    : [];
  const frame = L.latLngBounds(store.pageExtent ?? store.config.extent);
  if (!subject || !frame.contains(bounds)) return bounds;
  return L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast()).extend(boundsOf(subject));
};

/**
 * States count by where they are named; of what is about several things, sites count before states.
 * @param {string} id
 */
const boundsOfSelection = (id) => {
  const point = pointOf(id);
  const [sites, names] = [L.latLngBounds([]), L.latLngBounds([])];
  if (point) sites.extend([point.lat, point.lon]);
  selectedFeatures(store.main).forEach(({ layer, feature }) => {
    const place = layer.labels === "state" ? names : sites;
    if (layer.follows !== "holders") {
      place.extend(L.geoJSON(/** @type {any} */ (feature)).getBounds());
    }
  });
  const found = id.startsWith("state:") || !sites.isValid() ? names : sites;
  return found.isValid() ? inNearestWorld(store.main.map, found) : found;
};
