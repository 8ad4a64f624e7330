/* The first sight of a page goes when the page itself stands, its map and its card as well, or when Streamlit has
   something else to say. Until then the page is laid out unseen. */
"use strict";
document.documentElement.dataset.scripted = "";
document.addEventListener("DOMContentLoaded", () => {
  const early = document.getElementById("early");
  if (!early) return;
  const INSTEAD = ".stApp [role=alert], .stApp [data-testid=stException], [role=dialog]";
  /* Streamlit writes from the top down, and these last. */
  const LAST = ".stApp .footer, .stApp .embed-bar";
  /* A map that does not come is waited for so long after all else stands. */
  const PATIENCE_MS = 10_000;
  let patient = 0;

  const isDrawn = () => {
    const frame = document.querySelector(".st-key-map iframe");
    const { contentDocument } = /** @type {HTMLIFrameElement} */ (frame ?? {});
    return Boolean(contentDocument?.querySelector("#map_div[data-ready]"));
  };
  const waitsFor = (/** @type {string} */ part) =>
    early.querySelector(part) && !document.querySelector(`.stApp ${part}`);
  const stands = () => {
    if (!document.querySelector(LAST)) return false;
    patient ||= performance.now() + PATIENCE_MS;
    if (performance.now() > patient || !early.querySelector(".early-map")) return true;
    return isDrawn() && !waitsFor("[data-card]");
  };
  const watch = () => {
    if (document.querySelector(INSTEAD) || stands()) early.remove();
    else requestAnimationFrame(watch);
  };
  watch();
});
