/* Marks in words: what they are called, and what they measure. */

/** @import { Mark, MarkKind, Unit } from "./types.js" */

import { addressValue, writeAddress } from "../../address/address.js";
import { _, commas, decimalsOf, locale } from "../../i18n.js";
import { store } from "../../store.js";
import { areaKm2, azimuthDegrees, lengthKm } from "./geodesic.js";

/**
 * By the words of the address; the first is that of one which says none.
 * @type {Map<string, Unit>}
 */
export const UNITS = new Map([
  ["km", { name: "Kilometres", km: 1, length: "{distance} km", area: "{area} km²" }],
  ["mi", { name: "Miles", km: 1.609344, length: "{distance} mi", area: "{area} mi²" }],
  ["nm", { name: "Nautical miles", km: 1.852, length: "{distance} NM", area: "{area} NM²" }],
]);
const [[FIRST_UNIT, FIRST]] = UNITS;

/* The word of the unit in which a reader measures. */
export const unitName = () => {
  const given = addressValue("unit") ?? "";
  return UNITS.has(given) ? given : FIRST_UNIT;
};

const unitNow = () => UNITS.get(unitName()) ?? FIRST;

/** @param {string} name */
export const chooseUnit = (name) =>
  writeAddress({ unit: name === FIRST_UNIT ? null : name }, { push: true });

/**
 * What each message of this module is in English, so that catalogues find it.
 * @type {() => string[]}
 */
export const said = () => [
  _("Kilometres"),
  _("Miles"),
  _("Nautical miles"),
  _("{distance} km"),
  _("{distance} mi"),
  _("{distance} NM"),
  _("{area} km²"),
  _("{area} mi²"),
  _("{area} NM²"),
];

/** @type {Record<MarkKind, () => string>} */
const KINDS = {
  point: () => _("point"),
  line: () => _("distance"),
  area: () => _("area"),
  arrow: () => _("arrow"),
  ring: () => _("ring"),
  text: () => _("words on the map"),
  highlight: () => _("highlight"),
};

/** @param {MarkKind} kind */
export const kindName = (kind) => KINDS[kind]();

/**
 * A number as the language writes it.
 * @param {number} value
 * @param {number} decimals at most
 * @param {number} [always] so many of them even where they are noughts
 */
const numberText = (value, decimals, always = decimals) =>
  value.toLocaleString(locale(), {
    minimumFractionDigits: always,
    maximumFractionDigits: decimals,
  });

/** @param {number} km */
export const distanceText = (km) => {
  const unit = unitNow();
  const length = km / unit.km;
  return _(unit.length, { distance: numberText(length, decimalsOf(length)) });
};

/**
 * A ring is as wide as its reader says.
 * @param {number} km
 */
const radiusText = (km) => {
  const unit = unitNow();
  return _(unit.length, { distance: numberText(km / unit.km, 1, 0) });
};

/** @param {number} km2 */
export const areaText = (km2) => {
  const unit = unitNow();
  const area = km2 / unit.km ** 2;
  return _(unit.area, { area: numberText(area, decimalsOf(area)) });
};

/** @param {number} degrees */
const azimuthText = (degrees) => _("azimuth {degrees}°", { degrees: numberText(degrees, 1) });

/**
 * What a mark measures; empty where it measures nothing.
 * @param {Mark} mark
 */
export const figureText = ({ kind, points, radiusKm }) => {
  if (kind === "ring") return radiusText(radiusKm);
  if (kind === "area") return points.length > 2 ? areaText(areaKm2(points)) : "";
  return kind === "line" ? distanceText(lengthKm(points)) : "";
};

/**
 * Where a line of two points sets out to; empty of all else.
 * @param {Mark} mark
 */
export const directionText = ({ kind, points }) =>
  ["line", "arrow"].includes(kind) && points.length === 2
    ? azimuthText(azimuthDegrees(points[0], points[1]))
    : "";

/**
 * What stands at a mark: the reader's words, and what it measures.
 * @param {Mark} mark
 */
export const labelText = (mark) => {
  const figure = figureText(mark);
  if (mark.text && figure) return _("{words}: {figure}", { words: mark.text, figure });
  return mark.text || figure;
};

/**
 * A mark in a list: its kind, the reader's words, what it highlights, what it measures.
 * @param {Mark} mark
 */
export const markText = (mark) =>
  commas(
    [
      kindName(mark.kind),
      mark.text,
      store.listed.get(mark.feature)?.name ?? "",
      figureText(mark),
      directionText(mark),
    ].filter(Boolean),
  );
