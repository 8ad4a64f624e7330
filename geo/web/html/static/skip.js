/* The first tab stop leads past the menu and the map; the address stays as it is. */
"use strict";
document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest?.(".skip");
  if (!link) return;
  event.preventDefault();
  const places = [
    ".story-step[data-current] .story-card",
    ".story .story-card",
    "nav.features",
    ".worldviews-shown",
    ".embed-bar",
    "main h2",
    "h2",
    "h1",
  ];
  const found = places.map((place) => document.querySelector(place)).find(Boolean);
  const target = /** @type {HTMLElement | null | undefined} */ (found);
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
});
