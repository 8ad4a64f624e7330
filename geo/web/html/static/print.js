/* On paper a page is light, and says where it was and when. */
"use strict";
(() => {
  const root = document.documentElement;
  /** @type {string | undefined} */
  let before;
  window.addEventListener("beforeprint", () => {
    before = root.dataset.theme;
    root.dataset.theme = "light";
    const day = new Date().toLocaleDateString(root.lang || "en", {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    document.querySelectorAll(".printed").forEach((line) => {
      line.textContent = `${window.location.href} (${day})`;
    });
  });
  window.addEventListener("afterprint", () => {
    if (before) root.dataset.theme = before;
  });
})();
