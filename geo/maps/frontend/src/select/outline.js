/* The edge around neighbouring shapes: what two of them share lies inside and is left out. */
export const outlineOf = (shapes) => {
  const polygons = shapes.filter(({ type }) => type.endsWith("Polygon"));
  if (polygons.length < 2) return shapes;
  const rings = polygons.flatMap(({ type, coordinates }) =>
    type === "Polygon" ? coordinates : coordinates.flat());
  const keyOf = (from, to) => [from.join(), to.join()].sort().join(" ");
  const seen = new Map();
  const edges = (ring, each) => ring.slice(1).forEach((to, index) => each(ring[index], to));
  rings.forEach((ring) => edges(ring, (from, to) =>
    seen.set(keyOf(from, to), (seen.get(keyOf(from, to)) || 0) + 1)));
  const lines = [];
  rings.forEach((ring) => {
    let line = null;
    edges(ring, (from, to) => {
      if (seen.get(keyOf(from, to)) > 1) { line = null; return; }
      if (!line) lines.push(line = [from]);
      line.push(to);
    });
  });
  const others = shapes.filter(({ type }) => !type.endsWith("Polygon"));
  return [{ type: "MultiLineString", coordinates: lines }, ...others];
};
