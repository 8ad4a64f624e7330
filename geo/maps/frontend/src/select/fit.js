import { constants } from "../constants.js";
import { L } from "../leaflet.js";
import { reducedMotion } from "../map/motion.js";
import { store } from "../store.js";
import { selectedFeatures } from "./selection.js";

export const fitSelection = () => {
  const id = store.state.selection;
  if (!id || (store.positionGiven && !store.moved)) { store.moved = true; return; }
  store.moved = true;
  const bounds = boundsOfSelection(id);
  if (!bounds.isValid()) return;
  const reduced = reducedMotion.matches;
  if (id.startsWith("state:")) {
    if (!store.map.getBounds().pad(-0.1).contains(bounds)) store.map.panTo(bounds.getCenter(), { animate: !reduced });
    return;
  }
  const largest = constants.members[id] ? 5 : Math.max(store.map.getZoom(), 8);
  const options = { maxZoom: largest, padding: [60, 60], animate: !reduced, duration: 0.8 };
  if (reduced) store.map.fitBounds(bounds, options); else store.map.flyToBounds(bounds, options);
};

/* States count by where they are named; of what is about several things, sites count before states. */
export const boundsOfSelection = (id) => {
  const [sites, names] = [L.latLngBounds([]), L.latLngBounds([])];
  selectedFeatures(store.main).forEach(({ layer, feature }) => {
    if (layer.labels === "state") names.extend(L.geoJSON(feature).getBounds());
    else if (layer.follows !== "holders") sites.extend(L.geoJSON(feature).getBounds());
  });
  return id.startsWith("state:") || !sites.isValid() ? names : sites;
};
