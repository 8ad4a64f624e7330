/* Citations and the builder of an embedded view on pages without a live map, whose script does it elsewhere. */
"use strict";
(() => {
  const SHARE = "[data-cited]";

  /** What is cited, with its link on this host and today, which the kept HTML of a page may not know. */
  const citedIn = (/** @type {HTMLElement} */ share) => {
    const cited = JSON.parse(share.dataset.cited ?? "");
    const day = new Date().toISOString().slice(0, 10);
    return { ...cited, day, link: new URL(cited.link, window.location.href).href };
  };

  const build = (/** @type {Event} */ { target }) => {
    const builder = /** @type {Element} */ (target).closest?.(`${SHARE} .embed-builder[open]`);
    if (!builder) return;
    const { link, title, name } = citedIn(/** @type {HTMLElement} */ (builder.closest(SHARE)));
    const src = new URL(link);
    src.searchParams.set("embed", "true");
    window.AtlasGrammar.showFrame(
      builder,
      window.AtlasGrammar.frameOf(builder, src.href, `${name}: ${title}`),
    );
  };

  document.addEventListener("click", ({ target }) => {
    const pressed = /** @type {Element} */ (target);
    const button = /** @type {HTMLElement | null} */ (
      pressed.closest?.(`${SHARE} [data-cite], ${SHARE} [data-copy]`)
    );
    if (!button) return;
    const share = /** @type {HTMLElement} */ (button.closest(SHARE));
    const { cite, copy = "" } = button.dataset;
    const { citation, copyText } = window.AtlasGrammar;
    const { copied = "", prompted = "" } = share.dataset;
    copyText(window, button, cite ? citation(cite, citedIn(share)) : copy, { copied, prompted });
  });
  document.addEventListener("input", build);
  document.addEventListener("toggle", build, { capture: true });
})();
