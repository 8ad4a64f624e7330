/* What a reader does with the view: the selection in view, the whole screen, coordinates under the pointer. */

import { _, commas, locale } from "../i18n.js";
import { framed, isReached } from "../projection/plane.js";
import { boundsOfSelection } from "../select/fit.js";
import { store } from "../store.js";
import { L } from "../leaflet.js";
import { addControl, barOf, makeButton } from "./control.js";
import { degreesText } from "./degrees.js";
import { say } from "./notice.js";

/* Drawn, because not every system has letters for them. */
const SIGNS = {
  target: "M8 1V5M8 11V15M1 8H5M11 8H15M8 4.5A3.5 3.5 0 1 1 8 11.5A3.5 3.5 0 1 1 8 4.5",
  corners: "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10",
};

/** @param {import("leaflet").Map} map */
export const addViewControls = (map) => {
  const buttons = [signButton(SIGNS.target, _("To the selection"), () => showSelected(map))];
  if (document.fullscreenEnabled) {
    buttons.push(signButton(SIGNS.corners, _("Full screen"), fillScreen));
  }
  addControl(map, "topright", () => barOf(buttons));
  addCoordinates(map);
};

/**
 * @param {string} sign
 * @param {string} title
 * @param {() => void} act
 */
const signButton = (sign, title, act) => {
  const innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${sign}"/></svg>`;
  return makeButton(title, act, { innerHTML });
};

/** @param {import("leaflet").Map} map */
const showSelected = (map) => {
  const { selection } = store.state;
  const bounds = selection && boundsOfSelection(selection);
  if (!bounds || !bounds.isValid()) {
    say(_("Nothing is selected; click a state, a zone or a place first."));
    return;
  }
  map.fitBounds(framed(map, bounds), { maxZoom: 8, padding: [60, 60] });
};

const fillScreen = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
};

/**
 * A finger covers the point that it touches, so only a pointer that hovers is told where it is.
 * @param {import("leaflet").Map} map
 */
const addCoordinates = (map) => {
  if (!window.matchMedia("(hover: hover)").matches) return;
  const line = L.DomUtil.create("div", "atlas-coordinates");
  addControl(map, "bottomleft", () => line);
  map.on("mousemove", ({ latlng }) => {
    const { lat, lng } = latlng.wrap();
    if (!isReached(map, lng, lat)) {
      line.textContent = "";
      return;
    }
    const north = degreesText(lat, [_("N"), _("S")], locale());
    line.textContent = commas([north, degreesText(lng, [_("E"), _("W")], locale())]);
  });
  map.on("mouseout", () => {
    line.textContent = "";
  });
};
