/* Controls on the map: search, zoom, what a reader does with the view, scale, and the line for notices. */

import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { addMapLegend } from "../legend/map-legend.js";
import { store } from "../store.js";
import { addNotice } from "./notice.js";
import { addScale } from "./scale.js";
import { addSearch } from "./search.js";
import { addViewControls } from "./view.js";

export const addControls = () => {
  const { map } = store;
  addNotice(map.getContainer());
  if (store.config.story) addControlsOfStory(map);
  else addAllControls(map);
};

/**
 * Who reads the story comes nearer, and is told what the map shows; the page that it leads to has all else.
 * @param {import("leaflet").Map} map
 */
const addControlsOfStory = (map) => {
  map.getContainer().classList.add("in-story");
  addScale(map, "bottomright");
  addZoom(map);
  addMapLegend(map);
};

/** @param {import("leaflet").Map} map */
const addAllControls = (map) => {
  addScale(map, "bottomleft");
  addSearch(map);
  addZoom(map);
  addViewControls(map);
  addMapLegend(map);
};

/** @param {import("leaflet").Map} map */
const addZoom = (map) =>
  L.control
    .zoom({ position: "topright", zoomInTitle: _("Zoom in"), zoomOutTitle: _("Zoom out") })
    .addTo(map);
