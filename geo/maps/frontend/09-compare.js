/* Two maps: under one splitter, side by side, or, on a phone, one behind the other. */
"use strict";
Atlas.compare = (look, split) => {
  if (!look) { Atlas.endComparison(); return; }
  if (!Atlas.sides[1]) Atlas.beginComparison();
  const second = Atlas.sides[1];
  if (second.look?.as !== look.as || second.look?.on !== look.on) second.show(look);
  second.layers.forEach((layer) => layer.load());
  Atlas.drawRings();
  document.body.dataset.compare = split;
  Atlas.placeSplitter(Atlas.splitAt ?? 50);
};

Atlas.beginComparison = () => {
  const first = Atlas.map.getContainer();
  const holder = document.createElement("div");
  holder.className = "atlas-second";
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", Atlas._("Second map of the comparison"));
  first.parentElement.append(holder);
  const { zoomSnap, zoomDelta, wheelPxPerZoomLevel } = Atlas.map.options;
  const map = L.map(holder, { zoomSnap, zoomDelta, wheelPxPerZoomLevel, zoomControl: false, attributionControl: false,
    zoomAnimation: false, inertia: false, trackResize: false });
  map.setView(Atlas.map.getCenter(), Atlas.map.getZoom(), { animate: false });
  const side = new Atlas.Side(map);
  /* The list says what both maps show; the second one is for the eye. */
  map.getPane("mapPane").setAttribute("aria-hidden", "true");
  Atlas.sides.push(side);
  Atlas.layers.forEach(({ name }) => new Atlas.Layer(Atlas.stack[name], side));
  if (Atlas.basemap) side.layBasemap();
  Atlas.link(Atlas.main, side);
  Atlas.addSplitter(first.parentElement);
};

Atlas.endComparison = () => {
  const side = Atlas.sides[1];
  if (!side) return;
  Atlas.sides.pop();
  Atlas.main.map.off("move zoomanim", side.follow);
  side.sizes.disconnect();
  side.map.remove();
  document.querySelectorAll(".atlas-second, .atlas-splitter, .atlas-which").forEach((element) => element.remove());
  delete document.body.dataset.compare;
};

/* Each map follows the other, without echo. */
Atlas.link = (first, second) => {
  let moving = false;
  const lead = (from, to) => (event) => {
    if (moving || Atlas.resizing) return;
    moving = true;
    to.map.setView(event.center || from.map.getCenter(), event.zoom ?? from.map.getZoom(), { animate: false });
    moving = false;
  };
  second.follow = lead(first, second);
  first.map.on("move zoomanim", second.follow);
  second.map.on("move", lead(second, first));
};

Atlas.addSplitter = (parent) => {
  const splitter = document.createElement("div");
  splitter.className = "atlas-splitter";
  splitter.tabIndex = 0;
  Object.entries({ role: "slider", "aria-orientation": "horizontal", "aria-valuemin": 0, "aria-valuemax": 100,
    "aria-label": Atlas._("Splitter between the two maps") }).forEach(([name, value]) => splitter.setAttribute(name, value));
  const drag = (event) => {
    const box = parent.getBoundingClientRect();
    Atlas.placeSplitter(((event.clientX - box.left) / box.width) * 100);
  };
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.addEventListener("pointermove", drag);
    event.preventDefault();
    splitter.focus();
  });
  splitter.addEventListener("pointerup", () => splitter.removeEventListener("pointermove", drag));
  splitter.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -5, ArrowRight: 5, Home: -100, End: 100 }[event.key];
    if (!step) return;
    event.preventDefault();
    Atlas.placeSplitter(Atlas.splitAt + step);
  });
  const which = document.createElement("button");
  which.type = "button";
  which.className = "atlas-which";
  which.addEventListener("click", () => Atlas.placeSplitter(Atlas.splitAt > 0 ? 0 : 100));
  parent.append(splitter, which);
};

/* The first map is seen left of the splitter, the second right of it. */
Atlas.placeSplitter = (percent) => {
  const at = Math.min(100, Math.max(0, percent));
  Atlas.splitAt = at;
  document.querySelector(".atlas-second").style.setProperty("--split", `${at}%`);
  const splitter = document.querySelector(".atlas-splitter");
  splitter.style.left = `${at}%`;
  splitter.setAttribute("aria-valuenow", Math.round(at));
  splitter.setAttribute("aria-valuetext", Atlas._("{percent} % of the width shows the first map", { percent: Math.round(at) }));
  document.body.dataset.shown = at > 0 ? "first" : "second";
  document.querySelector(".atlas-which").textContent =
    at > 0 ? Atlas._("Show the second map") : Atlas._("Show the first map");
};
