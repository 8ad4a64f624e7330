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
    const changed = new Set([...Atlas.selectedIds(before), ...Atlas.selectedIds(id)]);
    side.layers.forEach((layer) => { if (layer.hides(changed)) layer.redraw(); });
    side.showSelection();
  });
  /* Lists and axis are marked at once, and do not wait for what the page will answer. */
  Atlas.markPage();
  if (move) Atlas.fitSelection();
  Atlas.announceSoon();
};

/* The page learns the address from here: Streamlit itself reads it only when a page is opened, and at Back and Forward. */
Atlas.tellPage = () => window.Streamlit?.setComponentValue({ changed: Date.now(), address: Atlas.query().toString() });

/* A claim, an event, an exercise or a tie stands for the features that it is about. */
Atlas.selectedIds = (id = Atlas.state.selection) => new Set(id ? [id, ...(Atlas.members[id] || [])] : []);

/* What belongs to the selection on this side: of a state, all that is drawn as its land. */
Atlas.Side.prototype.selectedFeatures = function selectedFeatures() {
  const ids = Atlas.selectedIds();
  const found = [];
  if (!ids.size) return found;
  const answering = [...this.layers.values()].filter(({ visible, selects, labels }) => visible && (selects || labels));
  answering.forEach((layer) => layer.features.forEach((feature) => {
    const own = layer.follows === "holders" ? `state:${this.scene.holder(feature)}` : feature.properties.feature;
    if (ids.has(own) || feature.properties.parts?.some((part) => ids.has(part))) found.push({ layer, feature });
  }));
  return found;
};

Atlas.Side.prototype.showSelection = function showSelection() {
  const ids = Atlas.selectedIds();
  this.outline?.remove();
  /* Layers of one document share its shapes, and each is outlined once. */
  const shapes = [...new Set(this.selectedFeatures()
    .filter(({ layer, feature }) => feature.geometry && feature.geometry.type !== "Point" && !layer.tied)
    .map(({ feature }) => feature.geometry))];
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const outline = Atlas.outlineOf(shapes);
  const copy = (className) => L.geoJSON(outline, { ...style, style: { ...style, className } });
  this.outline = L.layerGroup([copy("outline-casing"), copy("outline")]).addTo(this.map);
  Atlas.hideFromReaders(this.map, "outline");
  this.map.getContainer().querySelectorAll(".symbol").forEach((icon) =>
    icon.classList.toggle("selected", ids.has(icon.dataset.feature)));
  this.layers.forEach((layer) => { if (layer.tied) layer.restyle(); });
};

/* What only repeats a shape is nothing for who cannot see it. */
Atlas.hideFromReaders = (map, pane) => map.getPane(pane).querySelector("svg")?.setAttribute("aria-hidden", "true");

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
  const bounds = Atlas.boundsOfSelection(id);
  if (!bounds.isValid()) return;
  const reduced = Atlas.reducedMotion.matches;
  if (id.startsWith("state:")) {
    if (!Atlas.map.getBounds().pad(-0.1).contains(bounds)) Atlas.map.panTo(bounds.getCenter(), { animate: !reduced });
    return;
  }
  const largest = Atlas.members[id] ? 5 : Math.max(Atlas.map.getZoom(), 8);
  const options = { maxZoom: largest, padding: [60, 60], animate: !reduced, duration: 0.8 };
  if (reduced) Atlas.map.fitBounds(bounds, options); else Atlas.map.flyToBounds(bounds, options);
};

/* States count by where they are named; of what is about several things, sites count before states. */
Atlas.boundsOfSelection = (id) => {
  const [sites, names] = [L.latLngBounds([]), L.latLngBounds([])];
  Atlas.main.selectedFeatures().forEach(({ layer, feature }) => {
    if (layer.labels === "state") names.extend(L.geoJSON(feature).getBounds());
    else if (layer.follows !== "holders") sites.extend(L.geoJSON(feature).getBounds());
  });
  return id.startsWith("state:") || !sites.isValid() ? names : sites;
};
