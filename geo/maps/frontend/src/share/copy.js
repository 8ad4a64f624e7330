/* Texts that the reader copies. */

import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { copyText } from "./clipboard.js";

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
export const copy = (button, text) =>
  copyText(bridge.page, button, text, { copied: _("Copied"), prompted: _("Copy this text") });
