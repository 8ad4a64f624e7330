/* An online basemap below the layers of the atlas, where its reader has chosen one; its host is asked for nothing before. */

/**
 * @import { TileLayer } from "leaflet"
 * @import { Side } from "./side.js"
 */

import { addressValue, writeAddress } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { bounds } from "../shared.js";
import { store } from "../store.js";
import { followProjection } from "../projection/projection.js";

const MOST_FAILURES = 4;

/** @param {string} name */
const isOffered = (name) => Object.hasOwn(constants.basemaps, name);

export const chosenBasemap = () => {
  const name = addressValue("base") ?? "";
  return !bridge.saved && isOffered(name) ? name : "";
};

export const followBasemap = () => {
  const name = chosenBasemap();
  if (name !== store.basemap) layBasemap(name);
};

/** @param {string} name */
const layBasemap = (name) => {
  store.basemap = name;
  if (name) document.body.dataset.base = name;
  else delete document.body.dataset.base;
  /* Tiles are drawn in Mercator alone, and go before another projection comes. */
  store.sides.forEach(clearTiles);
  followProjection();
  store.sides.forEach(layTiles);
};

/** @param {string} name */
export const setBasemap = (name) => {
  say("");
  writeAddress({ base: isOffered(name) ? name : null });
  followBasemap();
  /* Where no tile came, the basemap is the atlas's own already, but the address named the other. */
  followProjection();
};

/** @param {Side} side */
const clearTiles = (side) => {
  side.tiles?.remove();
  side.tiles = null;
};

/** @param {Side} side */
export const layTiles = (side) => {
  clearTiles(side);
  const basemap = constants.basemaps[store.basemap];
  if (basemap) {
    const { url, zoom, attribution } = basemap;
    side.tiles = L.tileLayer(url, {
      pane: "tiles",
      maxZoom: bounds.zoom[1],
      maxNativeZoom: zoom,
      attribution,
    });
    watchTiles(side.tiles);
    side.tiles.addTo(side.map);
  }
  placeLabels(side);
};

/**
 * A host that answers nothing leaves the atlas's own basemap; the address keeps what was chosen.
 * @param {TileLayer} tiles
 */
const watchTiles = (tiles) => {
  let failed = 0;
  let loaded = false;
  tiles.on("tileload", () => {
    loaded = true;
  });
  tiles.on("tileerror", () => {
    failed += 1;
    if (loaded || failed < MOST_FAILURES || !store.basemap) return;
    const title = _(constants.basemaps[store.basemap].title);
    layBasemap("");
    say(
      _(
        "The basemap “{title}” cannot be reached, so the map is drawn on the atlas's own; choose it again to try once more.",
        { title },
      ),
    );
  });
};

/**
 * Names that the tiles bear already are not written twice.
 * @param {string} style
 */
export const namedByTiles = (style) =>
  Boolean(constants.basemaps[store.basemap]?.labelled) &&
  ["state", "city", "water"].includes(style);
