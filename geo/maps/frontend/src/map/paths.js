import { spokenName } from "../a11y/names.js";
import { L } from "../leaflet.js";
import { classesOf } from "../scene/classes.js";
import { featureOf } from "../scene/names.js";
import { select } from "../select/selection.js";
import { near } from "./extents.js";
import { text } from "./text.js";

export const buildPaths = (layer) => {
  const shapes = layer.features.filter((feature) =>
    feature.geometry && feature.geometry.type !== "Point" && near(feature, layer.side.map));
  layer.near = new Set(shapes);
  layer.waiting = layer.features.length - shapes.length;
  const options = { pane: layer.pane, smoothFactor: 0 };
  const drawn = L.geoJSON(shapes, {
    ...options,
    style: (feature) => ({
      className: classesOf(layer, feature),
      interactive: !layer.thin && selectable(layer, feature),
      bubblingMouseEvents: false,
    }),
  });
  if (!layer.thin) return wire(layer, drawn);
  /* A thin line gets a wide invisible one above it, so that a finger finds it. */
  const hit = L.geoJSON(shapes.filter((feature) => selectable(layer, feature)), {
    ...options,
    style: { className: "hit", bubblingMouseEvents: false },
  });
  return L.layerGroup([wire(layer, drawn), wire(layer, hit)]);
};

export const selectable = (layer, { properties: { feature } }) =>
  Boolean(feature) && Boolean(layer.selects) && feature.startsWith(`${layer.selects}:`);

/* Shapes answer as one group: a click selects. */
export const wire = (layer, group) => {
  if (!layer.selects) {
    group.on("add", () => group.eachLayer((path) => path.getElement?.()?.setAttribute("aria-hidden", "true")));
    return group;
  }
  group.on("add", () => group.eachLayer((path) => {
    layer.nameElement(path);
    /* A shape that shows its tooltip on focus would be a tab stop by itself. */
    path.getElement()?.setAttribute("tabindex", "-1");
    path.getElement()?.setAttribute("aria-hidden", "true");
  }));
  group.on("click", (event) => {
    if (selectable(layer, event.layer.feature)) select(featureOf(layer.side, event.layer.feature));
  });
  group.bindTooltip((path) => text(spokenName(layer.side, path.feature)), { sticky: true, opacity: 1 });
  return group;
};
