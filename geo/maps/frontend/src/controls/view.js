/* What a reader does with the view: the selection in view, the whole screen, coordinates under the pointer. */

import { make } from "../dom.js";
import { openTools } from "../desk/tools.js";
import { _ } from "../i18n.js";
import { goToPosition } from "../camera/position.js";
import { hasLayers, layersButton, switchLayers } from "../legend/layers.js";
import { isReached } from "../projection/plane.js";
import { fitWhole } from "../select/fit.js";
import { store } from "../store.js";
import { L } from "../leaflet.js";
import { addControl, barOf, makeButton, signMarkup } from "./control.js";
import { coordinatesText } from "./position.js";
import { say } from "./notice.js";

/* Drawn, because not every system has letters for them. */
const SIGNS = {
  whole: "M1.5 3H14.5V13H1.5ZM5 6.2H11V9.8H5Z",
  selection:
    "M2 5V2H5M11 2H14V5M14 11V14H11M5 14H2V11M8 5.5A2.5 2.5 0 1 1 8 10.5A2.5 2.5 0 1 1 8 5.5",
  screen: "M9.5 2H14V6.5M14 2L9 7M6.5 14H2V9.5M2 14L7 9",
  marks: "M2 11.5L11.5 2L14 4.5L4.5 14ZM4.5 9L6 10.5M6.5 7L8.5 9M8.5 5L10 6.5",
  layers: "M8 1.5L14.5 5L8 8.5L1.5 5ZM1.5 8L8 11.5L14.5 8M1.5 11L8 14.5L14.5 11",
};

/** @param {import("leaflet").Map} map */
export const addViewControls = (map) => {
  const buttons = [
    signButton(SIGNS.whole, _("Fit all"), () => goToPosition(null)),
    signButton(SIGNS.selection, _("To the selection"), showSelected),
    signButton(SIGNS.marks, _("Measure"), openTools),
  ];
  if (document.fullscreenEnabled) {
    buttons.push(signButton(SIGNS.screen, _("Full screen"), fillScreen));
  }
  if (hasLayers()) buttons.push(layersButton(signButton(SIGNS.layers, _("Layers"), switchLayers)));
  addControl(map, "topright", () => {
    const bar = barOf(buttons);
    bar.classList.add("atlas-bar");
    return bar;
  });
  addCoordinates(map);
};

/**
 * A sign with its words, which stand beside it where there is room.
 * @param {string} sign
 * @param {string} title
 * @param {() => void} act
 */
const signButton = (sign, title, act) => {
  const button = makeButton(title, act, {
    innerHTML: signMarkup(sign),
  });
  button.append(make(document, "span", { textContent: title }));
  return button;
};

const showSelected = () => {
  if (fitWhole(store.state.selection)) return;
  say(_("Nothing is selected; click a state, a zone or a place first."));
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
    line.textContent = coordinatesText(lat, lng);
  });
  map.on("mouseout", () => {
    line.textContent = "";
  });
};
