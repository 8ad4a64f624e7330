/* Places as drawn symbols, and labels that never cover one another. */
"use strict";
Atlas.BUILDERS = {};

Atlas.BUILDERS.points = (layer) => L.layerGroup(layer.features.map((feature) => {
  const [lon, lat] = feature.geometry.coordinates;
  const { symbol, feature: id } = feature.properties;
  const name = Atlas._(feature.properties.name);
  const icon = L.divIcon({
    className: `symbol symbol-${symbol}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-${symbol}"/></svg>`,
    iconSize: [24, 24],
  });
  const marker = L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true });
  marker.feature = feature;
  marker.bindTooltip(Atlas.text(name), { direction: "top", offset: [0, -10], opacity: 1 });
  marker.on("click", () => Atlas.select(id));
  marker.on("add", () => {
    marker.getElement().setAttribute("data-feature", id);
    layer.dim();
  });
  return marker;
}));

Atlas.BUILDERS.labels = () => L.layerGroup([]);

/* Candidates come from the label layers and from places; the most important are placed first. */
Atlas.Side.prototype.placeLabels = function placeLabels() {
  window.cancelAnimationFrame(this.labelFrame);
  this.labelFrame = window.requestAnimationFrame(() => this.placeLabelsNow());
};

Atlas.Side.prototype.labelCandidates = function labelCandidates() {
  const zoom = this.map.getZoom();
  const candidates = [];
  this.layers.forEach((layer) => {
    if (!layer.visible || !layer.labels) return;
    layer.features.forEach((drawn) => {
      const { feature, label, name, rank = 3, min_zoom: minZoom = 0, label_at: at, style } = drawn.properties;
      const point = at || (drawn.geometry?.type === "Point" && drawn.geometry.coordinates);
      if (zoom < minZoom || !point || this.scene.hides(feature)) return;
      const [lon, lat] = point;
      const text = Atlas.labelText(this.scene.names[feature] || label || name) + (Atlas.markOf[feature] || "");
      candidates.push({ lat, lon, rank, text, style: layer.labels, capital: style === "capital", feature });
    });
  });
  const chosen = Atlas.state.selection;
  return candidates.sort((a, b) => (b.feature === chosen) - (a.feature === chosen) || a.rank - b.rank);
};

Atlas.Side.prototype.placeLabelsNow = function placeLabelsNow() {
  const { map } = this;
  const pane = map.getPane("labels");
  pane.replaceChildren();
  const taken = [];
  const size = map.getSize();
  this.layers.forEach((layer) => {
    if (layer.kind !== "points" || !layer.visible) return;
    layer.features.forEach(({ geometry: { coordinates: [lon, lat] } }) => {
      const point = map.latLngToContainerPoint([lat, lon]);
      taken.push([point.x - 8, point.y - 8, point.x + 8, point.y + 8]);
    });
  });
  const clear = (box) => box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2 &&
    taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
  const written = new Set();
  const chosen = Atlas.selectedIds();
  for (const candidate of this.labelCandidates()) {
    if (written.size >= 140) break;
    if (written.has(candidate.text)) continue;
    const point = map.latLngToContainerPoint([candidate.lat, candidate.lon]);
    if (point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) continue;
    const [width, height] = Atlas.textSize(candidate.text, candidate.style);
    const isChosen = chosen.has(candidate.feature);
    const spot = Atlas.labelSpots(point, width, height, candidate.style, isChosen).find(({ box }) => clear(box));
    if (!spot) continue;
    taken.push(spot.box);
    pane.appendChild(Atlas.labelElement(map, candidate, spot));
    written.add(candidate.text);
  }
};

Atlas.labelSpots = (point, width, height, style, chosen) => {
  const gap = style === "city" ? 5 : chosen ? 15 : 11;
  const spots = style === "state"
    ? [[-width / 2, -height / 2], [-width / 2, height * 0.6], [-width / 2, -height * 1.6]]
    : [[gap, -height / 2], [-width - gap, -height / 2], [-width / 2, -height - gap], [-width / 2, gap]];
  return spots.map(([dx, dy]) => ({
    x: point.x + dx, y: point.y + dy,
    box: [point.x + dx - 2, point.y + dy - 1, point.x + dx + width + 2, point.y + dy + height + 1],
  }));
};

Atlas.labelElement = (map, candidate, spot) => {
  const element = document.createElement("div");
  element.className = `label label-${candidate.style}`;
  element.textContent = candidate.text;
  element.setAttribute("aria-hidden", "true");
  const point = map.containerPointToLayerPoint([spot.x, spot.y]);
  L.DomUtil.setPosition(element, point.round());
  if (candidate.style === "city") {
    const dot = document.createElement("i");
    if (candidate.capital) dot.className = "capital";
    const at = map.latLngToContainerPoint([candidate.lat, candidate.lon]);
    dot.style.left = `${at.x - spot.x}px`;
    dot.style.top = `${at.y - spot.y}px`;
    element.appendChild(dot);
  }
  return element;
};

Atlas.textSizes = new Map();
Atlas.textSize = (text, style) => {
  const key = `${style}|${text}`;
  if (!Atlas.textSizes.has(key)) {
    Atlas.ruler ??= document.createElement("canvas").getContext("2d");
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const fonts = { state: [12.5, 600, 0.14], zone: [11, 600, 0.02], city: [11, 400, 0], place: [11.5, 600, 0],
      water: [12, 400, 0.12], figure: [11.5, 600, 0] };
    const [size, weight, spaced] = fonts[style] || fonts.place;
    const pixels = size * scale;
    /* Letters that join are not spaced. */
    const spacing = document.documentElement.dir === "rtl" ? 0 : spaced;
    Atlas.ruler.font = `${weight} ${pixels}px system-ui, "Noto Sans", sans-serif`;
    const shown = style === "state" ? text.toUpperCase() : text;
    const width = Atlas.ruler.measureText(shown).width + shown.length * spacing * pixels;
    Atlas.textSizes.set(key, [width, pixels * 1.25]);
  }
  return Atlas.textSizes.get(key);
};
