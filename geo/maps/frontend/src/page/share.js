import { linkTo } from "../address/address.js";
import { bridge, listen } from "../bridge.js";
import { _ } from "../i18n.js";
import { dayWords, readLook } from "../scene/look.js";
import { store } from "../store.js";
import { citation } from "./cite.js";
import { copy } from "./copy.js";

export const followShare = (page) => {
  /* A link shows the view of the moment at which it is followed or copied. */
  ["pointerdown", "focusin", "contextmenu", "click"].forEach((type) => listen(type, page, ({ target }) => {
    const link = target.closest?.("[data-view]");
    if (!link) return;
    link.atlasTarget ??= link.getAttribute("href");
    link.href = linkTo(link.atlasTarget);
  }));
  listen("click", page, ({ target }) => {
    const cite = target.closest?.("[data-cite]");
    if (cite) copy(cite, citation(cite.dataset.cite, cite.dataset.title || titleOfView()));
  });
  listen("input", page, ({ target }) => {
    if (target.closest?.(".embed-builder")) buildEmbed(target.closest(".embed-builder"));
  });
  /* The preview is a visit of its own, so it waits until the builder is opened. */
  listen("toggle", page, ({ target }) => {
    if (target.matches?.(".embed-builder")) buildEmbed(target);
  }, { capture: true });
};

/* What a citation calls the view: the page, what is selected, by whom and for which day it is drawn. */
export const titleOfView = () => {
  const heading = bridge.page.document.querySelector("h1")?.textContent.trim() || "Kavkaz Atlas";
  const card = bridge.page.document.querySelector("[data-card] h2")?.textContent.trim();
  const { first } = readLook();
  return `${card ? `${card}, ` : ""}${heading} (${_(store.main.scene.viewer)}, ${dayWords(first.on)})`;
};

export const buildEmbed = (builder) => {
  if (!builder.open) return;
  const value = (name) => builder.querySelector(`[data-embed=${name}]`);
  const size = (name, least, most) => Math.min(most, Math.max(least, Math.round(Number(value(name).value)) || least));
  const [width, height] = [size("width", 200, 2400), size("height", 200, 1600)];
  const parts = [...builder.querySelectorAll("[data-part]:checked")].map((box) => box.dataset.part).join(",");
  const source = linkTo(`?embed=true&parts=${parts}`);
  const frame = document.createElement("iframe");
  Object.entries({ src: source, title: `Kavkaz Atlas: ${titleOfView()}`, width: value("fluid").checked ? "100%" : width,
    height, loading: "lazy", allow: "fullscreen; clipboard-write", style: "border:0" })
    .forEach(([name, text]) => frame.setAttribute(name, text));
  builder.querySelector("textarea").value = frame.outerHTML;
  builder.querySelector("[data-copy]").dataset.copy = frame.outerHTML;
  const preview = builder.querySelector(".embed-preview");
  if (preview.firstChild?.getAttribute("src") !== source) preview.replaceChildren(Object.assign(frame.cloneNode(), { loading: "eager" }));
  Object.assign(preview.firstChild, { width: value("fluid").checked ? "100%" : width, height });
};
