/* Opacity: a variable for each layer, which the style sheet applies; the address keeps those that are less than full. */

import { readOpacity, writeAddress } from "../address/address.js";
import { opacityText } from "../address/values.js";
import { bridge } from "../bridge.js";
import { fields } from "../dom.js";
import { store } from "../store.js";

export const showOpacity = () => {
  const given = readOpacity();
  const { style } = document.documentElement;
  Object.keys(store.config.toggles).forEach((name) => {
    if (name in given) style.setProperty(`--opacity-${name}`, `${given[name]}%`);
    else style.removeProperty(`--opacity-${name}`);
  });
  fields(bridge.page.document, "[data-opacity]").forEach((slider) => {
    const value = String(given[slider.dataset.opacity ?? ""] ?? 100);
    if (slider.value !== value) slider.value = value;
  });
};

/**
 * @param {string} name
 * @param {number} percent
 */
export const setOpacity = (name, percent) => {
  writeAddress({ opacity: opacityText({ ...readOpacity(), [name]: percent }) });
  showOpacity();
};
