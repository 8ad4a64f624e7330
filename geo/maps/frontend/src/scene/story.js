import { announceSoon } from "../a11y/announce.js";
import { addressQuery, readLayers, readSelection, writeAddress } from "../address/address.js";
import { bridge, listen, runPage } from "../bridge.js";
import { constants } from "../constants.js";
import { reducedMotion } from "../map/motion.js";
import { repaint } from "../map/update.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { withoutDefaults } from "./look.js";
import { pause } from "./play.js";
import { followLook } from "./show.js";

/* The number of the step that the address names, from 1; 0 where it names none. */
export const readStep = () => {
  const name = addressQuery().get("step");
  return store.config.story ? constants.story.findIndex(({ id }) => id === name) + 1 : 0;
};

/* A link that names only a step means all that the step shows. */
export const startStory = () => {
  const step = constants.story[readStep() - 1];
  if (!step) return;
  const given = addressQuery();
  const missing = Object.entries(step.address).filter(([key]) => !given.has(key));
  writeAddress(Object.fromEntries(missing));
  if (!given.has("at")) store.config.extent = step.extent;
};

export const goToStep = (number) => {
  const step = constants.story[number - 1];
  const address = step ? { ...step.address, step: step.id } : { layers: null, as: null, on: null, sel: null, step: null };
  pause();
  writeAddress({ at: null, ...withoutDefaults(address) }, { push: true });
  followStep();
  runPage(0);
};

/* Brings the map to what the address says; the flight is a jump for who asks for less motion. */
export const followStep = () => {
  const step = constants.story[readStep() - 1];
  readLayers();
  Object.entries(store.config.toggles).forEach(([toggle, parts]) => parts.forEach((part) =>
    store.sides.forEach((side) => {
      const layer = side.layers.get(part);
      const on = store.wantedLayers.includes(toggle);
      if (layer && layer.visible !== on) layer.show(on);
    })));
  repaint();
  select(readSelection(), { write: false });
  store.sides.forEach((side) => ["places", "extents"].forEach((name) => side.layers.get(name)?.redraw()));
  followLook();
  const extent = step ? step.extent : store.pageExtent;
  if (reducedMotion.matches) store.map.fitBounds(extent, { animate: false });
  else store.map.flyToBounds(extent, { duration: 1.2 });
  markStory();
  announceSoon();
};

export const markStory = () => {
  const now = readStep();
  const root = bridge.page.document.documentElement;
  if (now) root.dataset.storied = String(now); else delete root.dataset.storied;
  bridge.page.document.querySelectorAll("[data-step-text]").forEach((part) => {
    const hidden = Number(part.dataset.stepText) !== now;
    if (part.hidden !== hidden) part.hidden = hidden;
  });
};

export const followStory = (page) => {
  if (!store.config.story) return;
  const shown = () => readStep();
  const move = (step) => {
    const to = shown() + step;
    if (to >= 0 && to <= constants.story.length) goToStep(to);
  };
  listen("click", page, ({ target }) => {
    const button = target.closest?.("[data-step-to]");
    if (!button) return;
    goToStep(Number(button.dataset.stepTo));
    /* The pressed button is hidden with its step; the story itself keeps the keyboard. */
    page.querySelector(".story")?.focus({ preventScroll: true });
  });
  listen("keydown", page, (event) => {
    if (!event.target.closest?.(".story") || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { event.preventDefault(); move(step); }
  });
  let from = null;
  listen("touchstart", page, (event) => {
    from = event.target.closest?.(".story") ? event.changedTouches[0] : null;
  });
  listen("touchend", page, (event) => {
    if (!from) return;
    const { clientX, clientY } = event.changedTouches[0];
    const [dx, dy] = [clientX - from.clientX, clientY - from.clientY];
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) move(dx < 0 ? 1 : -1);
  });
};
