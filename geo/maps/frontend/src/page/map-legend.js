import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { store } from "../store.js";

let mapLegend;

export const addMapLegend = (map) => {
  if (!bridge.page.document.querySelector(".st-key-map, .saved-map") || bridge.page.document.querySelector(".st-key-embed")) return;
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "atlas-legend");
    box.innerHTML = '<button type="button" aria-expanded="false"></button><div hidden></div>';
    const [button] = box.children;
    button.textContent = _("Legend");
    button.addEventListener("click", () => openMapLegend(box, button.getAttribute("aria-expanded") === "false"));
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  control.addTo(map);
  mapLegend = control.getContainer();
  document.addEventListener("fullscreenchange", () => openMapLegend(mapLegend, Boolean(document.fullscreenElement)));
};

export const openMapLegend = (box, open) => {
  const [button, list] = box.children;
  button.setAttribute("aria-expanded", String(open));
  list.hidden = !open;
  fillMapLegend();
  placeLabels(store.main);
};

/* A copy of the page's marks as they stand, without its switches. */
export const fillMapLegend = () => {
  const list = mapLegend?.children[1];
  if (!list || list.hidden) return;
  const parts = [...bridge.page.document.querySelectorAll(".legend fieldset")].flatMap((group) => {
    const marks = [...group.querySelectorAll("li:not([hidden])")];
    if (!marks.length || group.querySelector("[data-layer]:not(:checked)")) return [];
    const title = document.createElement("h3");
    title.textContent = (group.querySelector("legend label") ?? group.querySelector("legend")).textContent.trim();
    const copies = document.createElement("ul");
    copies.append(...marks.map((mark) => document.importNode(mark, true)));
    return [title, copies];
  });
  list.replaceChildren(...parts);
};
