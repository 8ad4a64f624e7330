/* Tells Streamlit's page where its server is, so that no page looks below its own path for it. */
"use strict";
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}${AtlasConstants.base}/` };

/* Streamlit fetches its icon font, a quarter of a first visit, before it shows any icon; browsers
   fetch a font by themselves when something is written in it. */
document.fonts.load = (
  (load) => (/** @type {string} */ font, /** @type {string | undefined} */ text) =>
    font.includes("Material Symbols") ? Promise.resolve([]) : load.call(document.fonts, font, text)
)(document.fonts.load);
