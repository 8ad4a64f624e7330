import { setHidden } from "../a11y/twin.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { _ } from "../i18n.js";
import { boundsOf } from "../map/extents.js";
import { classesOf, rolesShown } from "../scene/classes.js";
import { store } from "../store.js";
import { fillMapLegend } from "./map-legend.js";

let legendFrame;

/* The classes and signs that the map shows in its frame, by the marks of the legend that explain them. */
export const marksInView = () => {
  const shown = new Set();
  store.sides.forEach((side) => {
    const frame = side.map.getBounds();
    const visible = [...side.layers.values()].filter((layer) => layer.visible && layer.drawn);
    visible.forEach((layer) => layer.features.forEach((feature) => {
      if (!feature.geometry || !frame.intersects(boundsOf(feature))) return;
      const { symbol, feature: id } = feature.properties;
      if (symbol) shown.add(`symbol-${symbol}`);
      if (layer.kind === "labels" && rolesShown(side)) shown.add(store.markOf[id]);
      classesOf(layer, feature).split(" ").forEach((name) => {
        shown.add(name);
        const [kind, ...claimants] = name.split("-");
        if (kind === "tint") shown.add(kind);
        if (kind === "hatch") { shown.add(kind); claimants.forEach((code) => shown.add(`claimant-${code}`)); }
      });
    }));
  });
  return shown;
};

/* The legend explains what is in view and nothing else; what is switched off keeps its switch. */
export const markLegend = () => {
  const marks = bridge.page.document.querySelectorAll("[data-mark]");
  if (!marks.length || !store.ready) return;
  const shown = marksInView();
  marks.forEach((mark) => setHidden(mark, !shown.has(mark.dataset.mark)));
  fillMapLegend();
};

export const markLegendSoon = () => {
  window.cancelAnimationFrame(legendFrame);
  legendFrame = window.requestAnimationFrame(markLegend);
};

/* What is alike for every layer is made here, and need not be sent: how strongly it is drawn, and below all the basemap. */
export const furnishLegend = () => {
  const page = bridge.page.document;
  page.querySelectorAll(".legend [data-layer]").forEach((box) => {
    const title = box.parentElement;
    if (title.nextElementSibling) return;
    const slider = Object.assign(page.createElement("input"), { type: "range", min: 10, max: 100, step: 5, value: 100, title: _("Opacity") });
    slider.dataset.opacity = box.dataset.layer;
    slider.setAttribute("aria-label", _("Opacity: {layer}", { layer: title.textContent.trim() }));
    title.after(slider);
  });
  const legend = page.querySelector(".st-key-legend .legend");
  const names = Object.keys(constants.basemaps);
  if (!legend || !names.length || legend.querySelector("[data-basemap]")) return;
  const element = (name, ...parts) => { const made = page.createElement(name); made.append(...parts); return made; };
  const options = names.map((name) => {
    const { title, host } = constants.basemaps[name];
    return new Option(_("{title}, from {host}", { title: _(title), host }), name);
  });
  const list = element("select", new Option(_("Atlas"), "atlas"), ...options);
  list.dataset.basemap = "";
  legend.prepend(element("fieldset", element("legend", element("label", `${_("Basemap")} `, list))));
};
