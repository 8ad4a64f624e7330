/* Tells Streamlit's page where its server is, so that no page looks below its own path for it. */
"use strict";
window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/" };

/* Streamlit fetches its icon font, a quarter of a first visit, before it shows any icon; browsers
   fetch a font by themselves when something is written in it. */
document.fonts.load = ((load) => (font, text) =>
  font.includes("Material Symbols") ? Promise.resolve([]) : load.call(document.fonts, font, text)
)(document.fonts.load);

/* After a break of the connection the server, or another one, may know nothing of this page, and
   Streamlit asks it for a fragment that it never ran. The address says all: the page runs anew. */
window.WebSocket = class extends WebSocket {
  static opened = 0;
  constructor(...options) {
    super(...options);
    this.addEventListener("open", () => {
      if (window.WebSocket.opened++)
        window.setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate")), 300);
    });
  }
};
