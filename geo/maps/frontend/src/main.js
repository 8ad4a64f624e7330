/* The entry: what the templates of Folium's map, a saved file and the tests call, as `Atlas`. */

/**
 * @import { Map } from "leaflet"
 * @import { Config } from "../types.js"
 */

import { startAnnouncing } from "./a11y/announce.js";
import { addKeyboard } from "./a11y/keyboard.js";
import { startSummary } from "./a11y/summary.js";
import { addressValue, frameMap, readLayers } from "./address/address.js";
import { followAddress } from "./address/follow.js";
import { bridge } from "./bridge.js";
import { constants } from "./constants.js";
import { addControls } from "./controls/controls.js";
import { followBasemap } from "./map/basemap.js";
import { watchOwnData } from "./desk/own-data.js";
import { addDefinitions, drawPatterns } from "./shapes/patterns.js";
import { readPosition } from "./camera/position.js";
import { followProjection } from "./projection/projection.js";
import { drawJumpsOnce } from "./leaflet-inside.js";
import { Side } from "./map/side.js";
import { followPage } from "./page/page.js";
import { followTheme } from "./page/theme.js";
import { startStory } from "./story/story.js";
import { followIntent } from "./select/intent.js";
import { followPointer } from "./select/pointed.js";
import { store } from "./store.js";

export { modules } from "desk:modules";
export { readSelection } from "./address/address.js";
export { bridge } from "./bridge.js";
export { debug } from "./debug.js";
export { unitName } from "./desk/units.js";
export { _ } from "./i18n.js";
export { addLayer } from "./map/layer.js";
export { update } from "./map/update.js";
export { dayWords, readLook } from "./scene/look.js";

/**
 * Starts the map of a page in a Leaflet map that stands.
 * @param {Map} map
 * @param {Omit<Config, "toggles"> & { toggles: [string, string[]][] }} config
 */
export const start = (map, config) => {
  store.config = { ...config, toggles: Object.fromEntries(config.toggles) };
  store.pageExtent = config.extent;
  /* Inside another site's page the story is told where the address begins in it. */
  const framed = addressValue("embed") === "true";
  store.config.story = config.story && (!framed || Boolean(addressValue("step")));
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(config.attribution);
  drawJumpsOnce();
  store.sides = [new Side(map)];
  drawPatterns(constants.patterns);
  addDefinitions(constants.symbols);
  startStory();
  readLayers();
  followProjection();
  readPosition();
  frameMap();
  addControls();
  addKeyboard();
  followAddress();
  followBasemap();
  followPage();
  followIntent();
  followPointer();
  followTheme();
  const { lang, dir } = bridge.page.document.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  startAnnouncing();
  startSummary();
  watchOwnData();
};
