/* The first sight of a page goes when the page itself stands, or when Streamlit has something else to say. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const early = document.getElementById("early");
  if (!early) return;
  const STANDS =
    ".stApp h1, .st-key-embed, .stApp [role=alert], .stApp [data-testid=stException], [role=dialog]";
  const watch = new MutationObserver(() => {
    if (!document.querySelector(STANDS)) return;
    watch.disconnect();
    early.remove();
  });
  watch.observe(document.body, { childList: true, subtree: true });
});
