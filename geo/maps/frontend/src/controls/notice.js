/* The line for notices: one stands until the next one, or as long as it takes to read it. */

import { element, make } from "../dom.js";
import { store } from "../store.js";

const NOTICE_MS = 4000;
const LETTER_MS = 60;

/** @type {number | undefined} */
let timer;

/** @param {HTMLElement} container */
export const addNotice = (container) => {
  const notice = make(document, "div", { className: "atlas-notice", hidden: true });
  notice.setAttribute("role", "status");
  container.append(notice);
};

/** @param {string} message */
export const say = (message) => {
  const notice = element(store.map.getContainer(), ".atlas-notice");
  if (!notice) return;
  window.clearTimeout(timer);
  notice.textContent = message;
  notice.hidden = !message;
  if (message) timer = window.setTimeout(() => say(""), NOTICE_MS + LETTER_MS * message.length);
};
