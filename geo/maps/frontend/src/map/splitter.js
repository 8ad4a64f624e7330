import { _ } from "../i18n.js";
import { store } from "../store.js";

export const addSplitter = (parent) => {
  const splitter = document.createElement("div");
  splitter.className = "atlas-splitter";
  splitter.tabIndex = 0;
  Object.entries({ role: "slider", "aria-orientation": "horizontal", "aria-valuemin": 0, "aria-valuemax": 100,
    "aria-label": _("Splitter between the two maps") }).forEach(([name, value]) => splitter.setAttribute(name, value));
  const drag = (event) => {
    const box = parent.getBoundingClientRect();
    placeSplitter(((event.clientX - box.left) / box.width) * 100);
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
    placeSplitter(store.splitAt + step);
  });
  const which = document.createElement("button");
  which.type = "button";
  which.className = "atlas-which";
  which.addEventListener("click", () => placeSplitter(store.splitAt > 0 ? 0 : 100));
  parent.append(splitter, which);
};

/* The first map is seen left of the splitter, the second right of it. */
export const placeSplitter = (percent) => {
  const at = Math.min(100, Math.max(0, percent));
  store.splitAt = at;
  document.querySelector(".atlas-second").style.setProperty("--split", `${at}%`);
  const splitter = document.querySelector(".atlas-splitter");
  splitter.style.left = `${at}%`;
  splitter.setAttribute("aria-valuenow", Math.round(at));
  splitter.setAttribute("aria-valuetext", _("{percent} % of the width shows the first map", { percent: Math.round(at) }));
  document.body.dataset.shown = at > 0 ? "first" : "second";
  document.querySelector(".atlas-which").textContent =
    at > 0 ? _("Show the second map") : _("Show the first map");
};
