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
  Atlas.layers.forEach((layer) => { if (layer.hides(before) || layer.hides(id)) layer.redraw(); });
  Atlas.showSelection();
  Atlas.markList();
  if (move) Atlas.fitSelection();
};

/* Any new value makes the page read its address again; the address holds the selection. */
Atlas.tellPage = () => window.Streamlit?.setComponentValue({ changed: Date.now() });

Atlas.selectedFeatures = () => {
  const id = Atlas.state.selection;
  const found = [];
  if (!id) return found;
  Atlas.layers.forEach((layer) => layer.visible && layer.features.forEach((feature) => {
    const { feature: own, parts } = feature.properties;
    if (own === id || parts?.includes(id)) found.push({ layer, feature });
  }));
  return found;
};

Atlas.showSelection = () => {
  Atlas.outline?.remove();
  document.querySelectorAll(".symbol.selected").forEach((icon) => icon.classList.remove("selected"));
  const shapes = Atlas.selectedFeatures()
    .filter(({ feature }) => feature.geometry && feature.geometry.type !== "Point")
    .map(({ feature }) => feature);
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const copy = (className) => L.geoJSON(shapes, { ...style, style: { ...style, className } });
  Atlas.outline = L.layerGroup([copy("outline-casing"), copy("outline")]).addTo(Atlas.map);
  const id = Atlas.state.selection;
  if (id) document.querySelectorAll(`.symbol[data-feature="${CSS.escape(id)}"]`)
    .forEach((icon) => icon.classList.add("selected"));
};

Atlas.fitSelection = () => {
  const id = Atlas.state.selection;
  if (!id || (Atlas.positionGiven && !Atlas.moved)) { Atlas.moved = true; return; }
  Atlas.moved = true;
  const bounds = L.latLngBounds([]);
  Atlas.selectedFeatures().forEach(({ layer, feature }) => {
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
