/* Tables sort and filter by a script of the desk, which is fetched when the first of them comes in sight. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  /** @type {Promise<unknown> | undefined} */
  let asked;
  const tables = () =>
    /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(".stApp [data-table]:not([data-with-tools])")
    );
  const addAllTools = () => {
    const { addTools } = globalThis.AtlasDesk.tables;
    tables().forEach(addTools);
  };
  const seen = new IntersectionObserver((entries) => {
    if (asked || !entries.some(({ isIntersecting }) => isIntersecting)) return;
    asked = window.AtlasGrammar.loadDesk("tables");
    seen.disconnect();
    asked.then(addAllTools, () =>
      console.warn("Tables stay as they are: their script did not come."),
    );
  });
  const watch = () => {
    if (globalThis.AtlasDesk?.tables) addAllTools();
    else if (!asked) tables().forEach((table) => seen.observe(table));
  };
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
  watch();
});
