/* All land as edges between two faces: read from the packed arcs of the atlas, or from faces as they are drawn. */

/**
 * @import { Position } from "geojson"
 * @import { Feature, Shape } from "../../../types.js"
 */

/**
 * Edges between points; of a point that ends a run none begins. Coordinates are in `units` to a degree. `left` and
 * `right` give the number of the face on either side of the edge that begins at a point, and -1 for water.
 * @typedef {object} Edges
 * @property {number} units
 * @property {Int32Array} x
 * @property {Int32Array} y
 * @property {Int16Array} left
 * @property {Int16Array} right
 * @property {Uint8Array} isEnd of each point: whether no edge begins there
 */

/**
 * A face by its id, with the state that it is named after and its zones, leaf first.
 * @typedef {{ id: string, state: string, zones: string[] }} Face
 */

/** @typedef {{ faces: Face[], edges: Edges, names: Record<string, string> }} Land */

/** @param {number} value */
const decodeZigzag = (value) => (value >>> 1) ^ -(value & 1);

/**
 * Numbers with seven bits to a byte, lowest first, read one after another.
 * @param {Uint8Array} bytes
 * @param {number} from
 */
const numbersIn = (bytes, from) => {
  let at = from;
  const next = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at];
      at += 1;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value >>> 0;
  };
  return {
    next,
    /** @param {number} count */
    many: (count) => {
      const found = new Uint32Array(count);
      for (let number = 0; number < count; number += 1) found[number] = next();
      return found;
    },
    /** @param {number} count */
    bytes: (count) => bytes.subarray(at, (at += count)),
  };
};

/**
 * @param {number} count of the points
 * @param {number} units
 * @returns {Edges}
 */
const emptyEdges = (count, units) => ({
  units,
  x: new Int32Array(count),
  y: new Int32Array(count),
  left: new Int16Array(count).fill(-1),
  right: new Int16Array(count).fill(-1),
  isEnd: new Uint8Array(count),
});

/**
 * What geo/layers/arcs.py packs.
 * @param {ArrayBuffer} packed
 * @returns {Land}
 */
export const unpackedLand = (packed) => {
  const length = new DataView(packed).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, length)));
  const read = numbersIn(new Uint8Array(packed), 4 + length);
  const [left, right, counts, east, north] = Array.from({ length: 5 }, () =>
    read.many(header.arcs),
  );
  const low = [read.bytes(header.edges), read.bytes(header.edges)];
  const high = [read.many(header.edges), read.many(header.edges)];
  /** @param {number} axis @param {number} edge */
  const step = (axis, edge) => decodeZigzag(high[axis][edge] * 256 + low[axis][edge]);
  const edges = emptyEdges(header.edges + header.arcs, header.units);
  let [point, edge, x0, y0] = [0, 0, 0, 0];
  counts.forEach((count, arc) => {
    x0 += decodeZigzag(east[arc]);
    y0 += decodeZigzag(north[arc]);
    let [x, y] = [x0, y0];
    for (let part = 0; part <= count; part += 1, point += 1) {
      [edges.x[point], edges.y[point]] = [x, y];
      [edges.left[point], edges.right[point]] = [left[arc] - 1, right[arc] - 1];
      if (part === count) break;
      x += step(0, edge);
      y += step(1, edge);
      edge += 1;
    }
    edges.isEnd[point] = 1;
    point += 1;
  });
  /** @type {[string, string, ...string[]][]} */
  const listed = header.faces;
  const faces = listed.map(([id, state, ...zones]) => ({ id, state, zones }));
  return { faces, edges, names: namesIn(header) };
};

/**
 * The English names of states and zones, by feature.
 * @param {{ states: Record<string, string>, zones: Record<string, string> }} header
 */
const namesIn = ({ states, zones }) =>
  Object.fromEntries([
    ...Object.entries(states).map(([code, name]) => [`state:${code}`, name]),
    ...Object.entries(zones).map(([id, name]) => [`zone:${id}`, name]),
  ]);

/* How finely drawn faces are read; they are coarser than that. */
const DRAWN_UNITS = 100_000;

/**
 * @param {Position[]} ring
 */
const isClockwise = (ring) =>
  ring.reduce((sum, [x, y], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return sum + (x2 - x) * (y2 + y);
  }, 0) > 0;

const EDGE = 180;

/**
 * A ring in runs: what the map draws beyond the antimeridian is at the other end of the world.
 * @param {Position[]} ring
 */
const runsOf = (ring) => {
  /** @type {Position[][]} */
  const runs = [];
  let shift = NaN;
  ring.slice(1).forEach(([lon, lat], at) => {
    const [lonBefore, latBefore] = ring[at];
    const beyond = Math.min(lon, lonBefore) >= EDGE ? -2 * EDGE : 0;
    if (beyond !== shift) runs.push([[lonBefore + beyond, latBefore]]);
    shift = beyond;
    runs[runs.length - 1].push([lon + shift, lat]);
  });
  return runs;
};

/**
 * The faces that the map draws, as a saved file has them: each edge between two faces is there from both sides.
 * @param {Feature[]} features
 * @returns {Land}
 */
export const drawnLand = (features) => {
  const runs = features.flatMap(({ geometry }, face) =>
    polygonsOf(geometry).flatMap((polygon) =>
      polygon.flatMap((ring, at) => {
        const isLeft = isClockwise(ring) === at > 0;
        return runsOf(ring).map((points) => ({ points, face, isLeft }));
      }),
    ),
  );
  const count = runs.reduce((sum, { points }) => sum + points.length, 0);
  const edges = emptyEdges(count, DRAWN_UNITS);
  let point = 0;
  runs.forEach(({ points, face, isLeft }) => {
    points.forEach(([lon, lat]) => {
      edges.x[point] = Math.round(lon * DRAWN_UNITS);
      edges.y[point] = Math.round(lat * DRAWN_UNITS);
      (isLeft ? edges.left : edges.right)[point] = face;
      point += 1;
    });
    edges.isEnd[point - 1] = 1;
  });
  return { faces: features.map(faceOf), edges, names: Object.fromEntries(features.map(nameOf)) };
};

/**
 * @param {Shape | null} geometry
 * @returns {Position[][][]}
 */
const polygonsOf = (geometry) => {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  return geometry?.type === "MultiPolygon" ? geometry.coordinates : [];
};

/** @param {Feature} feature */
const nameOf = ({ properties: { feature = "", name = "" } }) => [feature, name];

/**
 * @param {Feature} feature
 * @returns {Face}
 */
const faceOf = ({ id, properties: { feature = "", parts = [] } }) => {
  const [kind, own] = feature.split(":");
  if (kind === "state") return { id, state: own, zones: [] };
  return { id, state: "", zones: [feature, ...parts].map((zone) => zone.split(":")[1]) };
};
