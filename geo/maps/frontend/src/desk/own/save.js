/* Rows with their answers as files: CSV that spreadsheets open in every script, and GeoJSON. */

/**
 * @import { Answered } from "./answering/answers.js"
 * @import { Row } from "./reading/rows.js"
 */

import { writeCsv } from "./csv.js";

const BOM = "\ufeff";

/**
 * What the atlas adds to a row, by column.
 * @param {Answered} answered
 * @param {number} at
 */
const columnsOf = ({ look, answers }, at) => {
  const { at: point, land, administrators, claimants, zones, place, km } = answers[at];
  const [lon, lat] = point.map((degrees) => Number(degrees.toFixed(6)));
  return {
    atlas_lon: lon,
    atlas_lat: lat,
    atlas_land_of: land,
    atlas_administered_by: administrators.join("; "),
    atlas_claimed_by: claimants.join("; "),
    atlas_zones: zones.join("; "),
    atlas_nearest_place: place,
    atlas_nearest_place_km: Number(km.toFixed(1)),
    atlas_drawn_by: look.as,
    atlas_on: look.on,
  };
};

/**
 * @param {Row[]} rows
 * @param {Answered} answered
 */
const records = (rows, answered) =>
  rows.map(({ words }, at) => ({ ...Object.fromEntries(words), ...columnsOf(answered, at) }));

/**
 * @param {Row[]} rows
 * @param {Answered} answered
 */
export const csvOf = (rows, answered) => {
  const cells = records(rows, answered);
  const columns = [...new Set(cells.flatMap((record) => Object.keys(record)))];
  return BOM + writeCsv(columns, cells);
};

/**
 * @param {Row[]} rows
 * @param {Answered} answered
 */
export const geoJsonOf = (rows, answered) => {
  const cells = records(rows, answered);
  const features = rows.map(({ geometry }, at) => ({
    type: "Feature",
    properties: cells[at],
    geometry,
  }));
  return JSON.stringify({ type: "FeatureCollection", features });
};
