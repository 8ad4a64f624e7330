/* A line around a part of the earth, as it is drawn in degrees. */

/** @typedef {[lon: number, lat: number]} Degrees */

const TURN = 360;
/** @type {Degrees[]} */
const ALL = [
  [-180, -90],
  [180, 90],
];

/**
 * By how much one longitude lies east of another, the shorter way.
 * @param {number} from
 * @param {number} to
 */
const eastward = (from, to) => to - from - TURN * Math.round((to - from) / TURN);

/**
 * A closed line whose longitudes go on counting past the antimeridian. Where it goes around a pole, it goes along the
 * edge of degrees there; two corners are a box, and stand for all where both poles are within.
 * @param {Degrees[]} points
 * @param {{ north: boolean, south: boolean }} poles which of them are within
 * @returns {Degrees[]}
 */
export const outlineInDegrees = (points, { north, south }) => {
  if (north && south) return ALL;
  /** @type {Degrees[]} */
  const line = [];
  points.forEach(([lon, lat]) => {
    const before = line.length ? line[line.length - 1][0] : 0;
    line.push([before + eastward(before, lon), lat]);
  });
  if (!north && !south) return line;
  const [[first, lat]] = line;
  const last = line[line.length - 1][0];
  const end = last + eastward(last, first);
  const pole = north ? 90 : -90;
  return [...line, [end, lat], [end, pole], [first, pole]];
};
