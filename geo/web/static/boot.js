/* Tells Streamlit's page where its server is, so that no page looks below its own path for it. */
"use strict";
window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/" };
