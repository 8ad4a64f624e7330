import { addressQuery, writeAddress } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { store } from "../store.js";

export const chosenBasemap = () => {
  const name = addressQuery().get("base");
  return !bridge.saved && name in constants.basemaps ? name : "";
};

export const followBasemap = () => {
  const name = chosenBasemap();
  if (name !== (store.basemap || "")) layBasemap(name);
};

export const layBasemap = (name) => {
  store.basemap = name;
  if (name) document.body.dataset.base = name; else delete document.body.dataset.base;
  store.sides.forEach((side) => layTiles(side));
};

export const setBasemap = (name) => {
  say("");
  writeAddress({ base: name in constants.basemaps ? name : null });
  followBasemap();
};

export const layTiles = (side) => {
  side.tiles?.remove();
  side.tiles = null;
  const basemap = constants.basemaps[store.basemap];
  if (basemap) {
    const { url, zoom, attribution } = basemap;
    side.tiles = L.tileLayer(url, { pane: "tiles", maxZoom: 13, maxNativeZoom: zoom, attribution });
    watchTiles(side);
    side.tiles.addTo(side.map);
  }
  placeLabels(side);
};

/* A host that answers nothing leaves the atlas's own basemap; the address keeps what was chosen. */
export const watchTiles = (side) => {
  let [failed, loaded] = [0, false];
  side.tiles.on("tileload", () => { loaded = true; });
  side.tiles.on("tileerror", () => {
    failed += 1;
    if (loaded || failed < 4 || !store.basemap) return;
    const title = _(constants.basemaps[store.basemap].title);
    layBasemap("");
    say(_("The basemap “{title}” cannot be reached, so the map is drawn on the atlas's own; choose it again to try once more.", { title }));
  });
};

/* Names that the tiles bear already are not written twice. */
export const namedByTiles = (style) => Boolean(constants.basemaps[store.basemap]?.labelled) && ["state", "city", "water"].includes(style);
