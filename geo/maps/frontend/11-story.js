/* The story: each step moves the map, shows its layers, its day and what it is about. */
"use strict";
/* The number of the step that the address names, from 1; 0 where it names none. */
Atlas.readStep = () => {
  const name = Atlas.query().get("step");
  return Atlas.config.story ? Atlas.story.findIndex(({ id }) => id === name) + 1 : 0;
};

/* A link that names only a step means all that the step shows. */
Atlas.startStory = () => {
  const step = Atlas.story[Atlas.readStep() - 1];
  if (!step) return;
  const given = Atlas.query();
  const missing = Object.entries(step.address).filter(([key]) => !given.has(key));
  Atlas.writeAddress(Object.fromEntries(missing));
  if (!given.has("at")) Atlas.config.extent = step.extent;
};

Atlas.goToStep = (number) => {
  const step = Atlas.story[number - 1];
  const address = step ? { ...step.address, step: step.id } : { layers: null, as: null, on: null, sel: null, step: null };
  Atlas.pause();
  Atlas.writeAddress({ at: null, ...Atlas.withoutDefaults(address) }, { push: true });
  Atlas.followStep();
  Atlas.runPage(0);
};

/* Brings the map to what the address says; the flight is a jump for who asks for less motion. */
Atlas.followStep = () => {
  const step = Atlas.story[Atlas.readStep() - 1];
  Atlas.readLayers();
  Object.entries(Atlas.config.toggles).forEach(([toggle, parts]) => parts.forEach((part) =>
    Atlas.sides.forEach((side) => {
      const layer = side.layers.get(part);
      const on = Atlas.wantedLayers.includes(toggle);
      if (layer && layer.visible !== on) layer.show(on);
    })));
  Atlas.repaint();
  Atlas.select(Atlas.readSelection(), { tell: false });
  Atlas.sides.forEach((side) => ["places", "extents"].forEach((name) => side.layers.get(name)?.redraw()));
  Atlas.followLook();
  const extent = step ? step.extent : Atlas.pageExtent;
  if (Atlas.reducedMotion.matches) Atlas.map.fitBounds(extent, { animate: false });
  else Atlas.map.flyToBounds(extent, { duration: 1.2 });
  Atlas.markStory();
  Atlas.announceSoon();
};

Atlas.markStory = () => {
  const now = Atlas.readStep();
  const root = Atlas.page.document.documentElement;
  if (now) root.dataset.storied = String(now); else delete root.dataset.storied;
  Atlas.page.document.querySelectorAll("[data-step-text]").forEach((part) => {
    const hidden = Number(part.dataset.stepText) !== now;
    if (part.hidden !== hidden) part.hidden = hidden;
  });
};

Atlas.followStory = (page) => {
  if (!Atlas.config.story) return;
  const shown = () => Atlas.readStep();
  const move = (step) => {
    const to = shown() + step;
    if (to >= 0 && to <= Atlas.story.length) Atlas.goToStep(to);
  };
  Atlas.listen("click", page, ({ target }) => {
    const button = target.closest?.("[data-step-to]");
    if (!button) return;
    Atlas.goToStep(Number(button.dataset.stepTo));
    /* The pressed button is hidden with its step; the story itself keeps the keyboard. */
    page.querySelector(".story")?.focus({ preventScroll: true });
  });
  Atlas.listen("keydown", page, (event) => {
    if (!event.target.closest?.(".story") || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { event.preventDefault(); move(step); }
  });
  let from = null;
  Atlas.listen("touchstart", page, (event) => {
    from = event.target.closest?.(".story") ? event.changedTouches[0] : null;
  });
  Atlas.listen("touchend", page, (event) => {
    if (!from) return;
    const { clientX, clientY } = event.changedTouches[0];
    const [dx, dy] = [clientX - from.clientX, clientY - from.clientY];
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? 1 : -1);
  });
};
