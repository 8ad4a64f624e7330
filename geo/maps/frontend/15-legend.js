/* The legend's samples are drawn with the strokes and symbols of the map itself. */
"use strict";
/* The classes and signs that the map shows in its frame, by the marks of the legend that explain them. */
Atlas.marksInView = () => {
  const shown = new Set();
  Atlas.sides.forEach((side) => {
    const frame = side.map.getBounds();
    const visible = [...side.layers.values()].filter((layer) => layer.visible && layer.drawn);
    visible.forEach((layer) => layer.features.forEach((feature) => {
      if (!feature.geometry || !frame.intersects(Atlas.boundsOf(feature))) return;
      const { symbol, feature: id } = feature.properties;
      if (symbol) shown.add(`symbol-${symbol}`);
      if (layer.kind === "labels" && Atlas.rolesShown(side)) shown.add(Atlas.markOf[id]);
      Atlas.classesOf(layer, feature).split(" ").forEach((name) => {
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
Atlas.markLegend = () => {
  const marks = Atlas.page.document.querySelectorAll("[data-mark]");
  if (!marks.length || !Atlas.ready) return;
  const shown = Atlas.marksInView();
  marks.forEach((mark) => Atlas.setHidden(mark, !shown.has(mark.dataset.mark)));
  Atlas.fillMapLegend();
};
Atlas.markLegendSoon = () => {
  window.cancelAnimationFrame(Atlas.legendFrame);
  Atlas.legendFrame = window.requestAnimationFrame(Atlas.markLegend);
};

/* What is alike for every layer is made here, and need not be sent: how strongly it is drawn, and below all the basemap. */
Atlas.furnishLegend = () => {
  const page = Atlas.page.document;
  page.querySelectorAll(".legend [data-layer]").forEach((box) => {
    const title = box.parentElement;
    if (title.nextElementSibling) return;
    const slider = Object.assign(page.createElement("input"), { type: "range", min: 10, max: 100, step: 5, value: 100, title: Atlas._("Opacity") });
    slider.dataset.opacity = box.dataset.layer;
    slider.setAttribute("aria-label", Atlas._("Opacity: {layer}", { layer: title.textContent.trim() }));
    title.after(slider);
  });
  const legend = page.querySelector(".st-key-legend .legend");
  const names = Object.keys(Atlas.basemaps);
  if (!legend || !names.length || legend.querySelector("[data-basemap]")) return;
  const element = (name, ...parts) => { const made = page.createElement(name); made.append(...parts); return made; };
  const options = names.map((name) => {
    const { title, host } = Atlas.basemaps[name];
    return new Option(Atlas._("{title}, from {host}", { title: Atlas._(title), host }), name);
  });
  const list = element("select", new Option(Atlas._("Atlas"), "atlas"), ...options);
  list.dataset.basemap = "";
  legend.prepend(element("fieldset", element("legend", element("label", `${Atlas._("Basemap")} `, list))));
};

/* Opacity: a variable for each layer, which the style sheet applies; the address keeps those that are less than full. */
Atlas.readOpacity = () => Object.fromEntries((Atlas.query().get("opacity") || "").split(",")
  .map((part) => /^([a-z-]+):([5-9]|[1-8]\d|9[0-5])$/.exec(part))
  .filter((match) => match && match[1] in Atlas.config.toggles)
  .map(([, name, percent]) => [name, Number(percent)]));

Atlas.showOpacity = () => {
  const given = Atlas.readOpacity();
  const { style } = document.documentElement;
  Object.keys(Atlas.config.toggles).forEach((name) => {
    if (name in given) style.setProperty(`--opacity-${name}`, `${given[name]}%`); else style.removeProperty(`--opacity-${name}`);
  });
  Atlas.page.document.querySelectorAll("[data-opacity]").forEach((slider) => {
    const value = String(given[slider.dataset.opacity] ?? 100);
    if (slider.value !== value) slider.value = value;
  });
};

Atlas.setOpacity = (name, percent) => {
  const given = { ...Atlas.readOpacity(), [name]: percent };
  const kept = Object.entries(given).filter(([, value]) => value < 100).sort().map((pair) => pair.join(":"));
  Atlas.writeAddress({ opacity: kept.join(",") || null });
  Atlas.showOpacity();
};

Atlas.drawSamples = () => {
  const page = Atlas.page.document;
  const empty = page.querySelectorAll(".swatch.line:not(:has(svg)), .swatch.symbol:not(:has(svg))");
  if (empty.length && Atlas.page !== window && !page.getElementById("symbol-range")) {
    const holder = page.createElement("div");
    holder.innerHTML = Atlas.symbols;
    page.body.append(holder);
  }
  empty.forEach((sample) => {
    const line = sample.classList.contains("line");
    const names = [...sample.classList].filter((word) => word !== "swatch" && word !== (line ? "line" : "symbol"));
    const name = names.join(" ");
    const size = line ? 'width="30" height="10" viewBox="0 0 30 10"' : 'width="18" height="18" viewBox="-8 -8 16 16"';
    const drawn = line ? `<path class="${name.replace("line-", "")}" d="M0 5H30"/>` : `<use href="#${name}"/>`;
    sample.innerHTML = `<svg ${size} aria-hidden="true">${drawn}</svg>`;
  });
};
