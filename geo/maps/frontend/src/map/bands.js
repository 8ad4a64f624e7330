/* The zoom bands in which a layer is sent. */

import { style } from "../shared.js";

/**
 * The band to draw of those that a layer has. The first map is drawn from the medium band, which is soon there,
 * and then made finer.
 * @param {number} zoom
 * @param {boolean} ready
 * @param {Record<string, string>} urls
 */
export const bandOf = (zoom, ready, urls) => {
  /* From these zooms on, the medium and the fine band of a layer are drawn. */
  const [medium, fine] = style.bands;
  const band = zoom < medium ? "coarse" : zoom < fine || !ready ? "medium" : "fine";
  return urls[band] ? band : "all";
};
