/* The language of this visit goes along to other pages; another language is another visit. */
"use strict";
(() => {
  const spoken = document.documentElement.lang;
  const kept = spoken === "en" ? "" : spoken;
  const { addressWith } = window.AtlasGrammar;

  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, title, address) => {
    const other =
      address && new URL(address, window.location.href).pathname !== window.location.pathname;
    push(state, title, other && kept ? addressWith(String(address), "lang", kept) : address);
  };

  document.addEventListener(
    "click",
    ({ target }) => {
      const found = /** @type {Element} */ (target).closest?.("a[href]");
      const link = /** @type {HTMLAnchorElement | null | undefined} */ (found);
      if (link?.dataset.lang) {
        link.href = addressWith(
          window.location.href,
          "lang",
          link.dataset.lang === "en" ? "" : link.dataset.lang,
        );
      } else if (kept && link?.matches('[href^="/"]:not([data-view])')) {
        link.href = addressWith(link.href, "lang", kept);
      }
    },
    { capture: true },
  );
})();
