import { announceSoon } from "../a11y/announce.js";
import { nameSoon } from "../a11y/keyboard.js";
import { linkTo } from "../address/address.js";
import { bridge, listen, watch } from "../bridge.js";
import { setBasemap } from "../map/basemap.js";
import { followStory, markStory } from "../scene/story.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { followAxis, markAxis } from "./axis.js";
import { followCard, showCard } from "./card.js";
import { copy } from "./copy.js";
import { furnishLegend, markLegendSoon } from "./legend.js";
import { SELECTING, markList, selectedBy, toggle } from "./lists.js";
import { followLookControls, markLook } from "./look-controls.js";
import { setOpacity, showOpacity } from "./opacity.js";
import { markPeek } from "./peek.js";
import { drawSamples } from "./samples.js";
import { followShare } from "./share.js";

let markFrame;

export const followPage = () => {
  const page = bridge.page.document;
  listen("click", page, (event) => {
    const link = event.target.closest?.(SELECTING);
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    /* A way out of a card takes the keyboard along to the next one. */
    if (link.closest("[data-card]")) store.cardAwaited = selectedBy(link);
    select(selectedBy(link), { move: true });
  });
  listen("change", page, (event) => {
    const box = event.target.closest?.("[data-layer]");
    if (box) toggle(box.dataset.layer, box.checked);
    if ("basemap" in event.target.dataset) setBasemap(event.target.value);
  });
  listen("input", page, ({ target }) => {
    if (target.dataset?.opacity) setOpacity(target.dataset.opacity, Number(target.value));
  });
  followShare(page);
  followLookControls(page);
  followStory(page);
  followAxis(page);
  followCard(page);
  listen("click", page, (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button) copy(button, button.dataset.copy === "link" ? linkTo() : button.dataset.copy);
  });
  const mark = () => {
    window.cancelAnimationFrame(markFrame);
    markFrame = window.requestAnimationFrame(markPage);
    if (store.config.filtered) announceSoon();
  };
  watch(page.body, { childList: true, subtree: true }, mark);
  mark();
};

export const markPage = () => { furnishLegend(); drawSamples(); markList(); markLook(); markStory(); markAxis(); showOpacity(); showCard(); markPeek(); nameSoon(); markLegendSoon(); };
