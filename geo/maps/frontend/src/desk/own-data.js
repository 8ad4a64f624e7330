/* A reader's own data: its tool is loaded when a file is held over the page, asked for, or in the link. */

import { addressValue } from "../address/address.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
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
  const data = readDataAddress();
  if (data) withTool(({ askAddress }) => askAddress(data));
};

/* A link may name an address of data, unless it carries some; a saved file asks nobody. */
const readDataAddress = () => {
  const { pattern } = constants.grammar.reading.rules.data;
  const given = addressValue("data") ?? "";
  const isOne = !bridge.saved && new RegExp(`^(?:${pattern})$`).test(given);
  return isOne && !isOwnHash(bridge.page.location.hash) ? given : "";
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
