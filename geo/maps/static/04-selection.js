/* Selection: outlined here at once; the page is told afterwards and shows the facts. */
"use strict";
Atlas.select = (id, { move = false, tell = true } = {}) => {
  if (id === Atlas.state.selection) {
    if (id && move) Atlas.fitSelection();
    return;
  }
  const before = Atlas.state.selection;
  Atlas.state.selection = id;
  if (tell) {
    Atlas.writeAddress({ sel: id }, { push: true });
    Atlas.tellPage();
  }
  Atlas.sides.forEach((side) => {
    side.layers.forEach((layer) => { if (layer.hides(before) || layer.hides(id)) layer.redraw(); });
    side.showSelection();
  });
  Atlas.markList();
  if (move) Atlas.fitSelection();
};

/* Any new value makes the page read its address again; the address holds the selection. */
Atlas.tellPage = () => window.Streamlit?.setComponentValue({ changed: Date.now() });

/* What belongs to the selection on this side: of a state, all that is drawn as its land. */
Atlas.Side.prototype.selectedFeatures = function selectedFeatures() {
  const id = Atlas.state.selection;
  const found = [];
  if (!id) return found;
  const ofState = id.startsWith("state:");
  this.layers.forEach((layer) => layer.visible && layer.features.forEach((feature) => {
    if (layer.follows === "holders" && !ofState) return;
    const own = layer.follows === "holders" ? `state:${this.scene.holder(feature)}` : feature.properties.feature;
    if (own === id || feature.properties.parts?.includes(id)) found.push({ layer, feature });
  }));
  return found;
};

Atlas.Side.prototype.showSelection = function showSelection() {
  const id = Atlas.state.selection;
  this.outline?.remove();
  const shapes = this.selectedFeatures()
    .filter(({ feature }) => feature.geometry && feature.geometry.type !== "Point")
    .map(({ feature }) => feature.geometry);
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const outline = Atlas.outlineOf(shapes);
  const copy = (className) => L.geoJSON(outline, { ...style, style: { ...style, className } });
  this.outline = L.layerGroup([copy("outline-casing"), copy("outline")]).addTo(this.map);
  this.map.getContainer().querySelectorAll(".symbol").forEach((icon) =>
    icon.classList.toggle("selected", Boolean(id) && icon.dataset.feature === id));
};

/* The edge around neighbouring shapes: what two of them share lies inside and is left out. */
Atlas.outlineOf = (shapes) => {
  const polygons = shapes.filter(({ type }) => type.endsWith("Polygon"));
  if (polygons.length < 2) return shapes;
  const rings = polygons.flatMap(({ type, coordinates }) =>
    type === "Polygon" ? coordinates : coordinates.flat());
  const keyOf = (from, to) => [from.join(), to.join()].sort().join(" ");
  const seen = new Map();
  const edges = (ring, each) => ring.slice(1).forEach((to, index) => each(ring[index], to));
  rings.forEach((ring) => edges(ring, (from, to) =>
    seen.set(keyOf(from, to), (seen.get(keyOf(from, to)) || 0) + 1)));
  const lines = [];
  rings.forEach((ring) => {
    let line = null;
    edges(ring, (from, to) => {
      if (seen.get(keyOf(from, to)) > 1) { line = null; return; }
      if (!line) lines.push(line = [from]);
      line.push(to);
    });
  });
  const others = shapes.filter(({ type }) => !type.endsWith("Polygon"));
  return [{ type: "MultiLineString", coordinates: lines }, ...others];
};

Atlas.fitSelection = () => {
  const id = Atlas.state.selection;
  if (!id || (Atlas.positionGiven && !Atlas.moved)) { Atlas.moved = true; return; }
  Atlas.moved = true;
  const bounds = L.latLngBounds([]);
  Atlas.main.selectedFeatures().forEach(({ layer, feature }) => {
    if (id.startsWith("state:") && layer.labels !== "state") return;
    bounds.extend(L.geoJSON(feature).getBounds());
  });
  if (!bounds.isValid()) return;
  const reduced = Atlas.reducedMotion.matches;
  if (id.startsWith("state:")) {
    if (!Atlas.map.getBounds().pad(-0.1).contains(bounds)) Atlas.map.panTo(bounds.getCenter(), { animate: !reduced });
    return;
  }
  const options = { maxZoom: Math.max(Atlas.map.getZoom(), 8), padding: [60, 60], animate: !reduced, duration: 0.8 };
  if (reduced) Atlas.map.fitBounds(bounds, options); else Atlas.map.flyToBounds(bounds, options);
};
