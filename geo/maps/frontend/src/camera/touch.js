/* On a page that scrolls one finger scrolls it and two move the map; on the whole screen one is enough. */

/** @import { Map } from "leaflet" */

import { _ } from "../i18n.js";
import { L } from "../leaflet.js";

const coarse = window.matchMedia("(pointer: coarse)");

/** @param {Map} map */
export const followTouch = (map) => {
  const container = map.getContainer();
  const hint = L.DomUtil.create("div", "atlas-hint", container);
  hint.setAttribute("aria-hidden", "true");
  hint.textContent = _("Use two fingers to move the map");
  const follow = () => {
    if (coarse.matches && !document.fullscreenElement) map.dragging.disable();
    else map.dragging.enable();
  };
  /** @param {boolean} shown */
  const show = (shown) => hint.classList.toggle("shown", shown);
  const passive = { passive: true };
  container.addEventListener(
    "touchmove",
    ({ touches }) => show(touches.length === 1 && !map.dragging.enabled()),
    passive,
  );
  container.addEventListener("touchend", () => show(false), passive);
  container.addEventListener("touchcancel", () => show(false), passive);
  document.addEventListener("fullscreenchange", follow);
  coarse.addEventListener("change", follow);
  follow();
};
