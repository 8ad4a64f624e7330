/* Panels that lie over the map: their buttons, and what happens in them, which is nothing for the map. */

import { make } from "../dom.js";

const OF_THE_MAP = ["click", "dblclick", "mousedown", "pointerdown", "touchstart", "wheel"];

/** @param {HTMLElement} panel */
export const keepToItself = (panel) =>
  OF_THE_MAP.forEach((type) =>
    panel.addEventListener(type, (event) => event.stopPropagation(), { passive: true }),
  );

/**
 * @param {string} text
 * @param {(event: MouseEvent) => void} act
 * @param {Partial<HTMLButtonElement>} [options]
 */
export const textButton = (text, act, options = {}) => {
  const button = make(document, "button", { type: "button", textContent: text, ...options });
  button.addEventListener("click", act);
  return button;
};
