/* Controls of Leaflet, which keep clicks to themselves, and their buttons. */

import { make } from "../dom.js";
import { L } from "../leaflet.js";

/**
 * @param {import("leaflet").Map} map
 * @param {import("leaflet").ControlPosition} position
 * @param {() => HTMLElement} build
 */
export const addControl = (map, position, build) => {
  const Made = L.Control.extend({ onAdd: build });
  return new Made({ position }).addTo(map);
};

/**
 * A bar of buttons, such as that of the zoom.
 * @param {HTMLElement[]} buttons
 */
export const barOf = (buttons) => {
  const bar = make(document, "div", { className: "leaflet-bar" }, ...buttons);
  L.DomEvent.disableClickPropagation(bar);
  return bar;
};

/**
 * A sign of a button, drawn in a square of sixteen.
 * @param {string} path
 */
export const signMarkup = (path) =>
  `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`;

/**
 * @param {string} title
 * @param {() => void} act
 * @param {Partial<HTMLButtonElement>} shown
 */
export const makeButton = (title, act, shown) => {
  const button = make(document, "button", {
    type: "button",
    className: "atlas-button",
    title,
    ...shown,
  });
  button.setAttribute("aria-label", title);
  button.addEventListener("click", act);
  return button;
};
