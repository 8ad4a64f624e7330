import { _, commas, locale } from "../i18n.js";
import { L } from "../leaflet.js";
import { boundsOfSelection } from "../select/fit.js";
import { store } from "../store.js";
import { say } from "./notice.js";

export const addViewControls = (map) => {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar");
    addButton(bar, SIGNS.target, _("To the selection"), () => {
      const bounds = store.state.selection && boundsOfSelection(store.state.selection);
      if (bounds?.isValid()) map.fitBounds(bounds, { maxZoom: 8, padding: [60, 60] });
      else say(_("Nothing is selected; click a state, a zone or a place first."));
    });
    if (document.fullscreenEnabled) addButton(bar, SIGNS.corners, _("Full screen"), fillScreen);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  control.addTo(map);
  addCoordinates(map);
};

export const addButton = (bar, sign, title, act) => {
  const button = L.DomUtil.create("button", "atlas-button", bar);
  Object.assign(button, { type: "button", title });
  button.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${sign}"/></svg>`;
  button.setAttribute("aria-label", title);
  button.addEventListener("click", act);
};

/* Drawn, because not every system has letters for them. */
export const SIGNS = {
  target: "M8 1V5M8 11V15M1 8H5M11 8H15M8 4.5A3.5 3.5 0 1 1 8 11.5A3.5 3.5 0 1 1 8 4.5",
  corners: "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10",
};

export const fillScreen = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
};

/* A finger covers the point that it touches, so only a pointer that hovers is told where it is. */
export const addCoordinates = (map) => {
  if (!window.matchMedia("(hover: hover)").matches) return;
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => L.DomUtil.create("div", "atlas-coordinates");
  control.addTo(map);
  const written = (degrees, [positive, negative]) =>
    `${Math.abs(degrees).toLocaleString(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 })}° ${degrees < 0 ? negative : positive}`;
  map.on("mousemove", ({ latlng }) => {
    const { lat, lng } = latlng.wrap();
    control.getContainer().textContent =
      commas([written(lat, [_("N"), _("S")]), written(lng, [_("E"), _("W")])]);
  });
  map.on("mouseout", () => { control.getContainer().textContent = ""; });
};
