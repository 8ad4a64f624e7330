/* Which projection a view asks for, and about which point; as geo/web/content/page_view.py says. */

/** @import { Config, Definition } from "../../types.js" */

import { style } from "../shared.js";

/**
 * Whether true distances are those from the selected place, because the page has no place of its own.
 * @param {string} name
 * @param {Config["projections"]} page
 */
export const isAboutSelection = (name, { about }) => name === "aeqd" && !about;

/**
 * The name of the projection: as the view asks, or else that of the page; Mercator below an online basemap.
 * @param {{ asked: string | null, basemap: string }} view
 * @param {Config["projections"]} page
 */
export const projectionName = ({ asked, basemap }, { at_first: first, known }) => {
  if (basemap) return "mercator";
  return known.find(({ name }) => name === asked)?.name ?? first;
};

/**
 * @param {string} name
 * @param {[lon: number, lat: number] | null} place that is selected
 * @param {Config["projections"]} page
 * @returns {Definition}
 */
export const definitionFor = (name, place, page) => {
  const own = /** @type {Definition} */ (page.known.find((known) => known.name === name));
  if (!place || !isAboutSelection(name, page)) return own;
  const [lon, lat] = place.map((degrees) => Number(degrees.toFixed(style.decimals)));
  return { name, lon_0: lon, lat_0: lat };
};
