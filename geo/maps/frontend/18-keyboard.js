/* The map by keyboard: one tab stop for all features, arrows from one to the next in the order of the list. */
"use strict";
Atlas.addKeyboard = () => {
  const container = Atlas.map.getContainer();
  Atlas.addHelp(container);
  container.addEventListener("keydown", Atlas.featureKey);
  container.addEventListener("focusin", ({ target }) => Atlas.enterFeature(target));
  container.addEventListener("focusout", () => Atlas.leaveFeature());
  /* A pressed shape leaves the keyboard with the map, whose arrows move it. */
  container.addEventListener("mousedown", (event) => { if (event.target.closest?.("path[tabindex]")) event.preventDefault(); });
  Atlas.map.on("moveend", () => Atlas.placeTabStop());
};

Atlas.addHelp = (container) => {
  const pane = Atlas.map.getPane("mapPane");
  const told = { role: "application", "aria-label": Atlas._("Features of the map"), "aria-describedby": "atlas-keys" };
  Object.entries(told).forEach(([name, value]) => pane.setAttribute(name, value));
  const help = document.createElement("p");
  Object.assign(help, { id: "atlas-keys", className: "spoken" });
  help.textContent = Atlas._("Arrow keys move between the features of a layer, Page Up and Page Down between layers. Enter selects, Escape returns.");
  container.append(help);
};

/* Names what can be reached, once for each feature: a place by its symbol, all else by its first shape. */
Atlas.nameFeatures = () => {
  if (!Atlas.ready) return;
  Atlas.completeList();
  Atlas.readList();
  const selectable = Atlas.selectableFeatures();
  const before = Atlas.reachable;
  Atlas.reachable = new Map();
  Atlas.map.getContainer().querySelectorAll("[data-feature]").forEach((element) => {
    const id = element.dataset.feature;
    if (selectable.has(id) && !Atlas.reachable.has(id)) Atlas.reachable.set(id, element);
  });
  before.forEach((element, id) => { if (Atlas.reachable.get(id) !== element) Atlas.unname(element); });
  Atlas.reachable.forEach((element, id) => {
    const said = Atlas.spokenName(Atlas.main, selectable.get(id)[0]);
    element.setAttribute("aria-pressed", String(id === Atlas.state.selection));
    if (element.getAttribute("aria-label") === said && element.hasAttribute("role")) return;
    element.removeAttribute("aria-hidden");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", said);
  });
  Atlas.featureOrder = Atlas.inListOrder(selectable);
  Atlas.placeTabStop();
};
Atlas.reachable = new Map();
Atlas.featureOrder = new Map();
Atlas.nameSoon = () => {
  window.clearTimeout(Atlas.nameTimer);
  Atlas.nameTimer = window.setTimeout(Atlas.nameFeatures, 60);
};

Atlas.unname = (element) => {
  ["role", "aria-label", "aria-pressed"].forEach((name) => element.removeAttribute(name));
  element.setAttribute("tabindex", "-1");
  element.setAttribute("aria-hidden", "true");
};

/* Features in the order of the list, then those that it does not have (an embedded map has no list). */
Atlas.inListOrder = (selectable) => {
  const listed = [...Atlas.listed.keys()].filter((id) => selectable.has(id));
  const others = [...selectable.keys()].filter((id) => !Atlas.listed.has(id));
  return new Map([...listed, ...others].map((id) => [id, selectable.get(id)]));
};

Atlas.inView = (features) => features.some((feature) =>
  Atlas.map.getBounds().intersects(Atlas.boundsOf(feature)));

/* The tab stop is where the reader was, else what is selected, else the first feature in view. */
Atlas.placeTabStop = () => {
  const seen = (id) => Atlas.reachable.has(id) && Atlas.inView(Atlas.featureOrder.get(id) || []);
  const stop = [Atlas.cursor, Atlas.state.selection].find(seen) ?? [...Atlas.featureOrder.keys()].find(seen);
  Atlas.reachable.forEach((element, id) => {
    const index = id === stop ? "0" : "-1";
    if (element.getAttribute("tabindex") !== index) element.setAttribute("tabindex", index);
  });
};

Atlas.STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
Atlas.featureKey = (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const id = Atlas.reachable.get(event.target.dataset?.feature) === event.target && event.target.dataset.feature;
  if (id ? Atlas.keyOnFeature(event.key, id) : event.target === Atlas.map.getContainer() && Atlas.keyOnMap(event.key)) {
    event.preventDefault();
    event.stopPropagation();
  }
};

Atlas.keyOnMap = (key) => {
  if (key !== "Escape" || !Atlas.state.selection) return false;
  Atlas.select(null);
  return true;
};

/* Escape returns: from a selection to the whole map, and then from its features to the map itself. */
Atlas.keyOnFeature = (key, id) => {
  const next = Atlas.nextFeature(key, id);
  if (next) Atlas.goToFeature(next);
  else if (key === "Enter" || key === " ") Atlas.select(id);
  else if (key === "Escape" && !Atlas.keyOnMap(key)) Atlas.map.getContainer().focus({ preventScroll: true });
  return Boolean(next) || ["Enter", " ", "Escape"].includes(key);
};

Atlas.nextFeature = (key, id) => {
  const ids = [...Atlas.featureOrder.keys()];
  const kindOf = (one) => one.split(":")[0];
  const own = ids.filter((one) => kindOf(one) === kindOf(id));
  const kinds = [...new Set(ids.map(kindOf))];
  const turn = (all, one, step) => all[(all.indexOf(one) + step + all.length) % all.length];
  const leap = { PageDown: 1, PageUp: -1 }[key];
  if (leap) { const kind = turn(kinds, kindOf(id), leap); return ids.find((one) => kindOf(one) === kind); }
  const ends = { Home: own[0], End: own[own.length - 1] };
  const backwards = Atlas.page.document.dir === "rtl" && ["ArrowLeft", "ArrowRight"].includes(key);
  const step = Atlas.STEPS[key] * (backwards ? -1 : 1);
  return ends[key] ?? (step ? turn(own, id, step) : undefined);
};

/* Goes to a feature wherever it lies: the map moves to it, and comes near enough to draw it. */
Atlas.goToFeature = (id) => {
  Atlas.cursor = id;
  Atlas.bringIntoView(id);
  Atlas.nameFeatures();
  Atlas.reachable.get(id)?.focus({ preventScroll: true });
};

Atlas.bringIntoView = (id) => {
  const features = Atlas.featureOrder.get(id);
  if (!features || (Atlas.inView(features) && Atlas.reachable.has(id))) return;
  const [feature] = features;
  const zoom = Math.max(Atlas.map.getZoom(), feature.properties.min_zoom || 0);
  Atlas.map.setView(Atlas.boundsOf(feature).getCenter(), zoom, { animate: false });
};

/* The feature under the keyboard is outlined as it lies, not by the rectangle around it. */
Atlas.enterFeature = (target) => {
  const id = target.dataset?.feature;
  if (!id || Atlas.reachable.get(id) !== target || !target.matches(":focus-visible")) return;
  Atlas.cursor = id;
  /* What is focused again after it was drawn anew is where the map goes already. */
  if (!Atlas.refocusing) Atlas.bringIntoView(id);
  Atlas.main.showCursor(id);
};

Atlas.leaveFeature = () => Atlas.main.showCursor(null);

Atlas.Side.prototype.showCursor = function showCursor(id) {
  this.cursor?.remove();
  this.cursor = null;
  if (!id || id.startsWith("place:")) return;
  const shapes = Atlas.outlineOf((Atlas.featureOrder.get(id) || []).map(({ geometry }) => geometry));
  const style = { interactive: false, fill: false, pane: "outline", smoothFactor: 0.6 };
  const copy = (className) => L.geoJSON(shapes, { ...style, style: { ...style, className } });
  this.cursor = L.layerGroup([copy("cursor-casing"), copy("cursor")]).addTo(this.map);
};

/* A layer that is drawn again takes its elements away; the keyboard stays with the feature, or goes to the one it is on
   its way to. */
Atlas.keepingFocus = (draw) => {
  const held = document.activeElement?.dataset?.feature;
  draw();
  if (!held || document.activeElement?.dataset?.feature === held) return;
  Atlas.nameFeatures();
  Atlas.refocusing = true;
  (Atlas.reachable.get(Atlas.cursor) ?? Atlas.reachable.get(held))?.focus({ preventScroll: true });
  Atlas.refocusing = false;
};
