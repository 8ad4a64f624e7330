/* Places as drawn symbols. */
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
