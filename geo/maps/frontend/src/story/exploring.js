/* The address of a view of the story on another page. */

import { FRAMING } from "../address/values.js";

/* What belongs to the story alone, or to the page around it. */
const LEFT = ["step", ...FRAMING];

/**
 * The query of the same view on a page that has these layers and is drawn in that projection at first.
 * @param {URLSearchParams} query
 * @param {{ at: string, layers: string[], shown: string[], projection: string, drawn: string }} view
 */
export const exploring = (query, { at, layers, shown, projection, drawn }) => {
  const explored = new URLSearchParams(query);
  LEFT.forEach((key) => explored.delete(key));
  explored.set("at", at);
  const kept = shown.filter((layer) => layers.includes(layer));
  if (kept.length) explored.set("layers", kept.join(","));
  else explored.delete("layers");
  if (drawn === projection) explored.delete("proj");
  else explored.set("proj", drawn);
  return explored;
};
