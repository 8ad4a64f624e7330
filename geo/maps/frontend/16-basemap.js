/* An online basemap below the layers of the atlas, where its reader has chosen one; its host is asked for nothing before. */
"use strict";
Atlas.chosenBasemap = () => {
  const name = Atlas.query().get("base");
  return !Atlas.saved && name in Atlas.basemaps ? name : "";
};

Atlas.followBasemap = () => {
  const name = Atlas.chosenBasemap();
  if (name !== (Atlas.basemap || "")) Atlas.layBasemap(name);
};

Atlas.layBasemap = (name) => {
  Atlas.basemap = name;
  if (name) document.body.dataset.base = name; else delete document.body.dataset.base;
  Atlas.sides.forEach((side) => side.layBasemap());
};

Atlas.setBasemap = (name) => {
  Atlas.say("");
  Atlas.writeAddress({ base: name in Atlas.basemaps ? name : null });
  Atlas.followBasemap();
};

Atlas.Side.prototype.layBasemap = function layBasemap() {
  this.tiles?.remove();
  this.tiles = null;
  const basemap = Atlas.basemaps[Atlas.basemap];
  if (basemap) {
    const { url, zoom, attribution } = basemap;
    this.tiles = L.tileLayer(url, { pane: "tiles", maxZoom: 13, maxNativeZoom: zoom, attribution });
    this.watchTiles();
    this.tiles.addTo(this.map);
  }
  this.placeLabels();
};

/* A host that answers nothing leaves the atlas's own basemap; the address keeps what was chosen. */
Atlas.Side.prototype.watchTiles = function watchTiles() {
  let [failed, loaded] = [0, false];
  this.tiles.on("tileload", () => { loaded = true; });
  this.tiles.on("tileerror", () => {
    failed += 1;
    if (loaded || failed < 4 || !Atlas.basemap) return;
    const title = Atlas._(Atlas.basemaps[Atlas.basemap].title);
    Atlas.layBasemap("");
    Atlas.say(Atlas._("The basemap “{title}” cannot be reached, so the map is drawn on the atlas's own; choose it again to try once more.", { title }));
  });
};

/* Names that the tiles bear already are not written twice. */
Atlas.namedByTiles = (style) => Boolean(Atlas.basemaps[Atlas.basemap]?.labelled) && ["state", "city", "water"].includes(style);
