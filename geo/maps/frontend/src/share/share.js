/* Sharing: links to this very view, citations of it, and the builder of an embedded map. */

import { linkTo } from "../address/address.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, fields, make, setAttributes, textOf } from "../dom.js";
import { _ } from "../i18n.js";
import { today } from "../scene/look.js";
import { dayWords, readLook } from "../scene/look.js";
import { store } from "../store.js";
import { citation } from "./cite.js";
import { copy } from "./copy.js";

/** @typedef {HTMLDetailsElement} Builder */

/**
 * Where links to the view lead at first.
 * @type {WeakMap<Element, string>}
 */
const targets = new WeakMap();

/** @param {Document} page */
export const followShare = (page) => {
  /* A link shows the view of the moment at which it is followed or copied. */
  const types = /** @type {const} */ (["pointerdown", "focusin", "contextmenu", "click"]);
  types.forEach((type) =>
    listen(type, page, ({ target }) => followLink(closest(target, "[data-view]"))),
  );
  listen("click", page, ({ target }) => {
    const cite = closest(target, "[data-cite]");
    if (cite) copy(cite, citationOf(cite));
  });
  listen("input", page, ({ target }) => {
    const builder = closest(target, ".embed-builder");
    if (builder) buildEmbed(/** @type {Builder} */ (builder));
  });
  /* The preview is a visit of its own, so it waits until the builder is opened. */
  listen(
    "toggle",
    page,
    ({ target }) => {
      const builder = /** @type {Builder} */ (target);
      if (builder.matches?.(".embed-builder")) buildEmbed(builder);
    },
    { capture: true },
  );
};

/** @param {HTMLElement | null} link */
const followLink = (link) => {
  if (!link) return;
  const target = targets.get(link) ?? link.getAttribute("href") ?? "";
  targets.set(link, target);
  link.setAttribute("href", linkTo(target));
};

/**
 * A citation with the link of this very view, today's date and the versions of the data.
 * @param {HTMLElement} button
 */
const citationOf = ({ dataset: { cite = "", title } }) =>
  citation(cite, {
    title: title || titleOfView(),
    link: linkTo(),
    day: today(),
    versions: constants.versions,
    name: constants.name,
    slug: constants.slug,
  });

/* What a citation calls the view: the page, what is selected, by whom and for which day it is drawn. */
const titleOfView = () => {
  const page = bridge.page.document;
  const heading = textOf(element(page, "h1")) || constants.name;
  const card = textOf(element(page, "[data-card] h2"));
  const { first } = readLook();
  return `${card ? `${card}, ` : ""}${heading} (${_(store.main.scene.viewer)}, ${dayWords(first.on)})`;
};

/**
 * A size that a frame can have: whole pixels within bounds; the least where none is given.
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
export const frameSize = (text, least, most) =>
  Math.min(most, Math.max(least, Math.round(Number(text)) || least));

/** @param {Builder} builder */
const buildEmbed = (builder) => {
  const preview = element(builder, ".embed-preview");
  if (!builder.open || !preview) return;
  const frame = frameOf(builder);
  fields(builder, "textarea")[0].value = frame.outerHTML;
  const copied = element(builder, "[data-copy]");
  if (copied) copied.dataset.copy = frame.outerHTML;
  showPreview(preview, frame);
};

/** @param {Builder} builder */
const frameOf = (builder) => {
  /** @param {string} name */
  const field = (name) => fields(builder, `[data-embed=${name}]`)[0];
  const parts = fields(builder, "[data-part]:checked").map(({ dataset }) => dataset.part);
  const frame = make(document, "iframe", {});
  setAttributes(frame, {
    src: linkTo(`?embed=true&parts=${parts.join(",")}`),
    title: `${constants.name}: ${titleOfView()}`,
    width: field("fluid").checked ? "100%" : frameSize(field("width").value, 200, 2400),
    height: frameSize(field("height").value, 200, 1600),
    loading: "lazy",
    allow: "fullscreen; clipboard-write",
    style: "border:0",
  });
  return frame;
};

/**
 * A frame that shows this view already keeps it, and takes the new size.
 * @param {HTMLElement} preview
 * @param {HTMLIFrameElement} frame
 */
const showPreview = (preview, frame) => {
  const shown = preview.querySelector("iframe");
  const { width, height } = frame;
  if (shown?.getAttribute("src") === frame.getAttribute("src")) {
    Object.assign(shown, { width, height });
  } else preview.replaceChildren(Object.assign(frame.cloneNode(), { loading: "eager" }));
};
