/* On paper a page is one sheet: the handout of the very view, which the server draws. */
"use strict";
(() => {
  const root = document.documentElement;
  /** @type {string | undefined} */
  let before;
  /** The name of the page whose figure is offered; none where it has no map. */
  const name = () => document.querySelector("[data-handout]")?.getAttribute("data-handout");

  /** The sheet as markup; none where the server gives none, and the page is printed as it stands. */
  const handout = () => {
    const page = name();
    if (!page) return null;
    const query = new URLSearchParams(window.location.search);
    query.set("size", "handout-a4");
    const request = new XMLHttpRequest();
    /* What is to be printed has to be there when this returns. */
    request.open("GET", `${AtlasConstants.base}/figure/${page}.svg?${query}`, false);
    try {
      request.send();
    } catch {
      return null;
    }
    if (request.status !== 200) return null;
    return new DOMParser().parseFromString(request.responseText, "image/svg+xml").documentElement;
  };

  window.addEventListener("beforeprint", () => {
    before = root.dataset.theme;
    root.dataset.theme = "light";
    const sheet = handout();
    if (sheet) {
      const holder = document.createElement("div");
      holder.className = "handout";
      holder.append(document.importNode(sheet, true));
      document.body.append(holder);
      return;
    }
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
    document.querySelectorAll(".handout").forEach((sheet) => sheet.remove());
    if (before) root.dataset.theme = before;
  });
})();
