/* The page around the map: its lists select, its legend switches layers, its buttons act. */

import { announceSoon } from "../a11y/announce.js";
import { nameSoon } from "../a11y/keyboard.js";
import { linkTo } from "../address/address.js";
import { bridge, listen, watch } from "../bridge.js";
import { followPhrases } from "../callouts/linked.js";
import { closest, element, fieldOf } from "../dom.js";
import { setBasemap } from "../map/basemap.js";
import { setProjection } from "../projection/projection.js";
import { writeCaption } from "../scene/show.js";
import { followStory, markStory } from "../story/story.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { followAxis, markAxis } from "./axis.js";
import { followCard, showCard } from "../card/card.js";
import { followExplore } from "../story/explore.js";
import { followSheet, markSheet } from "../card/sheet.js";
import { markChangedLand } from "./changed-land.js";
import { copy } from "../share/copy.js";
import { furnishLegend, markLegendSoon } from "../legend/legend.js";
import { SELECTING, carryView, markList, selectedBy, toggle } from "./lists.js";
import { followLookControls, markLook } from "./look-controls.js";
import { followRests } from "./rest.js";
import { setOpacity, showOpacity } from "../legend/opacity.js";
import { markPeek } from "../card/peek.js";
import { markProjection } from "../legend/projection-choice.js";
import { drawSamples } from "../legend/samples.js";
import { followShare } from "../share/share.js";

let markFrame = 0;

export const followPage = () => {
  const page = bridge.page.document;
  followLists(page);
  followLegend(page);
  followShare(page);
  followLookControls(page);
  followStory(page);
  followPhrases(page);
  followExplore(page);
  followSheet(page);
  followAxis(page);
  followCard(page);
  listen("click", page, ({ target }) => {
    const button = closest(target, "[data-copy]");
    const text = button?.dataset.copy;
    if (button && text !== undefined) copy(button, text === "link" ? linkTo() : text);
  });
  watch(page.body, { childList: true, subtree: true }, markSoon);
  markSoon();
};

/** @param {Document} page */
const followLists = (page) => {
  /* A pointer or the keyboard comes to a link before it is opened, or its menu is. */
  /** @param {Event} event */
  const comes = ({ target }) => {
    const link = closest(target, SELECTING);
    if (link) carryView(link);
  };
  listen("pointerdown", page, comes);
  listen("focusin", page, comes);
  listen("click", page, (event) => {
    const link = linkAt(event.target);
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    /* A way out of a card takes the keyboard along to the next one. */
    if (closest(link, "[data-card]")) store.cardAwaited = selectedBy(link);
    store.cardSought = selectedBy(link);
    /* A step of the story shows what its own words name. */
    select(selectedBy(link), { move: !closest(link, ".phrase") });
  });
};

/**
 * The link that a click selects by; a cell of the relations of two states stands for its own.
 * @param {EventTarget | null} target
 */
const linkAt = (target) => {
  const link = closest(target, SELECTING);
  const cell = link ? null : closest(target, ".matrix td");
  return link ?? (cell && element(cell, SELECTING));
};

/** @param {Document} page */
const followLegend = (page) => {
  listen("change", page, ({ target }) => {
    const field = fieldOf(target);
    const { layer } = closest(target, "[data-layer]")?.dataset ?? {};
    if (layer) toggle(layer, field.checked);
    if ("basemap" in field.dataset) setBasemap(field.value);
    if ("projection" in field.dataset) setProjection(field.value);
  });
  listen("input", page, ({ target }) => {
    const { dataset, value } = fieldOf(target);
    if (dataset?.opacity) setOpacity(dataset.opacity, Number(value));
  });
};

const markSoon = () => {
  window.cancelAnimationFrame(markFrame);
  markFrame = window.requestAnimationFrame(markPage);
  if (store.config.filtered) announceSoon();
};

/* All that the page shows of the map's state. */
export const markPage = () => {
  furnishLegend();
  drawSamples();
  markProjection();
  markList();
  followRests();
  markLook();
  markStory();
  markAxis();
  showOpacity();
  showCard();
  markPeek();
  markSheet();
  markChangedLand();
  store.sides.slice(1).forEach(writeCaption);
  nameSoon();
  markLegendSoon();
};
