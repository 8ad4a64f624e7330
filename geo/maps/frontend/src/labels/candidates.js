import { _, labelText } from "../i18n.js";
import { namedByTiles } from "../map/basemap.js";
import { rolesShown } from "../scene/classes.js";
import { nameThen } from "../scene/names.js";
import { store } from "../store.js";

/* Candidates come from the label layers and from places. */
export const labelCandidates = (side) => {
  const { map } = side;
  const [zoom, size] = [map.getZoom(), map.getSize()];
  const candidates = [];
  const roles = rolesShown(side);
  side.layers.forEach((layer) => {
    if (!layer.visible || !layer.labels || namedByTiles(layer.labels)) return;
    layer.features.forEach((drawn) => {
      const { feature, label, name, former, rank = 3, min_zoom: minZoom = 0, label_at: at, style, span, state } = drawn.properties;
      const lonLat = at || (drawn.geometry?.type === "Point" && drawn.geometry.coordinates);
      if ((zoom < minZoom && feature !== store.state.selection) || !lonLat || side.scene.hides(feature)) return;
      const [lon, lat] = lonLat;
      const point = map.latLngToContainerPoint([lat, lon]);
      const [west, south, east, north] = span || [];
      const room = span && [west, east].map((edge) => Math.min(size.x, Math.max(0, map.latLngToContainerPoint([lat, edge]).x)));
      const tall = span && [north, south].map((edge) => map.latLngToContainerPoint([edge, lon]).y);
      const inside = point.x >= 0 && point.x <= size.x || (room && room[1] - room[0] > 120);
      if (!inside || point.y < 0 || point.y > size.y) return;
      const own = labelText(nameThen(side, feature, { name: label || name, former }));
      const text = feature?.startsWith("note:") ? _("{name}: control not drawn", { name: own }) : own;
      candidates.push({ point, room, tall, rank, text, mark: (roles && store.markOf[feature]) || "", style: layer.labels, capital: style === "capital", feature, land: roles ? (state ? `state:${state}` : feature) : null });
    });
  });
  const chosen = store.state.selection;
  return candidates.sort((a, b) => (b.feature === chosen) - (a.feature === chosen) || a.rank - b.rank);
};
