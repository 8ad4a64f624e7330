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
  /* To measure makes the browser lay the page out: once a frame, and not at every change. */
  let waiting = 0;
  const measureSoon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      measure();
    });
  };
  const sizes = new ResizeObserver(measureSoon);
  const parts = ".head, .notice, .st-key-controls, .st-key-story, .st-key-figures";
  new MutationObserver(() => {
    document.querySelectorAll(parts).forEach((part) => sizes.observe(part));
    measureSoon();
  }).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", measureSoon);
});
