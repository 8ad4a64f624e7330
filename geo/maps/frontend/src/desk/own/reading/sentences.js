/* Why a file is not read, in words: what it is called, the row, what is wrong, and the remedy. */

import { _, countText } from "../../../i18n.js";
import { Refusal, limits } from "./limits.js";

/** @typedef {keyof typeof SENTENCES} Reason */

const SENTENCES = {
  kind: () =>
    _(
      "“{file}” is none of the files that can be read here; save it as GeoJSON, CSV, KML, KMZ, GPX or a zipped shapefile.",
    ),
  unread: () => _("“{file}” could not be read; save it again, or choose another file."),
  geopackage: () =>
    _(
      "“{file}” is a GeoPackage, which a browser cannot read without a database; save its layer as GeoJSON (in QGIS: Export, Save Features As).",
    ),
  empty: () => _("“{file}” is empty; choose a file that has rows."),
  large: () =>
    _(
      "“{file}” has {size} MB, and up to {most} MB can be read; save a part of it, or fewer columns.",
    ),
  unpacked: () =>
    _(
      "“{file}” holds more than {most} MB when it is unpacked; save a part of it, or fewer columns.",
    ),
  rows: () => _("“{file}” has {count} rows, and up to {most} can be drawn; save a part of it."),
  points: () =>
    _("“{file}” has more than {most} points in its lines and areas; simplify them first."),
  encoding: () => _("“{file}” is not written in UTF-8 or UTF-16; save it again as UTF-8."),
  json: () =>
    _(
      "“{file}” is no JSON that can be read: {cause}; save it again from the program that made it.",
    ),
  geojson: () => _("“{file}” is JSON, but no GeoJSON: it has no features; save it as GeoJSON."),
  markup: () =>
    _("“{file}” is no KML or GPX that can be read; save it again from the program that made it."),
  entities: () =>
    _("“{file}” declares entities of its own, which are not read; save it without a DOCTYPE."),
  archive: () => _("“{file}” cannot be unpacked; pack it again as ZIP without a password."),
  members: () =>
    _("“{file}” has no .shp, .kml or .geojson inside; pack the files of one layer into it."),
  shapefile: () =>
    _("“{file}” has a shapefile that cannot be read; pack .shp, .dbf and .prj of one layer again."),
  crs: () =>
    _(
      "“{file}” is in the reference system {crs}; degrees (EPSG:4326), Web Mercator and UTM can be read, so save it in EPSG:4326.",
    ),
  columns: () => _("“{file}” has no two columns for latitude and longitude; add them, in degrees."),
  none: () => _("None of the {count} rows of “{file}” can be placed. {first}"),
  position: () => _("Row {row} has no position; add its latitude and longitude."),
  number: () => _("Row {row}: “{value}” is no number of degrees; write it as 37.47 or 37,47."),
  swapped: () =>
    _(
      "Row {row}: latitude {lat} is not between −90 and 90; latitude and longitude seem to have changed places.",
    ),
  metres: () =>
    _(
      "Row {row}: {lon}, {lat} are no degrees; save the file in EPSG:4326, or name its reference system.",
    ),
  shape: () => _("Row {row} has a shape of no known kind; save the file again."),
  refused: () =>
    _(
      "“{file}” could not be had from {host}: it is not there, or {host} does not allow other sites to read it (CORS); download it and open the file here.",
    ),
  absent: () =>
    _("{host} has no “{file}” to give (it answered {status}); check the address after data=."),
  longer: () =>
    _("“{file}” has more than {most} MB, the most that can be read; save a part of it."),
  link: () => _("The link cannot be read; ask for it again, or for the file."),
};

/** @param {unknown} value */
const textOf = (value) => (typeof value === "number" ? countText(value) : value);

/**
 * The sentence for an error that came while a file was read.
 * @param {unknown} error
 * @param {string} file
 * @returns {string}
 */
export const sentenceOf = (error, file) => {
  const { reason, values } = error instanceof Refusal ? error : new Refusal("unread");
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    value instanceof Refusal ? sentenceOf(value, file) : textOf(value),
  ]);
  return filledIn(SENTENCES[reason](), { file, ...Object.fromEntries(texts) });
};

/**
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 */
const filledIn = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

/* What can be read, said before a file is chosen. */
export const limitsInWords = () =>
  _(
    "GeoJSON, CSV, KML, KMZ, GPX or a zipped shapefile: up to {megabytes} MB and {rows} rows, in degrees (EPSG:4326), Web Mercator or UTM.",
    { megabytes: textOf(limits.megabytes), rows: textOf(limits.rows) },
  );

/**
 * Rows that were left out: the first few in words, and how many others.
 * @param {Refusal[]} left
 * @param {string} file
 */
export const leftOut = (left, file) => {
  if (!left.length) return "";
  const texts = left.slice(0, 3).map((refusal) => sentenceOf(refusal, file));
  const number = _("Rows of “{file}” left out: {count}.", { file, count: textOf(left.length) });
  return [number, ...texts].join(" ");
};
