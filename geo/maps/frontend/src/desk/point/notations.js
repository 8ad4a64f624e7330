/* The ways to write a point that a saved file can tell, as geo/layers/points/notations.py has them. */

/** @typedef {import("../../address/values.js").Point} Point */

/** @param {Point} point */
export const decimalDegrees = ({ lat, lon }) => `${lat.toFixed(4)}, ${lon.toFixed(4)}`;

/** @param {number} degrees */
const inSixtieths = (degrees) => {
  const tenths = Math.round(Math.abs(degrees) * 36000);
  const [minutes, seconds] = [Math.floor(tenths / 600), (tenths % 600) / 10];
  const padded = String(minutes % 60).padStart(2, "0");
  return `${Math.floor(minutes / 60)}°${padded}′${seconds.toFixed(1).padStart(4, "0")}″`;
};

/** @param {Point} point */
export const sexagesimal = ({ lat, lon }) =>
  `${inSixtieths(lat)}${lat < 0 ? "S" : "N"} ${inSixtieths(lon)}${lon < 0 ? "W" : "E"}`;

const DIGITS = "23456789CFGHJMPQRVWX";
/* A code of ten digits has five of each coordinate, the last of which counts 1/8000 of a degree. */
const [PAIRS, STEPS] = [5, 8000];

/* In whole millionths of a step, so that 0.1 stays 0.1. */
/** @param {number} degrees */
const stepsOf = (degrees) => Math.floor(Math.round(degrees * STEPS * 1e6) / 1e6);

/** @param {Point} point */
export const plusCode = ({ lat, lon }) => {
  let north = Math.min(Math.max(stepsOf(lat + 90), 0), 180 * STEPS - 1);
  let east = stepsOf(lon + 180) % (360 * STEPS);
  let code = "";
  for (let pair = 0; pair < PAIRS; pair += 1) {
    code = DIGITS[north % 20] + DIGITS[east % 20] + code;
    [north, east] = [Math.floor(north / 20), Math.floor(east / 20)];
  }
  return `${code.slice(0, 8)}+${code.slice(8)}`;
};
