/* The legend on the map itself: what the page's legend explains now, where that is out of sight, as on the whole screen. */
"use strict";
Atlas.addMapLegend = (map) => {
  if (!Atlas.page.document.querySelector(".st-key-map, .saved-map") || Atlas.page.document.querySelector(".st-key-embed")) return;
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "atlas-legend");
    box.innerHTML = '<button type="button" aria-expanded="false"></button><div hidden></div>';
    const [button] = box.children;
    button.textContent = Atlas._("Legend");
    button.addEventListener("click", () => Atlas.openMapLegend(box, button.getAttribute("aria-expanded") === "false"));
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  control.addTo(map);
  Atlas.mapLegend = control.getContainer();
  document.addEventListener("fullscreenchange", () => Atlas.openMapLegend(Atlas.mapLegend, Boolean(document.fullscreenElement)));
};

Atlas.openMapLegend = (box, open) => {
  const [button, list] = box.children;
  button.setAttribute("aria-expanded", String(open));
  list.hidden = !open;
  Atlas.fillMapLegend();
  Atlas.main.placeLabels();
};

/* A copy of the page's marks as they stand, without its switches. */
Atlas.fillMapLegend = () => {
  const list = Atlas.mapLegend?.children[1];
  if (!list || list.hidden) return;
  const parts = [...Atlas.page.document.querySelectorAll(".legend fieldset")].flatMap((group) => {
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
