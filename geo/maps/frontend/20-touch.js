/* On a page that scrolls one finger scrolls it and two move the map; on the whole screen one is enough. */
"use strict";
Atlas.coarse = window.matchMedia("(pointer: coarse)");
Atlas.followTouch = (map) => {
  const container = map.getContainer();
  const hint = L.DomUtil.create("div", "atlas-hint", container);
  hint.setAttribute("aria-hidden", "true");
  hint.textContent = Atlas._("Use two fingers to move the map");
  const follow = () => {
    if (Atlas.coarse.matches && !document.fullscreenElement) map.dragging.disable(); else map.dragging.enable();
  };
  const show = (shown) => hint.classList.toggle("shown", shown);
  container.addEventListener("touchmove", ({ touches }) => show(touches.length === 1 && !map.dragging.enabled()), { passive: true });
  ["touchend", "touchcancel"].forEach((type) => container.addEventListener(type, () => show(false), { passive: true }));
  document.addEventListener("fullscreenchange", follow);
  Atlas.coarse.addEventListener("change", follow);
  follow();
};

/* On a phone the facts lie below the map: while they are out of sight, a bar says what is selected and leads to them. */
Atlas.markPeek = () => {
  const page = Atlas.page.document;
  const details = page.querySelector(".st-key-details, .saved-details");
  if (!details || page.querySelector(".st-key-embed")) return;
  const bar = page.querySelector(".peek") ?? Atlas.makePeek(page);
  if (Atlas.peeked !== details) {
    Atlas.peeked = details;
    Atlas.peekObserver?.disconnect();
    Atlas.peekObserver = new IntersectionObserver(([{ isIntersecting }]) => { bar.atlasSeen = isIntersecting; Atlas.showPeek(bar); });
    Atlas.peekObserver.observe(details);
  }
  Atlas.showPeek(bar);
};

Atlas.makePeek = (page) => {
  const bar = Object.assign(page.createElement("button"), { type: "button", className: "peek", hidden: true });
  bar.append(page.createElement("span"), Object.assign(page.createElement("small"), { textContent: `${Atlas._("Details")} ↓` }));
  bar.addEventListener("click", () => {
    const heading = page.querySelector("[data-card] h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center", behavior: Atlas.reducedMotion.matches ? "auto" : "smooth" });
  });
  page.body.append(bar);
  Atlas.atEnd(() => { Atlas.peekObserver?.disconnect(); bar.remove(); });
  return bar;
};

Atlas.showPeek = (bar) => {
  const name = Atlas.state.selection && Atlas.nameOfSelection();
  const [words] = bar.children;
  if (name && words.textContent !== name) words.textContent = name;
  const hidden = !name || Boolean(bar.atlasSeen);
  if (bar.hidden !== hidden) bar.hidden = hidden;
};
