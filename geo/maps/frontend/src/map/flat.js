/* Shapes on a plane: their edges bent as the projection bends them, and cut where it ends. */

/**
 * @import { Position } from "geojson"
 * @import { Projected, Shape } from "../../types.js"
 */

/** A corner of a shape that is drawn: longitude, latitude, and x and y in metres. */
/** @typedef {[lon: number, lat: number, x: number, y: number]} Corner */

/* Edges are straight in longitude and latitude; between points so near, none bends by more than 25 m. */
const STEP = 0.5;
const ARC = Math.PI / 36;
const TURN = 2 * Math.PI;

/**
 * A line with further points on its long edges, the same ones in both directions.
 * @param {Position[]} line
 */
export const densified = (line) => {
  /** @type {Position[]} */
  const points = [line[0]];
  for (let index = 1; index < line.length; index += 1) {
    const [[lonA, latA], [lonB, latB]] = [line[index - 1], line[index]];
    const parts = Math.ceil(Math.max(Math.abs(lonB - lonA), Math.abs(latB - latA)) / STEP);
    for (let part = 1; part < parts; part += 1) {
      const share = part / parts;
      points.push([lonA + share * (lonB - lonA), latA + share * (latB - latA)]);
    }
    points.push(line[index]);
  }
  return points;
};

/**
 * @param {Projected} flat
 * @param {Position} point
 * @returns {Corner}
 */
const cornerAt = ({ project }, [lon, lat]) => [lon, lat, ...project(lon, lat)];

/**
 * The last point within reach on an edge that leaves it.
 * @param {Projected} flat
 * @param {Position} within
 * @param {Position} beyond
 */
const exitOf = (flat, within, beyond) => {
  let [near, far] = [within, beyond];
  for (let round = 0; round < 20; round += 1) {
    const middle = [(near[0] + far[0]) / 2, (near[1] + far[1]) / 2];
    if (flat.reaches(middle[0], middle[1])) near = middle;
    else far = middle;
  }
  return near;
};

/**
 * The runs of a line within reach, and whether it lies whole within it.
 * @param {Projected} flat
 * @param {Position[]} line
 */
const runsOf = (flat, line) => {
  const points = densified(line);
  /** @type {Corner[][]} */
  const runs = [];
  let [inside, whole] = [false, true];
  points.forEach((point, index) => {
    const reached = flat.reaches(point[0], point[1]);
    whole &&= reached;
    if (reached && !inside) {
      const entry = index ? [exitOf(flat, point, points[index - 1])] : [];
      runs.push(entry.map((end) => cornerAt(flat, end)));
    }
    if (reached) runs[runs.length - 1].push(cornerAt(flat, point));
    if (!reached && inside) {
      runs[runs.length - 1].push(cornerAt(flat, exitOf(flat, points[index - 1], point)));
    }
    inside = reached;
  });
  return { runs, whole };
};

/** @param {Corner} corner */
const azimuthOf = ([, , x, y]) => Math.atan2(x, y);

/**
 * The corners on the edge of the drawing between two directions, the shorter way round.
 * @param {Projected} flat
 * @param {number} from
 * @param {number} to
 */
const arc = (flat, from, to) => {
  const way = to - from - TURN * Math.round((to - from) / TURN);
  const parts = Math.ceil(Math.abs(way) / ARC);
  return Array.from({ length: Math.max(0, parts - 1) }, (_part, index) =>
    cornerAt(flat, flat.edge(from + (way * (index + 1)) / parts)),
  );
};

/** @param {Projected} flat */
const wholeEdge = (flat) =>
  Array.from({ length: TURN / ARC + 1 }, (_part, index) => cornerAt(flat, flat.edge(index * ARC)));

/**
 * Whether a ring goes around a point an odd number of times.
 * @param {ArrayLike<number>[]} ring
 * @param {number} x
 * @param {number} y
 * @param {number} first of the coordinates of each point
 */
const surrounds = (ring, x, y, first) => {
  let odd = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1], ring[index]];
    const [ya, yb] = [a[first + 1], b[first + 1]];
    const crossed = ya > y !== yb > y;
    if (crossed && x < a[first] + ((y - ya) / (yb - ya)) * (b[first] - a[first])) odd = !odd;
  }
  return odd;
};

/**
 * Whether the centre of the projection lies in a ring of degrees, in whichever world the ring counts.
 * @param {Projected} flat
 * @param {Position[]} ring
 */
const holdsCentre = ({ lon_0: lon, lat_0: lat }, ring) =>
  [-360, 0, 360].some((world) => surrounds(ring, lon + world, lat, 0));

/**
 * A ring as rings within reach, which are filled where an odd number of them lies. Which way round the edge of the
 * drawing a cut ring goes is known by whether the centre lies in it.
 * @param {Projected} flat
 * @param {Position[]} ring
 * @returns {Corner[][]}
 */
const ringsOf = (flat, ring) => {
  const { runs, whole } = runsOf(flat, ring);
  if (whole) return runs;
  const [first, last] = [runs[0], runs[runs.length - 1]];
  const closed = runs.length > 1 && flat.reaches(ring[0][0], ring[0][1]);
  if (closed) {
    first.unshift(...last.slice(0, -1));
    runs.pop();
  }
  const joined = runs.flatMap((run, index) => {
    const next = runs[(index + 1) % runs.length];
    return [...run, ...arc(flat, azimuthOf(run[run.length - 1]), azimuthOf(next[0]))];
  });
  if (joined.length) joined.push(joined[0]);
  const rings = joined.length ? [joined] : [];
  return surrounds(joined, 0, 0, 2) === holdsCentre(flat, ring)
    ? rings
    : [...rings, wholeEdge(flat)];
};

/**
 * @param {Projected} flat
 * @param {Position[][]} polygon
 */
const areaOf = (flat, polygon) => polygon.flatMap((ring) => ringsOf(flat, ring));

/**
 * @param {Projected} flat
 * @param {Position[][]} lines
 * @returns {Shape}
 */
const linesOf = (flat, lines) => ({
  type: "MultiLineString",
  coordinates: lines.flatMap((line) => runsOf(flat, line).runs).filter((run) => run.length > 1),
});

/** @type {Record<string, (flat: Projected, coordinates: any) => Shape>} */
const FLATTENED = {
  Point: (flat, point) => ({ type: "Point", coordinates: cornerAt(flat, point) }),
  MultiPoint: (flat, points) => ({
    type: "MultiPoint",
    coordinates: points.map((/** @type {Position} */ point) => cornerAt(flat, point)),
  }),
  LineString: (flat, line) => linesOf(flat, [line]),
  MultiLineString: linesOf,
  Polygon: (flat, polygon) => ({ type: "Polygon", coordinates: areaOf(flat, polygon) }),
  MultiPolygon: (flat, polygons) => ({
    type: "MultiPolygon",
    coordinates: polygons
      .map((/** @type {Position[][]} */ polygon) => areaOf(flat, polygon))
      .filter((/** @type {Corner[][]} */ rings) => rings.length),
  }),
};

/**
 * A shape as a projection draws it: each of its positions is a corner.
 * @param {Projected} flat
 * @param {Shape} shape
 */
export const flattened = (flat, { type, coordinates }) => FLATTENED[type](flat, coordinates);
