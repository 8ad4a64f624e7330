/* The map has the theme of the page around it, and letters as large as there. */

import { bridge, watch } from "../bridge.js";
import { forgetSizes } from "../labels/measure.js";
import { placeLabels } from "../labels/labels.js";
import { store } from "../store.js";

export const followTheme = () => {
  const page = bridge.page.document.documentElement;
  if (page === document.documentElement) return;
  followTextSize(page);
  const applyTheme = () => {
    document.documentElement.dataset.theme = page.dataset.theme || "light";
  };
  watch(page, { attributes: true, attributeFilter: ["data-theme"] }, applyTheme);
  applyTheme();
};

/** @param {HTMLElement} page */
const followTextSize = (page) => {
  const follow = () => {
    const wanted = bridge.page.getComputedStyle(page).fontSize;
    if (wanted === getComputedStyle(document.documentElement).fontSize) return;
    document.documentElement.style.fontSize = wanted;
    forgetSizes();
    store.sides.forEach(placeLabels);
  };
  watch(page, { attributes: true, attributeFilter: ["style"] }, follow);
  follow();
};
