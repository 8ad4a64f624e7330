export const byFeature = (groups) => Object.fromEntries(
  Object.entries(groups || {}).flatMap(([value, features]) => features.map((feature) => [feature, value])));

export const indexScene = (scene) => {
  const holderOf = byFeature(scene.holders);
  const hatchOf = byFeature(scene.hatches);
  const hidden = new Set([...(scene.gone || []), ...(scene.quiet || [])]);
  return {
    viewer: scene.viewer || "",
    names: scene.names || {},
    moved: new Set(scene.moved),
    dimmed: new Set(scene.dimmed),
    idle: new Set(scene.idle),
    hatchOf,
    claimsOf: byFeature(scene.claims),
    unfound: new Set(scene.unfound),
    administratorOf: byFeature(scene.administrators),
    borderOf: byFeature(scene.borders),
    /* The code of who holds a face; '' where nobody does, or several. */
    holder: ({ id, properties: { feature } }) =>
      holderOf[id] ?? (feature?.startsWith("state:") ? feature.slice(6) : ""),
    /* A state that is not there that day has no label, nor a zone that nobody disputes then. */
    hides: (feature) => hidden.has(feature),
  };
};
