/* Map and panel end where the window ends, however much stands above them. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const measure = () => {
    ["map", "panel"].forEach((part) => {
      const place = document.querySelector(`.st-key-${part}`);
      if (!place) return;
      const scrolled = document.querySelector("[data-testid=stMain]")?.scrollTop || 0;
      const top = `${Math.round(place.getBoundingClientRect().top + scrolled)}px`;
      if (root.style.getPropertyValue(`--${part}-top`) !== top) {
        root.style.setProperty(`--${part}-top`, top);
      }
    });
  };
  const sizes = new ResizeObserver(measure);
  const parts = ".head, .notice, .st-key-controls, .st-key-story, .st-key-figures";
  new MutationObserver(() => {
    document.querySelectorAll(parts).forEach((part) => sizes.observe(part));
    measure();
  }).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", measure);
});
