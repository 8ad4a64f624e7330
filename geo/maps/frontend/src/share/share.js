/* Sharing: links to this very view, citations of it, and the builder of an embedded map. */

import { linkTo } from "../address/address.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, fields, textOf } from "../dom.js";
import { _ } from "../i18n.js";
import { today } from "../scene/look.js";
import { dayWords, readLook } from "../scene/look.js";
import { store } from "../store.js";
import { citation } from "./cite.js";
import { copy } from "./copy.js";
import { frameOf, showFrame } from "./frame.js";

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
    name: _(constants.name),
    slug: constants.slug,
  });

/* What a citation calls the view: the page, what is selected, by whom and for which day it is drawn. */
const titleOfView = () => {
  const page = bridge.page.document;
  const heading = textOf(element(page, "h1")) || _(constants.name);
  const card = textOf(element(page, "[data-card] h2"));
  const { first } = readLook();
  return `${card ? `${card}, ` : ""}${heading} (${_(store.main.scene.viewer)}, ${dayWords(first.on)})`;
};

/** @param {Builder} builder */
const buildEmbed = (builder) => {
  if (!builder.open) return;
  const parts = fields(builder, "[data-part]:checked").map(({ dataset }) => dataset.part);
  const src = linkTo(`?embed=true&parts=${parts.join(",")}`);
  showFrame(builder, frameOf(builder, src, `${_(constants.name)}: ${titleOfView()}`));
};
