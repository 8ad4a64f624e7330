import { _ } from "../i18n.js";
import { L } from "../leaflet.js";

const coarse = window.matchMedia("(pointer: coarse)");

export const followTouch = (map) => {
  const container = map.getContainer();
  const hint = L.DomUtil.create("div", "atlas-hint", container);
  hint.setAttribute("aria-hidden", "true");
  hint.textContent = _("Use two fingers to move the map");
  const follow = () => {
    if (coarse.matches && !document.fullscreenElement) map.dragging.disable(); else map.dragging.enable();
  };
  const show = (shown) => hint.classList.toggle("shown", shown);
  container.addEventListener("touchmove", ({ touches }) => show(touches.length === 1 && !map.dragging.enabled()), { passive: true });
  ["touchend", "touchcancel"].forEach((type) => container.addEventListener(type, () => show(false), { passive: true }));
  document.addEventListener("fullscreenchange", follow);
  coarse.addEventListener("change", follow);
  follow();
};
