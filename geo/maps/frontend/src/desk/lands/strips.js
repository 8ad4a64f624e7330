/* Which face a point is in, and where a line crosses from one into another: edges by strips of longitude. */

/** @import { Edges } from "./arcs.js" */

const STRIPS_PER_DEGREE = 10;
const STRIPS = 360 * STRIPS_PER_DEGREE;

/** @typedef {{ edges: Edges, first: Uint32Array, members: Uint32Array }} Strips */

/**
 * @param {number} x
 * @param {number} units
 */
const stripOf = (x, units) =>
  Math.min(Math.max(Math.floor((x / units + 180) * STRIPS_PER_DEGREE), 0), STRIPS - 1);

/**
 * The edges of each strip that they reach.
 * @param {Edges} edges
 * @returns {Strips}
 */
export const stripsOf = (edges) => {
  const { x, isEnd, units } = edges;
  /** @param {(strip: number, edge: number) => void} each */
  const eachMember = (each) => {
    for (let edge = 0; edge < x.length - 1; edge += 1) {
      if (isEnd[edge]) continue;
      const last = stripOf(Math.max(x[edge], x[edge + 1]), units);
      for (let at = stripOf(Math.min(x[edge], x[edge + 1]), units); at <= last; at += 1) {
        each(at, edge);
      }
    }
  };
  const first = new Uint32Array(STRIPS + 1);
  eachMember((strip) => {
    first[strip + 1] += 1;
  });
  for (let strip = 0; strip < STRIPS; strip += 1) first[strip + 1] += first[strip];
  const members = new Uint32Array(first[STRIPS]);
  const next = first.slice();
  eachMember((strip, edge) => {
    members[next[strip]] = edge;
    next[strip] += 1;
  });
  return { edges, first, members };
};

/** @param {number} lon */
const wrapLon = (lon) => lon - 360 * Math.floor((lon + 180) / 360);

/**
 * How far north an edge is where it crosses a meridian; -Infinity where it does not.
 * @param {Edges} edges
 * @param {number} edge
 * @param {number} px
 */
const heightAt = ({ x, y }, edge, px) => {
  const [west, east] = x[edge] < x[edge + 1] ? [edge, edge + 1] : [edge + 1, edge];
  if (x[west] > px || x[east] <= px) return -Infinity;
  return y[west] + ((px - x[west]) / (x[east] - x[west])) * (y[east] - y[west]);
};

/**
 * The number of the face in which a point is; -1 for water. It is the face below the nearest edge above the point.
 * @param {Strips} strips
 * @param {number} lon
 * @param {number} lat
 */
export const faceAt = ({ edges, first, members }, lon, lat) => {
  const { x, left, right, units } = edges;
  const [px, py] = [wrapLon(lon) * units, lat * units];
  const strip = stripOf(px, units);
  let [nearest, found] = [Infinity, -1];
  for (let at = first[strip]; at < first[strip + 1]; at += 1) {
    const edge = members[at];
    const height = heightAt(edges, edge, px);
    if (height < py || height > nearest) continue;
    const below = x[edge] < x[edge + 1] ? right[edge] : left[edge];
    /* Where each face has edges of its own, both lie above the point, and one of them has water below. */
    found = height < nearest ? below : Math.max(found, below);
    nearest = height;
  }
  return found;
};

/**
 * At which parts (0 to 1) of a short line that is straight in degrees it crosses edges, in order.
 * @param {Strips} strips
 * @param {number[]} from longitude and latitude
 * @param {number[]} to
 */
export const crossings = (strips, from, to) => {
  const { units } = strips.edges;
  const line = {
    x: wrapLon(from[0]) * units,
    y: from[1] * units,
    dx: (to[0] - from[0]) * units,
    dy: (to[1] - from[1]) * units,
  };
  const turn = 360 * units;
  const end = line.x + line.dx;
  /* What goes over the antimeridian goes on at the other end of the world. */
  const beyond = end >= turn / 2 ? -turn : end < -turn / 2 ? turn : 0;
  const found = new Set(edgesCrossedBy(strips, line));
  if (beyond) {
    edgesCrossedBy(strips, { ...line, x: line.x + beyond }).forEach((at) => found.add(at));
  }
  return [...found].sort((a, b) => a - b);
};

/**
 * @param {Strips} strips
 * @param {{ x: number, y: number, dx: number, dy: number }} line
 */
const edgesCrossedBy = ({ edges, first, members }, line) => {
  const { x, y, units } = edges;
  const ends = [line.x, line.x + line.dx].sort((a, b) => a - b);
  const [low, high] = ends.map((at) => stripOf(at, units));
  const found = [];
  for (let at = first[low]; at < first[high + 1]; at += 1) {
    const edge = members[at];
    const part = partAt(line, x[edge], y[edge], x[edge + 1], y[edge + 1]);
    if (part !== null) found.push(part);
  }
  return found;
};

/**
 * The part of a line at which it crosses an edge; null where it does not.
 * @param {{ x: number, y: number, dx: number, dy: number }} line
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
const partAt = ({ x, y, dx, dy }, x1, y1, x2, y2) => {
  const [ex, ey] = [x2 - x1, y2 - y1];
  const turn = dx * ey - dy * ex;
  const [ox, oy] = [x1 - x, y1 - y];
  const along = (ox * ey - oy * ex) / turn;
  const across = (ox * dy - oy * dx) / turn;
  return along > 0 && along < 1 && across >= 0 && across <= 1 ? along : null;
};
