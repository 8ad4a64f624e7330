import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { select } from "../select/selection.js";
import { text } from "./text.js";

export const buildPoints = (layer) => L.layerGroup(layer.features.map((feature) => {
  const [lon, lat] = feature.geometry.coordinates;
  const { symbol, feature: id } = feature.properties;
  const name = _(feature.properties.name);
  const icon = L.divIcon({
    className: `symbol symbol-${symbol}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-${symbol}"/></svg>`,
    iconSize: [24, 24],
  });
  const marker = L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true });
  marker.feature = feature;
  marker.bindTooltip(text(name), { direction: "top", offset: [0, -10], opacity: 1 });
  marker.on("click", () => select(id));
  marker.on("add", () => {
    marker.getElement().setAttribute("data-feature", id);
    layer.dim();
  });
  return marker;
}));
