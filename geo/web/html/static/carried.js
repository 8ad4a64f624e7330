/* What goes along to other pages: the language of this visit, the unit of its reader and the theme that the address
   asks for. Another language is another visit. */
"use strict";
(() => {
  const spoken = document.documentElement.lang;
  const kept = spoken === "en" ? "" : spoken;
  const { addressWith } = window.AtlasGrammar;
  const valueOf = (/** @type {string} */ key) =>
    new URLSearchParams(window.location.search).get(key) ?? "";
  /* No page has a theme that the atlas does not know. */
  const theme = () =>
    valueOf("theme") === document.documentElement.dataset.theme ? valueOf("theme") : "";

  /* An address of the atlas with what goes along. */
  const along = (/** @type {string} */ address) =>
    Object.entries({ unit: valueOf("unit"), theme: theme(), lang: kept })
      .filter(([, value]) => value)
      .reduce((led, [key, value]) => addressWith(led, key, value), address);

  /* Streamlit's menu leads to pages without a query. */
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
