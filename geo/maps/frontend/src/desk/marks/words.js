/* Marks in words: what they are called, and what they measure. */

/** @import { Mark, MarkKind } from "./types.js" */

import { _, commas, decimalsOf } from "../../i18n.js";
import { store } from "../../store.js";
import { distanceText, numberText, radiusText, unitNow } from "../units.js";
import { areaKm2, azimuthDegrees, lengthKm } from "./geodesic.js";

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

/** @param {number} km2 */
export const areaText = (km2) => {
  const unit = unitNow();
  const area = km2 / unit.km2;
  return unit.area(numberText(area, decimalsOf(area)));
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
