/* A reader's own data: its tool is loaded when a file is held over the page, asked for, or in the link. */

import { bridge, listen } from "../bridge.js";
import { make } from "../dom.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { loadDesk } from "./loading.js";
import { isOwnHash } from "./own-hash.js";

/** @typedef {import("./own/entry.js")} Own */

/** What is done with the tool once it is there; a reader has been told where it is not to be had. */
const withTool = async (/** @type {(tool: Own) => void} */ act) => {
  const tool = await loadDesk("own").catch(() => null);
  if (tool) act(tool);
  isLoaded = tool !== null;
};

let isLoaded = false;

/** @param {Event} event */
const transferOf = (event) => {
  const { dataTransfer } = /** @type {DragEvent} */ (event);
  return dataTransfer?.types.includes("Files") ? dataTransfer : null;
};

export const watchOwnData = () => {
  const pages = new Set([document, bridge.page.document]);
  pages.forEach((page) => {
    listen("dragenter", page, (event) => {
      if (transferOf(event)) withTool(({ invite }) => invite(true));
    });
    /* Without this a browser leaves the atlas and opens the file. */
    listen("dragover", page, (event) => {
      if (transferOf(event)) event.preventDefault();
    });
    listen("drop", page, (event) => {
      const [file] = transferOf(event)?.files ?? [];
      if (!file) return;
      event.preventDefault();
      withTool((tool) => {
        tool.invite(false);
        tool.openDropped(file);
      });
    });
  });
  listen("hashchange", bridge.page, openLink);
  openLink();
};

/* A link may carry data behind its #; a saved file has its view there. */
const openLink = () => {
  const { hash } = bridge.page.location;
  if (bridge.saved || !isOwnHash(hash)) return;
  withTool(({ openLinked }) => openLinked(hash));
};

/* What the atlas says of the reader's rows follows the viewer and the day. */
export const followOwnData = () => {
  if (isLoaded && store.ready) withTool(({ answerRows }) => answerRows());
};

/** @param {Document} page */
export const ownDataButton = (page) => {
  const button = make(page, "button", {
    type: "button",
    className: "own-data",
    textContent: _("Add your own data …"),
  });
  button.dataset.closeLayers = "";
  button.addEventListener("click", () => withTool(({ openPanel }) => openPanel()));
  return button;
};
