/* Sharing: links to this very view, citations of it, and the builder of an embedded map. */
"use strict";
Atlas.followShare = (page) => {
  /* A link shows the view of the moment at which it is followed or copied. */
  ["pointerdown", "focusin", "contextmenu", "click"].forEach((type) => Atlas.listen(type, page, ({ target }) => {
    const link = target.closest?.("[data-view]");
    if (!link) return;
    link.atlasTarget ??= link.getAttribute("href");
    link.href = Atlas.linkTo(link.atlasTarget);
  }));
  Atlas.listen("click", page, ({ target }) => {
    const cite = target.closest?.("[data-cite]");
    if (cite) Atlas.copy(cite, Atlas.citation(cite.dataset.cite, cite.dataset.title || Atlas.titleOfView()));
  });
  Atlas.listen("input", page, ({ target }) => {
    if (target.closest?.(".embed-builder")) Atlas.buildEmbed(target.closest(".embed-builder"));
  });
  /* The preview is a visit of its own, so it waits until the builder is opened. */
  Atlas.listen("toggle", page, ({ target }) => {
    if (target.matches?.(".embed-builder")) Atlas.buildEmbed(target);
  }, { capture: true });
};

/* What a citation calls the view: the page, what is selected, by whom and for which day it is drawn. */
Atlas.titleOfView = () => {
  const heading = Atlas.page.document.querySelector("h1")?.textContent.trim() || "Kavkaz Atlas";
  const card = Atlas.page.document.querySelector("[data-card] h2")?.textContent.trim();
  const { first } = Atlas.readLook();
  return `${card ? `${card}, ` : ""}${heading} (${Atlas._(Atlas.main.scene.viewer)}, ${Atlas.dayWords(first.on)})`;
};

/* A citation with the link of this very view, today's date and the versions of the data. */
Atlas.citation = (style, title) => {
  const today = new Date();
  const day = today.toISOString().slice(0, 10);
  const words = today.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });
  return Atlas.CITATIONS[style]({ title: title.replace(/\.$/, ""), link: Atlas.linkTo(), day, words, year: day.slice(0, 4) });
};

Atlas.CITATIONS = {
  APA: ({ title, link, words, year }) =>
    `Kavkaz Atlas. (${year}). ${title} [Interactive map; data: ${Atlas.versions}]. Retrieved ${words}, from ${link}`,
  BibTeX: ({ title, link, day, year }) => {
    const safe = (text) => text.replace(/[{}\\]/g, "").replace(/([&%$#_])/g, "\\$1");
    return `@misc{kavkaz-atlas-${day},\n  title = {${safe(title)}},\n  author = {{Kavkaz Atlas}},\n  year = {${year}},\n` +
      `  url = {${link}},\n  urldate = {${day}},\n  note = {Data: ${safe(Atlas.versions)}}\n}`;
  },
  /* CSL-JSON 1.0.2, as Zotero and Pandoc read it. */
  "CSL-JSON": ({ title, link, day }) => {
    const date = { "date-parts": [day.split("-").map(Number)] };
    return JSON.stringify([{
      id: `kavkaz-atlas-${day}`, type: "map", title, author: [{ literal: "Kavkaz Atlas" }], publisher: "Kavkaz Atlas",
      medium: "Interactive map", URL: link, issued: date, accessed: date, note: `Data: ${Atlas.versions}`,
    }], null, 2);
  },
  plain: ({ title, link, day }) => `“${title}”, Kavkaz Atlas, ${link} (seen on ${day}; data: ${Atlas.versions}).`,
};

Atlas.buildEmbed = (builder) => {
  if (!builder.open) return;
  const value = (name) => builder.querySelector(`[data-embed=${name}]`);
  const size = (name, least, most) => Math.min(most, Math.max(least, Math.round(Number(value(name).value)) || least));
  const [width, height] = [size("width", 200, 2400), size("height", 200, 1600)];
  const parts = [...builder.querySelectorAll("[data-part]:checked")].map((box) => box.dataset.part).join(",");
  const source = Atlas.linkTo(`?embed=true&parts=${parts}`);
  const frame = document.createElement("iframe");
  Object.entries({ src: source, title: `Kavkaz Atlas: ${Atlas.titleOfView()}`, width: value("fluid").checked ? "100%" : width,
    height, loading: "lazy", allow: "fullscreen; clipboard-write", style: "border:0" })
    .forEach(([name, text]) => frame.setAttribute(name, text));
  builder.querySelector("textarea").value = frame.outerHTML;
  builder.querySelector("[data-copy]").dataset.copy = frame.outerHTML;
  const preview = builder.querySelector(".embed-preview");
  if (preview.firstChild?.getAttribute("src") !== source) preview.replaceChildren(Object.assign(frame.cloneNode(), { loading: "eager" }));
  Object.assign(preview.firstChild, { width: value("fluid").checked ? "100%" : width, height });
};
