import { L } from "../leaflet.js";

/* Only shapes near the view and due at its zoom are drawn; the others wait until it comes to them. */
export const near = (feature, map) => {
  const { min_zoom: minZoom = 0 } = feature.properties;
  return map.getZoom() >= minZoom && map.getBounds().pad(0.5).intersects(boundsOf(feature));
};

export const boundsOf = (feature) => {
  feature.bounds ??= L.latLngBounds(cornersOf(feature.geometry.coordinates));
  return feature.bounds;
};

export const cornersOf = (coordinates) => {
  const box = [90, 180, -90, -180];
  const walk = (part) => {
    if (typeof part[0] !== "number") { part.forEach(walk); return; }
    const [lon, lat] = part;
    if (lat < box[0]) box[0] = lat;
    if (lon < box[1]) box[1] = lon;
    if (lat > box[2]) box[2] = lat;
    if (lon > box[3]) box[3] = lon;
  };
  walk(coordinates);
  return [[box[0], box[1]], [box[2], box[3]]];
};
