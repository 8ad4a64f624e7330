import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { store } from "../store.js";
import { selectedBy } from "./lists.js";

export const followAxis = (page) => {
  listen("click", page, ({ target }) => {
    const button = target.closest?.("[data-zoom]");
    if (button) zoomAxis(button.closest(".axis"), Number(button.dataset.zoom));
  });
};

export const zoomAxis = (axis, factor) => {
  const [scroll, track] = [axis.querySelector(".axis-scroll"), axis.querySelector(".axis-track")];
  const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / track.clientWidth;
  const zoom = Number(track.style.getPropertyValue("--zoom"));
  const wanted = factor ? Math.min(64, Math.max(1, zoom * factor)) : 1;
  track.style.setProperty("--zoom", wanted);
  scroll.scrollLeft = middle * track.clientWidth - scroll.clientWidth / 2;
  axis.querySelector("output").textContent = `${wanted} ×`;
};

/* Without a selection the axis opens on the exercise. */
export const markAxis = () => {
  const id = store.state.selection;
  bridge.page.document.querySelectorAll(".axis-scroll").forEach((scroll) => {
    if (!scroll.atlasOpened) scroll.scrollLeft = scroll.scrollWidth * 0.85;
    scroll.atlasOpened = true;
  });
  bridge.page.document.querySelectorAll(".axis-track a").forEach((link) => {
    const event = selectedBy(link);
    if (!link.title) link.title = titleOnAxis(link);
    link.classList.toggle("touched", Boolean(id) && Boolean(constants.members[event]?.includes(id)));
    if (event === id && link.atlasSeen !== id) {
      const scroll = link.closest(".axis-scroll");
      scroll.scrollLeft = link.parentElement.offsetLeft - scroll.clientWidth / 2;
    }
    link.atlasSeen = id;
  });
};

/* Where events stand close together a title is cut short: pointed at, it is whole, after its day. */
export const titleOnAxis = (link) => {
  const day = link.querySelector("time").textContent;
  return `${day}: ${link.firstChild.textContent.trim()}`;
};
