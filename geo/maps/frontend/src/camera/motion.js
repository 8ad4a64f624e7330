/* Who asks for less motion gets no flight, no glide and no growing zoom. */

/** @import { Map } from "leaflet" */

export const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

/** @param {Map} map */
export const calm = (map) => {
  const panBy = map.panBy.bind(map);
  map.panBy = (offset, options) =>
    panBy(offset, reducedMotion.matches ? { ...options, animate: false } : options);
  const { inertia, zoomAnimationThreshold } = map.options;
  const still = { inertia: false, zoomAnimationThreshold: -1 };
  const follow = () =>
    Object.assign(map.options, reducedMotion.matches ? still : { inertia, zoomAnimationThreshold });
  reducedMotion.addEventListener("change", follow);
  follow();
};
