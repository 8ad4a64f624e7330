/* A saved file: documents and cards come from the file itself, and its address stands after the #. */
"use strict";
window.AtlasSaved = (() => {
  const { bridge } = Atlas;

  /** @param {import("../../../maps/frontend/types.js").Saved} here */
  const open = (here) => {
    bridge.saved = here;
    bridge.page = window;
    if (!location.hash && here.query) history.replaceState(null, "", `#${here.query}`);
    const documents = unpack("documents");
    bridge.documents = async (url) => {
      const all = await documents;
      const document = all[url] ?? all[sceneBefore(Object.keys(all), url)];
      if (!document) throw new Error(`this file does not hold ${url}`);
      return document;
    };
    bridge.script = async (url) => {
      const script = document.createElement("script");
      script.textContent = await bridge.documents(url);
      document.head.append(script);
    };
    const cards = unpack("cards");
    const parts = unpack("parts");
    /* Cards are of the look with which the file was saved; the file says so where it shows another. That of a point is
       made by the map itself, of the look that it shows. */
    bridge.card = async (_address, id) => {
      const card = (await cards)[id] ?? "";
      return typeof card === "string" ? card : card[Atlas.unitName()];
    };
    /* What the page beside the map tells is measured in the unit that its reader chooses. */
    let current = new URLSearchParams(here.query).get("unit") ?? "km";
    const tellUnit = async () => {
      const unit = Atlas.unitName();
      if (unit === current) return;
      current = unit;
      Object.entries((await parts)[unit]).forEach(([name, markup]) => {
        const part = document.querySelector(`.saved .${name}`);
        if (part && unit === current) part.outerHTML = /** @type {string} */ (markup);
      });
    };
    const tell = () => {
      tellLook();
      void tellUnit();
    };
    bridge.runPage = tell;
    window.addEventListener("load", tell);
  };

  /* Scenes that are like that of the day of change before them are not in the file. */
  /**
   * @param {string[]} urls
   * @param {string} url
   */
  const sceneBefore = (urls, url) => {
    const [, viewer] = /^(.*\/data\/scenes\/[^/]+\/)/.exec(url) || [];
    const before = urls.filter((known) => viewer && known.startsWith(viewer) && known <= url);
    return before.sort().pop() ?? "";
  };

  /* JSON that stands in the file, gzipped and in base64. */
  /** @param {string} id */
  const unpack = async (id) => {
    const bytes = Uint8Array.from(atob(document.getElementById(id)?.textContent ?? ""), (sign) =>
      sign.charCodeAt(0),
    );
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  };

  const tellLook = () => {
    const { as, on } = Atlas.readLook().first;
    const notice = /** @type {HTMLElement | null} */ (document.querySelector("[data-unsaved]"));
    if (!notice || !bridge.saved) return;
    const [ownAs, ownOn] = bridge.saved.look;
    const selection = Atlas.readSelection();
    const isOwn = selection?.startsWith("point:") || (as === ownAs && on === ownOn);
    notice.hidden = !selection || Boolean(isOwn);
    notice.textContent = Atlas._(
      "The map follows the view that you choose; the facts below are those of the saved one: {viewer}, {day}.",
      {
        viewer: Atlas._(AtlasConstants.viewers[ownAs]),
        day: Atlas.dayWords(ownOn),
      },
    );
  };

  return { open };
})();
