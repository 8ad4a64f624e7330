/* The time axis: zoomed by its buttons, scrolled to what is selected, marked by what it touches. */
"use strict";
Atlas.followAxis = (page) => {
  Atlas.listen("click", page, ({ target }) => {
    const button = target.closest?.("[data-zoom]");
    if (button) Atlas.zoomAxis(button.closest(".axis"), Number(button.dataset.zoom));
  });
};

Atlas.zoomAxis = (axis, factor) => {
  const [scroll, track] = [axis.querySelector(".axis-scroll"), axis.querySelector(".axis-track")];
  const middle = (scroll.scrollLeft + scroll.clientWidth / 2) / track.clientWidth;
  const zoom = Number(track.style.getPropertyValue("--zoom"));
  const wanted = factor ? Math.min(64, Math.max(1, zoom * factor)) : 1;
  track.style.setProperty("--zoom", wanted);
  scroll.scrollLeft = middle * track.clientWidth - scroll.clientWidth / 2;
  axis.querySelector("output").textContent = `${wanted} ×`;
};

/* Without a selection the axis opens on the exercise. */
Atlas.markAxis = () => {
  const id = Atlas.state.selection;
  Atlas.page.document.querySelectorAll(".axis-scroll").forEach((scroll) => {
    if (!scroll.atlasOpened) scroll.scrollLeft = scroll.scrollWidth * 0.85;
    scroll.atlasOpened = true;
  });
  Atlas.page.document.querySelectorAll(".axis-track a").forEach((link) => {
    const event = Atlas.selectedBy(link);
    if (!link.title) link.title = Atlas.titleOnAxis(link);
    link.classList.toggle("touched", Boolean(id) && Boolean(Atlas.members[event]?.includes(id)));
    if (event === id && link.atlasSeen !== id) {
      const scroll = link.closest(".axis-scroll");
      scroll.scrollLeft = link.parentElement.offsetLeft - scroll.clientWidth / 2;
    }
    link.atlasSeen = id;
  });
};

/* Where events stand close together a title is cut short: pointed at, it is whole, after its day. */
Atlas.titleOnAxis = (link) => {
  const day = link.querySelector("time").textContent;
  return `${day}: ${link.firstChild.textContent.trim()}`;
};
