/* KML and GPX as GeoJSON; loaded when a reader opens such a file. */

import { gpx, kml } from "@tmcw/togeojson";

/**
 * The features of a document; null where it is none of these.
 * @param {string} text
 * @returns {import("geojson").Feature<import("geojson").Geometry | null>[] | null}
 */
export const readMarkup = (text) => {
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.querySelector("parsererror")) return null;
  const name = document.documentElement.localName.toLowerCase();
  if (name === "gpx") return gpx(document).features;
  return name === "kml" ? kml(document).features : null;
};
