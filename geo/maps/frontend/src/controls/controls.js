import { _, labelText } from "../i18n.js";
import { L } from "../leaflet.js";
import { addMapLegend } from "../page/map-legend.js";
import { store } from "../store.js";
import { addSearch } from "./search.js";
import { addViewControls } from "./view.js";

export const addControls = () => {
  const map = store.map;
  const notice = document.createElement("div");
  notice.className = "atlas-notice";
  notice.setAttribute("role", "status");
  notice.hidden = true;
  map.getContainer().appendChild(notice);
  const scale = L.control.scale({ imperial: false, maxWidth: 120 });
  const write = scale._updateScale;
  scale._updateScale = (line, text, ratio) => write.call(scale, line, labelText(text), ratio);
  scale.addTo(map);
  addSearch();
  L.control.zoom({ position: "topright", zoomInTitle: _("Zoom in"), zoomOutTitle: _("Zoom out") }).addTo(map);
  const extent = L.control({ position: "topright" });
  extent.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar");
    const button = L.DomUtil.create("button", "atlas-button", bar);
    button.type = "button";
    button.title = _("Whole map of this page");
    button.setAttribute("aria-label", button.title);
    button.textContent = "⤢";
    L.DomEvent.disableClickPropagation(bar);
    button.addEventListener("click", () => map.fitBounds(store.config.extent));
    return bar;
  };
  extent.addTo(map);
  addViewControls(map);
  addMapLegend(map);
};
