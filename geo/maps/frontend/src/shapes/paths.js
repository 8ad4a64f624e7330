/* Lines and areas as paths, which answer a click as one group. */

/**
 * @import { FeatureGroup } from "leaflet"
 * @import { Drawn, Feature, FeatureLayer } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 */

import { spokenName } from "../a11y/names.js";
import { L } from "../leaflet.js";
import { escapeHtml } from "../phrases.js";
import { classesOf } from "../scene/classes.js";
import { featureOf } from "../scene/names.js";
import { clickOn } from "../select/beneath.js";
import { worldsNear } from "./extents.js";
import { addInWorld } from "./worlds.js";

/** @param {Layer} layer */
export const buildPaths = (layer) => {
  layer.near = worldsNear(layer.features, layer.side.map, layer.later);
  const shapes = [...layer.near.keys()];
  const drawn = pathsOf(layer, shapes, (feature) => ({
    className: classesOf(layer, feature),
    interactive: !layer.thin && isSelectable(layer, feature),
    bubblingMouseEvents: false,
  }));
  if (!layer.thin) return drawn;
  /* A thin line gets a wide invisible one above it, so that a finger finds it. */
  const targets = shapes.filter((feature) => isSelectable(layer, feature));
  const hit = pathsOf(layer, targets, () => ({ className: "hit", bubblingMouseEvents: false }));
  return L.layerGroup([drawn, hit]);
};

/**
 * @param {Layer} layer
 * @param {Drawn[]} shapes
 * @param {(feature: Feature) => import("leaflet").PathOptions} style
 */
const pathsOf = (layer, shapes, style) => {
  const options = { pane: layer.pane, smoothFactor: 0 };
  const group = L.geoJSON(undefined, {
    .../** @type {any} */ (options),
    style: (feature) => style(/** @type {Feature} */ (feature)),
  });
  const worlds = new Set([...layer.near.values()].flat());
  worlds.forEach((world) => {
    const there = shapes.filter((shape) => layer.near.get(shape)?.includes(world));
    addInWorld(layer.side.map, group, there, world);
  });
  return wireShape(layer, group);
};

/**
 * Whether a feature answers a click in its layer.
 * @param {Layer} layer
 * @param {Feature} feature
 */
export const isSelectable = (layer, { properties: { feature } }) =>
  Boolean(feature) && Boolean(layer.selects) && Boolean(feature?.startsWith(`${layer.selects}:`));

/**
 * Shapes answer as one group: a click selects.
 * @param {Layer} layer
 * @param {FeatureGroup} group
 */
const wireShape = (layer, group) => {
  group.on("add", () =>
    group.eachLayer((part) => {
      const path = /** @type {FeatureLayer} */ (part);
      path.getElement?.()?.setAttribute("aria-hidden", "true");
      if (!layer.selects) return;
      layer.nameElement(path);
      /* A shape that shows its tooltip on focus would be a tab stop by itself. */
      path.getElement?.()?.setAttribute("tabindex", "-1");
    }),
  );
  if (!layer.selects) return group;
  group.on("click", (event) => {
    const { feature } = /** @type {FeatureLayer} */ (event.layer);
    if (isSelectable(layer, feature)) clickOn(event, featureOf(layer.side, feature) ?? null);
  });
  group.bindTooltip(
    (path) =>
      escapeHtml(
        spokenName(layer.side, /** @type {FeatureLayer} */ (/** @type {unknown} */ (path)).feature),
      ),
    { sticky: true, opacity: 1 },
  );
  return group;
};
