/* The frame in which another page shows a view. */

import { setAttributes } from "../dom.js";

/**
 * A size that a frame can have: whole pixels within bounds; the least where none is given.
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
const frameSize = (text, least, most) =>
  Math.min(most, Math.max(least, Math.round(Number(text)) || least));

/**
 * A frame of the size that the fields of a builder ask for.
 * @param {Element} builder
 * @param {string} src
 * @param {string} title
 */
export const frameOf = (builder, src, title) => {
  /** @param {string} name */
  const field = (name) =>
    /** @type {HTMLInputElement} */ (builder.querySelector(`[data-embed=${name}]`));
  const frame = builder.ownerDocument.createElement("iframe");
  setAttributes(frame, {
    src,
    title,
    width: field("fluid").checked ? "100%" : frameSize(field("width").value, 200, 2400),
    height: frameSize(field("height").value, 200, 1600),
    loading: "lazy",
    allow: "fullscreen; clipboard-write",
    style: "border:0",
  });
  return frame;
};

/**
 * A builder has the code of a frame and shows it. One that shows this view already keeps it, and takes the new size.
 * @param {Element} builder
 * @param {HTMLIFrameElement} frame
 */
export const showFrame = (builder, frame) => {
  const preview = builder.querySelector(".embed-preview");
  const code = /** @type {HTMLTextAreaElement} */ (builder.querySelector("textarea"));
  const copied = /** @type {HTMLElement} */ (builder.querySelector("[data-copy]"));
  code.value = frame.outerHTML;
  copied.dataset.copy = frame.outerHTML;
  const shown = preview?.querySelector("iframe");
  const { width, height } = frame;
  if (shown?.getAttribute("src") === frame.getAttribute("src")) {
    Object.assign(shown, { width, height });
    return;
  }
  const now = /** @type {HTMLIFrameElement} */ (frame.cloneNode());
  preview?.replaceChildren(Object.assign(now, { loading: "eager" }));
};
