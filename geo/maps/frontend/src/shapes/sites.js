/* One sign for the sites of a group that lie on each other, which opens when it is pressed. */

/**
 * @import { LatLng, Marker } from "leaflet"
 * @import { Crowd, Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { SiteGroup } from "./site-groups.js"
 */

import { nameSoon } from "../a11y/keyboard.js";
import { setAttributes } from "../dom.js";
import { L } from "../leaflet.js";
import { escaped } from "../phrases.js";
import { nameThen } from "../scene/name-then.js";
import { selectedIds } from "../select/ids.js";
import { style } from "../shared.js";
import { store } from "../store.js";
import { crowdsOf } from "./crowding.js";
import { groupOf, keyOf, nameOfSites } from "./site-groups.js";
import { fit } from "../camera/fit.js";

/** @typedef {Marker<any> & { feature: Feature }} Sign */
/**
 * A sign that stands for several: the id by which the keyboard reaches it, the first of its sites, and what opens it.
 * @typedef {Sign & { stop: string, first: string, open: () => void }} SiteSign
 */

/**
 * Gathers the symbols of a layer as they lie at this zoom. What is selected itself stays out of all groups, as does what
 * the page is about; what belongs to the selection is not taken together with what does not.
 * @param {Layer} layer
 */
export const gatherSites = (layer) => {
  const signs = signsOf(layer);
  const [{ selection }, { subject }, selected] = [store.state, store.config, selectedIds()];
  const groups = signs.map(({ feature }) =>
    groupOf(feature, { ...layer.side, selection, selected, subject }),
  );
  const { map } = layer.side;
  const zoom = map.getZoom();
  const points = signs.map((sign) => map.project(sign.getLatLng(), zoom));
  const apart = zoom < map.getMaxZoom() ? style.sitesApart : 0;
  const crowds = crowdsOf(points, groups.map(keyOf), apart).filter(
    ({ members }) => members.length > 1,
  );
  const told = JSON.stringify([zoom, crowds, groups]);
  if (layer.gathered === told) return;
  layer.gathered = told;
  layer.siteSigns.forEach((sign) => layer.drawn?.removeLayer(sign));
  layer.crowded = new Set(
    crowds.flatMap(({ members }) => members.map((at) => idOf(signs[at].feature))),
  );
  signs.forEach((sign) =>
    sign.getElement()?.classList.toggle("crowded", layer.crowded.has(idOf(sign.feature))),
  );
  layer.siteSigns = crowds.map((crowd) => signOf(layer, crowd, signs, groups, zoom));
  layer.siteSigns.forEach((sign) => layer.drawn?.addLayer(sign));
  nameSoon();
};

/**
 * The symbols of places, without the signs of groups.
 * @param {Layer} layer
 * @returns {Sign[]}
 */
const signsOf = (layer) => {
  const own = new Set(/** @type {unknown[]} */ (layer.siteSigns));
  const all = /** @type {Sign[]} */ (/** @type {unknown} */ (layer.drawn?.getLayers() ?? []));
  return all.filter((sign) => !own.has(sign));
};

/** @param {Feature} feature */
const idOf = ({ properties: { feature = "" } }) => feature;

/**
 * @param {Layer} layer
 * @param {Crowd} crowd
 * @param {Sign[]} signs
 * @param {(SiteGroup | null)[]} groups
 * @param {number} zoom
 * @returns {SiteSign}
 */
const signOf = (layer, { members, x, y }, signs, groups, zoom) => {
  const { map } = layer.side;
  const own = members.map((at) => signs[at]);
  const group = /** @type {SiteGroup} */ (groups[members[0]]);
  const at = map.unproject([x, y], zoom);
  const name = nameOfSites(group, members.length);
  const icon = L.divIcon({
    className: `symbol symbol-sites${group.selected ? " selected" : ""}${group.idle ? " dimmed" : ""}`,
    html: `<svg viewBox="-8 -8 16 16" aria-hidden="true"><use href="#symbol-sites"/><text>${members.length}</text></svg>`,
    iconSize: [24, 24],
  });
  const sign = L.marker(at, { icon, keyboard: false, riseOnHover: true, zIndexOffset: 500 });
  const names = own.map(({ feature: { properties } }) =>
    nameThen(layer.side, properties.feature, properties),
  );
  sign.bindTooltip(`<b>${escaped(name)}</b><br>${names.map(escaped).join("<br>")}`, {
    direction: "top",
    offset: [0, -12],
    opacity: 1,
  });
  const first = idOf(own[0].feature);
  /* No site has such an id, and yet it is of their kind. */
  const stop = `${first} sites`;
  const opens = () => open(layer, own);
  sign.on("click", opens);
  sign.on("add", () =>
    setAttributes(/** @type {HTMLElement} */ (sign.getElement()), {
      "data-sites": stop,
      "aria-hidden": "true",
    }),
  );
  return Object.assign(sign, { feature: pseudoFeature(at, name, group), stop, first, open: opens });
};

/**
 * What labels and legend take the sign for.
 * @param {LatLng} at
 * @param {string} name
 * @param {SiteGroup} group
 * @returns {Feature}
 */
const pseudoFeature = ({ lat, lng }, name, { id, selected }) => ({
  type: "Feature",
  id: `sites of ${id}`,
  geometry: { type: "Point", coordinates: [lng, lat] },
  properties: { name, symbol: "sites", rank: 1, style: selected ? "selected" : "" },
});

/**
 * Comes so near that the sites lie apart.
 * @param {Layer} layer
 * @param {Sign[]} signs
 */
const open = ({ side: { map } }, signs) => {
  const bounds = L.latLngBounds(signs.map((sign) => sign.getLatLng()));
  fit(map, bounds, { margin: 70, travels: true });
};
