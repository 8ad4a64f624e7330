/* Texts that the reader copies. */

import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
export const copy = async (button, text) => {
  try {
    await bridge.page.navigator.clipboard.writeText(text);
    button.textContent = _("Copied");
  } catch (error) {
    bridge.page.prompt(_("Copy this text"), text);
  }
};
