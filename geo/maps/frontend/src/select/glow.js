/* The glow of selected land, which lies within its edge. */

/**
 * @import { Map as LeafletMap } from "leaflet"
 * @import { FeatureLayer, Shape } from "../../types.js"
 */

import { makeSvg } from "../dom.js";
import { L } from "../leaflet.js";
import { copyOf } from "./copies.js";
import { isArea, outlineOf } from "./outline.js";

/* Of all maps of the page, so that no two surfaces share the name of a part. */
let glows = 0;

/**
 * A wide soft edge, of which only that is seen which lies on the land itself.
 * @param {LeafletMap} map
 * @param {Shape[]} shapes
 */
export const glowWithin = (map, shapes) => {
  const areas = shapes.filter(isArea);
  const land = copyOf(map, areas, "outline-land");
  const glow = copyOf(map, outlineOf(areas), "outline-glow");
  const group = L.layerGroup([land, glow]);
  glows += 1;
  const name = `outline-inside-${glows}`;
  const inside = makeSvg("clipPath", { id: name });
  group.on("add", () => {
    const lands = elementsOf(land);
    inside.replaceChildren(...lands.map((path, number) => usedAs(path, `${name}-${number}`)));
    lands[0]?.before(inside);
    elementsOf(glow).forEach((path) => path.setAttribute("clip-path", `url(#${name})`));
  });
  group.on("remove", () => inside.remove());
  return group;
};

/** @param {import("leaflet").GeoJSON} group */
const elementsOf = (group) =>
  group.getLayers().flatMap((part) => {
    const path = /** @type {FeatureLayer} */ (part).getElement?.();
    return path ? [path] : [];
  });

/**
 * A reference, which follows the path wherever the map moves it.
 * @param {Element} path
 * @param {string} id
 */
const usedAs = (path, id) => {
  path.id = id;
  return makeSvg("use", { href: `#${id}` });
};
