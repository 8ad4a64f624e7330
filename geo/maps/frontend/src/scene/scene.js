/* The scene of a side: whose land each face is, by whom, on which day. Geometry stays as it is. */

/** @import { Scene, SceneDocument } from "../../types.js" */

/**
 * What features are in which group, turned round: the group of each feature.
 * @param {Record<string, string[]> | null | undefined} groups
 * @returns {Record<string, string>}
 */
export const byFeature = (groups) =>
  Object.fromEntries(
    Object.entries(groups ?? {}).flatMap(([value, features]) =>
      features.map((feature) => [feature, value]),
    ),
  );

/**
 * @param {SceneDocument} scene
 * @returns {Scene}
 */
export const indexScene = ({ viewer = "", names = {}, gone = [], quiet = [], ...scene }) => {
  const holderOf = byFeature(scene.holders);
  const hidden = new Set([...gone, ...quiet]);
  return {
    viewer,
    names,
    moved: new Set(scene.moved),
    dimmed: new Map(Object.entries(scene.dimmed ?? {})),
    idle: new Set(scene.idle),
    unfound: new Set(scene.unfound),
    dividedOf: byFeature(scene.divided),
    hatchOf: byFeature(scene.hatches),
    claimsOf: byFeature(scene.claims),
    administratorOf: byFeature(scene.administrators),
    borderOf: byFeature(scene.borders),
    /* The code of who holds a face; '' where nobody does, or several. */
    holder: ({ id, properties: { feature } }) =>
      holderOf[id] ?? (feature?.startsWith("state:") ? feature.slice("state:".length) : ""),
    /* A state that is not there that day has no label, nor a zone that nobody disputes then. */
    hides: (feature) => feature !== undefined && hidden.has(feature),
  };
};
