/* A saved file: documents and cards come from the file itself, and its address stands after the #. */
"use strict";
Atlas.openSaved = (here) => {
  Atlas.saved = here;
  Atlas.page = window;
  if (!location.hash && here.query) history.replaceState(null, "", `#${here.query}`);
  const documents = Atlas.unpacked("documents");
  Atlas.fetchJson = async (url) => {
    const all = await documents;
    const document = all[url] ?? all[Atlas.sceneBefore(all, url)];
    if (!document) throw new Error(`this file does not hold ${url}`);
    return document;
  };
  const cards = Atlas.unpacked("cards");
  Atlas.tellPage = () => Atlas.showCard(cards);
  Atlas.runPage = Atlas.tellLook;
  window.addEventListener("popstate", Atlas.tellPage);
  window.addEventListener("load", Atlas.tellPage);
};

/* Scenes that are like that of the day of change before them are not in the file. */
Atlas.sceneBefore = (all, url) => {
  const [, viewer] = /^(\/data\/scenes\/[^/]+\/)/.exec(url) || [];
  return viewer && Object.keys(all).filter((key) => key.startsWith(viewer) && key <= url).sort().pop();
};

/* JSON that stands in the file, gzipped and in base64. */
Atlas.unpacked = async (id) => {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
};

/* Cards are of the look with which the file was saved; the file says so where it shows another. */
Atlas.showCard = async (cards) => {
  const all = await cards;
  const id = Atlas.readSelection();
  const place = document.querySelector("[data-details]");
  Atlas.emptyCard ??= place.innerHTML;
  place.innerHTML = all[id] ?? Atlas.emptyCard;
  Atlas.tellLook();
};

Atlas.tellLook = () => {
  const { as, on } = Atlas.readLook().first;
  const [ownAs, ownOn] = Atlas.saved.look;
  const told = document.querySelector("[data-told]");
  told.hidden = !Atlas.readSelection() || (as === ownAs && on === ownOn);
  told.textContent = Atlas._("The map follows the view that you choose; the facts below are those of the saved one: {viewer}, {day}.",
    { viewer: Atlas._(Atlas.viewers[ownAs]), day: Atlas.dayWords(ownOn) });
};
