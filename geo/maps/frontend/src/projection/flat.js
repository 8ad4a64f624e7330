/* Shapes on a plane: their edges bent as the projection bends them, and cut where it ends. */

/**
 * @import { Position } from "geojson"
 * @import { Projected, Shape } from "../../types.js"
 */

/** @typedef {{ plane: { x: number, y: number } }} Corner a point of which it is known where it lies on the plane */
/** @typedef {{ type: Shape["type"], coordinates: any }} FlatShape */
/** @typedef {Projected & { corner: (lon: number, lat: number, x: number, y: number) => Corner }} Flat */

/* Edges are straight in longitude and latitude; between points so near, none bends by more than 121 m. */
const STEP = 1;
const ARC = Math.PI / 36;
const TURN = 2 * Math.PI;

/**
 * A line with further points on its long edges, the same ones in both directions.
 * @param {Position[]} line
 */
export const densify = (line) => {
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
 * @param {Flat} flat
 * @param {Position} point
 * @returns {Corner}
 */
const cornerAt = ({ project, corner }, [lon, lat]) => {
  const at = project(lon, lat);
  return corner(lon, lat, at[0], at[1]);
};

/**
 * The last point within reach on an edge that leaves it.
 * @param {Flat} flat
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
 * @param {Flat} flat
 * @param {Position[]} line
 */
const runsOf = (flat, line) => {
  const points = densify(line);
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
const azimuthOf = ({ plane: { x, y } }) => Math.atan2(x, y);

/**
 * The corners on the edge of the drawing between two directions, the shorter way round.
 * @param {Flat} flat
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

/** @param {Flat} flat */
const wholeEdge = (flat) =>
  Array.from({ length: TURN / ARC + 1 }, (_part, index) => cornerAt(flat, flat.edge(index * ARC)));

/**
 * Whether a ring goes around a point an odd number of times.
 * @template Point
 * @param {Point[]} ring
 * @param {number} x
 * @param {number} y
 * @param {(point: Point) => number} xOf
 * @param {(point: Point) => number} yOf
 */
const surrounds = (ring, x, y, xOf, yOf) => {
  let odd = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1], ring[index]];
    const [ya, yb] = [yOf(a), yOf(b)];
    const crossed = ya > y !== yb > y;
    if (crossed && x < xOf(a) + ((y - ya) / (yb - ya)) * (xOf(b) - xOf(a))) odd = !odd;
  }
  return odd;
};

/**
 * Whether the centre of the projection lies in a ring of degrees, in whichever world the ring counts.
 * @param {Flat} flat
 * @param {Position[]} ring
 */
const holdsCentre = ({ lon_0: lon, lat_0: lat }, ring) =>
  [-360, 0, 360].some((world) =>
    surrounds(
      ring,
      lon + world,
      lat,
      ([x]) => x,
      ([, y]) => y,
    ),
  );

/**
 * A ring as rings within reach, which are filled where an odd number of them lies. Which way round the edge of the
 * drawing a cut ring goes is known by whether the centre lies in it.
 * @param {Flat} flat
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
  return surrounds(
    joined,
    0,
    0,
    ({ plane }) => plane.x,
    ({ plane }) => plane.y,
  ) === holdsCentre(flat, ring)
    ? rings
    : [...rings, wholeEdge(flat)];
};

/**
 * @param {Flat} flat
 * @param {Position[][]} polygon
 */
const areaOf = (flat, polygon) => polygon.flatMap((ring) => ringsOf(flat, ring));

/**
 * @param {Flat} flat
 * @param {Position[][]} lines
 * @returns {FlatShape}
 */
const linesOf = (flat, lines) => ({
  type: "MultiLineString",
  coordinates: lines.flatMap((line) => runsOf(flat, line).runs).filter((run) => run.length > 1),
});

/**
 * By the kind of a shape that has an extent; places are markers.
 * @type {Record<string, (flat: Flat, coordinates: any) => FlatShape>}
 */
const FLATTENED = {
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
 * Layers share shapes, and draw them again wherever a view comes near others.
 * @type {WeakMap<Flat, WeakMap<Shape, FlatShape>>}
 */
const known = new WeakMap();

/**
 * A shape as a projection draws it: corners stand for its positions.
 * @param {Flat} flat
 * @param {Shape} shape
 */
export const flattenShape = (flat, shape) => {
  const made = known.get(flat) ?? new WeakMap();
  known.set(flat, made);
  const found = made.get(shape) ?? FLATTENED[shape.type](flat, shape.coordinates);
  made.set(shape, found);
  return found;
};
