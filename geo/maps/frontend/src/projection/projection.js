/* The projection of the maps: as the address asks for it, drawn anew where that changes. */

/**
 * @import { Definition, Feature } from "../../types.js"
 * @import { Plane } from "./plane.js"
 * @import { Side } from "../map/side.js"
 */

import { keepingFocus } from "../a11y/keyboard.js";
import { addressValue, readSelection, writeAddress } from "../address/address.js";
import { say } from "../controls/notice.js";
import { gazetteerEntries } from "../gazetteer.js";
import { _ } from "../i18n.js";
import { markProjection } from "../legend/projection-choice.js";
import { store } from "../store.js";
import { chosenBasemap } from "../map/basemap.js";
import { definitionFor, isAboutSelection, projectionName } from "./definitions.js";
import { planeOf } from "./plane.js";

/** @typedef {{ id: string, name: string, point: [lon: number, lat: number] }} Centre */

/**
 * The selected places that are known, by their ids.
 * @type {Map<string, Centre>}
 */
const centres = new Map();

const nameNow = () =>
  projectionName(
    { asked: addressValue("proj"), basemap: chosenBasemap() },
    store.config.projections,
  );

/* The selected place from which the map measures; null where it measures from the page's own, or from none. */
export const selectedCentre = () => {
  const id = readSelection() ?? "";
  return id.startsWith("place:") && !store.config.projections.about ? centreOf(id) : null;
};

/** @param {string} id */
const centreOf = (id) => {
  const drawn = [...store.layers.values()]
    .filter(({ kind }) => kind === "points")
    .flatMap(({ all }) => all.filter(({ properties }) => properties.feature === id));
  drawn.forEach((feature) => centres.set(id, centreAt(id, feature)));
  return centres.get(id) ?? null;
};

/**
 * @param {string} id
 * @param {Feature} feature
 * @returns {Centre}
 */
const centreAt = (id, { geometry, properties: { name = "" } }) => {
  const [lon, lat] = /** @type {import("geojson").Point} */ (geometry).coordinates;
  return { id, name, point: [lon, lat] };
};

/**
 * A place that no layer has drawn yet is where the list of names has it.
 * @param {string} id
 */
const findCentre = async (id) => {
  try {
    const entries = await gazetteerEntries();
    const entry = entries.find((known) => known.id === id);
    if (!entry) return;
    centres.set(id, { id, name: entry.names[0], point: [entry.lon, entry.lat] });
    followProjection();
  } catch (error) {
    say(_("The place could not be found, so distances are true from the middle of the map."));
  }
};

/* Draws the maps as the address asks. */
export const followProjection = () => {
  const name = nameNow();
  const centre = selectedCentre();
  const id = readSelection() ?? "";
  const wanted = definitionFor(name, centre?.point ?? null, store.config.projections);
  if (!isSame(wanted, store.projection)) project(wanted);
  if (isAboutSelection(name, store.config.projections) && id.startsWith("place:") && !centre) {
    findCentre(id);
  }
  markProjection();
};

/**
 * @param {Definition} one
 * @param {Definition | null} other
 */
const isSame = (one, other) =>
  one.name === other?.name && one.lon_0 === other.lon_0 && one.lat_0 === other.lat_0;

/** @param {Definition} definition */
const project = (definition) => {
  const plane = planeOf(definition);
  store.projection = definition;
  store.adjusting = true;
  keepingFocus(() => store.sides.forEach((side) => reproject(side, plane)));
  store.adjusting = false;
};

/**
 * Centre and zoom stay; what is drawn goes before the plane changes, and comes as it lies on the new one.
 * @param {Side} side
 * @param {Plane} plane
 */
const reproject = ({ map, layers, outline, cursor }, plane) => {
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  const drawn = [...layers.values()].filter((layer) => layer.drawn);
  [outline, cursor, ...drawn.map((layer) => layer.drawn)].forEach((part) => part?.remove());
  /* So nothing is drawn as the map gets there, before all of it is laid. */
  drawn.forEach((layer) => (layer.drawn = null));
  map.options.crs = plane;
  map.setView(centre, zoom, /** @type {any} */ ({ reset: true, animate: false }));
  /* Leaflet measures how far the world repeats when a zoom ends. */
  map.fire("zoomend");
  drawn.forEach((layer) => layer.lay());
  drawn[0]?.follow();
};

/** @param {string} name */
export const setProjection = (name) => {
  writeAddress({ proj: name === store.config.projections.at_first ? null : name });
  followProjection();
};
