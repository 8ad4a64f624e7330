/* What the antimeridian cuts in two, as one shape, which goes on counting degrees in the east. */

/**
 * @import { Position } from "geojson"
 * @import { Collection, Shape } from "../../types.js"
 */

/** @typedef {Position[][]} Part */

const EDGE = 180;

/** @type {WeakSet<Collection>} */
const whole = new WeakSet();

/**
 * The same collection, its shapes whole.
 * @param {Collection} collection
 */
export const madeWhole = (collection) => {
  if (!whole.has(collection)) {
    whole.add(collection);
    collection.features.forEach((feature) => {
      feature.geometry = feature.geometry && joinHalves(feature.geometry);
    });
  }
  return collection;
};

/**
 * @param {Shape} shape
 * @returns {Shape}
 */
export const joinHalves = (shape) => {
  if (shape.type !== "MultiPolygon") return shape;
  const east = shape.coordinates.filter((part) => reaches(part, EDGE));
  const west = shape.coordinates.filter((part) => reaches(part, -EDGE));
  /* A land around a pole reaches both edges by itself. */
  if (!east.length || !west.length || east.some((part) => west.includes(part))) return shape;
  const parts = shape.coordinates.map((part) => (part[0].every(isWest) ? moveEast(part) : part));
  const cut = parts.filter((part) => reaches(part, EDGE));
  const others = parts.filter((part) => !reaches(part, EDGE));
  const holes = cut.flatMap(([, ...inner]) => inner);
  const [first, ...shells] = sewn(cut.map(([shell]) => shell));
  return {
    type: "MultiPolygon",
    coordinates: [...others, [first, ...holes], ...shells.map((shell) => [shell])],
  };
};

/**
 * Whether a part has an edge on that meridian.
 * @param {Part} part
 * @param {number} lon
 */
const reaches = ([shell], lon) => shell.some((point) => point[0] === lon);

/** @param {Position} point */
const isWest = ([lon]) => lon < 0;

/** @param {Part} part */
const moveEast = (part) => part.map((ring) => ring.map(([lon, lat]) => [lon + 2 * EDGE, lat]));

/**
 * Shells that share edges on the antimeridian as the shells around them. Both sides have the same corners.
 * @param {Position[][]} shells
 */
const sewn = (shells) => {
  const edges = shells
    .flatMap((shell) => shell.slice(1).map((to, index) => ({ from: shell[index], to })))
    .filter(({ from, to }) => from[0] !== EDGE || to[0] !== EDGE);
  const next = new Map(edges.map(({ from, to }) => [from.join(), to]));
  /** @type {Position[][]} */
  const rings = [];
  edges.forEach(({ from }) => {
    const ring = [from];
    let to = next.get(from.join());
    while (to) {
      next.delete(ring[ring.length - 1].join());
      ring.push(to);
      to = next.get(to.join());
    }
    if (ring.length > 1) rings.push(ring);
  });
  return rings;
};
