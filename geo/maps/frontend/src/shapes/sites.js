/* One sign for the places that lie on each other, which opens when it is pressed; until then these are not drawn. */

/**
 * @import { Marker } from "leaflet"
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Gathered } from "./gathering.js"
 */

import { nameSoon } from "../a11y/keyboard.js";
import { fit } from "../camera/fit.js";
import { setAttributes } from "../dom.js";
import { _, countText } from "../i18n.js";
import { L } from "../leaflet.js";
import { escapeHtml } from "../phrases.js";
import { nameThen } from "../scene/name-then.js";
import { selectedIds } from "../select/ids.js";
import { store } from "../store.js";
import { shownStep } from "../story/steps.js";
import { gatherPlaces } from "./gathering.js";
import { showSigns, spotOf } from "./points.js";
import { labelOfSites, nameOfSites } from "./site-groups.js";

/**
 * A sign that stands for several features: the id by which the keyboard reaches it, those of the features, what it is
 * called, what labels take it for, and what opens it.
 * @typedef {Marker<any> & { feature: Feature, stop: string, ids: string[], spoken: string, open: () => void }} SiteSign
 */

/* The tooltip of a sign has so many names. */
const MOST_NAMES = 12;

/**
 * Gathers the symbols of a layer as they lie at this zoom, and draws those that stand alone.
 * @param {Layer} layer
 */
export const gatherSites = (layer) => {
  const { map } = layer.side;
  const [zoom, shown] = [map.getZoom(), shownOf(layer)];
  if (!isNew(layer, [zoom, map.getCenter().lng, layer.spots, ...Object.values(shown)])) return;
  const points = layer.spots.map((feature) => map.project(spotOf(layer, feature), zoom));
  const { alone, together } = gatherPlaces(layer.spots, points, shown, {
    nearest: zoom >= map.getMaxZoom(),
  });
  const state = JSON.stringify([zoom, alone.map(idOf), together]);
  if (layer.gathered === state) return;
  layer.gathered = state;
  layer.siteSigns.forEach((sign) => layer.drawn?.removeLayer(sign));
  layer.siteSigns = together.map((crowd) => signOf(layer, crowd, zoom));
  const drawn = new Set(alone);
  layer.crowded = new Set(layer.spots.filter((place) => !drawn.has(place)).map(idOf));
  showSigns(layer, alone);
  layer.siteSigns.forEach((sign) => layer.drawn?.addLayer(sign));
  nameSoon();
};

/** @param {Layer} layer */
const shownOf = ({ side: { scene, look } }) => {
  const [{ selection }, { subject }, selected] = [store.state, store.config, selectedIds()];
  const step = shownStep();
  const said = new Set(step?.callouts.map(({ feature }) => feature));
  return { scene, look, selection, subject, selected, step, said };
};

/**
 * Of what the signs of each layer were gathered last; what is selected stands for the same features all the time.
 * @type {WeakMap<Layer, unknown[]>}
 */
const gatheredOf = new WeakMap();

/**
 * @param {Layer} layer
 * @param {unknown[]} state
 */
const isNew = (layer, state) => {
  const own = state.filter((one) => !(one instanceof Set));
  const before = gatheredOf.get(layer);
  gatheredOf.set(layer, own);
  return !before || own.some((one, at) => one !== before[at]);
};

/**
 * @param {Layer} layer
 * @param {Gathered} crowd
 * @param {number} zoom
 * @returns {SiteSign}
 */
const signOf = (layer, crowd, zoom) => {
  const { members, selected, idle, x, y } = crowd;
  const own = members.map((at) => layer.spots[at]);
  const at = layer.side.map.unproject([x, y], zoom);
  const icon = L.divIcon({
    className: `symbol symbol-sites${selected ? " selected" : ""}${idle ? " dimmed" : ""}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-sites"/><text>${members.length}</text></svg>`,
    iconSize: [24, 24],
  });
  const sign = L.marker(at, { icon, keyboard: false, riseOnHover: true, zIndexOffset: 500 });
  const spoken = nameOf(layer, crowd, nameOfSites);
  sign.bindTooltip(() => tooltipOf(layer, spoken, own), {
    direction: "top",
    offset: [0, -12],
    opacity: 1,
  });
  const ids = own.map(idOf);
  /* No site has such an id, and yet it is of their kind. */
  const stop = `${ids[0]} sites`;
  const opens = () => open(layer, own);
  sign.on("click", opens);
  sign.on("add", () =>
    setAttributes(/** @type {HTMLElement} */ (sign.getElement()), {
      "data-sites": stop,
      "aria-hidden": "true",
    }),
  );
  const name = idle && store.config.ties_of ? "" : nameOf(layer, crowd, labelOfSites);
  const rank = Math.min(...own.map(({ properties }) => properties.rank ?? 1));
  return Object.assign(sign, {
    feature: {
      type: "Feature",
      id: `sites of ${ids[0]}`,
      geometry: { type: "Point", coordinates: [at.lng, at.lat] },
      properties: { name, symbol: "sites", rank, style: selected ? "selected" : "" },
    },
    stop,
    ids,
    spoken,
    open: opens,
  });
};

/** @param {Feature} feature */
const idOf = ({ properties: { feature = "" } }) => feature;

/**
 * @param {Layer} layer
 * @param {string} title
 * @param {Feature[]} own
 */
const tooltipOf = ({ side }, title, own) => {
  const names = own
    .slice(0, MOST_NAMES)
    .map(({ properties }) => nameThen(side, properties.feature, properties));
  const more = own.length - names.length;
  const rest = more ? [_("and {count} more", { count: countText(more) })] : [];
  return `<b>${escapeHtml(title)}</b><br>${[...names, ...rest].map(escapeHtml).join("<br>")}`;
};

/**
 * What a sign is called: as the group or the place that leads it, with how many more it stands for. One whose number
 * says it all has no name.
 * @param {Layer} layer
 * @param {Gathered} crowd
 * @param {typeof nameOfSites} nameOfGroup
 */
const nameOf = ({ side, spots }, { members, group, more }, nameOfGroup) => {
  const { properties } = spots[members[0]];
  const name = group
    ? nameOfGroup(group, members.length - more)
    : nameThen(side, properties.feature, properties);
  return name && more ? _("{name} +{count}", { name, count: countText(more) }) : name;
};

/**
 * Comes so near that the sites lie apart.
 * @param {Layer} layer
 * @param {Feature[]} features
 */
const open = (layer, features) => {
  const bounds = L.latLngBounds(features.map((feature) => spotOf(layer, feature)));
  fit(layer.side.map, bounds, { margin: 70, travels: true });
};
