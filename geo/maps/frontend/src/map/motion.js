export const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

/* Who asks for less motion gets no flight, no glide and no growing zoom. */
export const calm = (map) => {
  const panBy = map.panBy.bind(map);
  map.panBy = (offset, options) => panBy(offset, reducedMotion.matches ? { ...options, animate: false } : options);
  const { inertia, zoomAnimationThreshold } = map.options;
  const follow = () => Object.assign(map.options, reducedMotion.matches
    ? { inertia: false, zoomAnimationThreshold: -1 } : { inertia, zoomAnimationThreshold });
  reducedMotion.addEventListener("change", follow);
  follow();
};
