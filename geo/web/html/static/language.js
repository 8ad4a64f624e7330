/* The language of this visit goes along to other pages, and so does the unit of its reader; another language is another
   visit. */
"use strict";
(() => {
  const spoken = document.documentElement.lang;
  const kept = spoken === "en" ? "" : spoken;
  const { addressWith } = window.AtlasGrammar;
  const unit = () => new URLSearchParams(window.location.search).get("unit") ?? "";

  /* An address of the atlas with what goes along. */
  const along = (/** @type {string} */ address) =>
    Object.entries({ unit: unit(), lang: kept })
      .filter(([, value]) => value)
      .reduce((led, [key, value]) => addressWith(led, key, value), address);

  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, title, address) => {
    const other =
      address && new URL(address, window.location.href).pathname !== window.location.pathname;
    push(state, title, other ? along(String(address)) : address);
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
      } else if (link?.matches('[href^="/"]:not([data-view])')) {
        link.href = along(link.href);
      }
    },
    { capture: true },
  );
})();
