/* Points in grids: MGRS, and plus codes (open location codes). */

import mgrs from "mgrs";
import { OpenLocationCode } from "open-location-code";

import { pointOf } from "./degrees.js";

/* A square of a hundred kilometres is no point. */
const MGRS = /^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(\d\d){1,5}$/;
const codes = new OpenLocationCode();

/**
 * The middle of the square that a text names; null where it names none.
 * @param {string} text
 */
export const pointInGrid = (text) => {
  const code = text.replace(/\s/g, "").toUpperCase();
  return MGRS.test(code) ? middleOfSquare(code) : middleOfPlusCode(code);
};

/** @param {string} code */
const middleOfSquare = (code) => {
  try {
    const [lon, lat] = mgrs.toPoint(code);
    return pointOf(lat, lon);
  } catch (error) {
    return null; /* the letters of a square that its zone does not have */
  }
};

/** @param {string} code */
const middleOfPlusCode = (code) => {
  if (!codes.isFull(code)) return null;
  const { latitudeCenter, longitudeCenter } = codes.decode(code);
  return pointOf(latitudeCenter, longitudeCenter);
};
