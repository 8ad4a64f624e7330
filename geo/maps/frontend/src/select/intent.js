/* Who rests on a feature, or presses it, is likely to select it: its card is on its way before the click. */

import { bridge, listen } from "../bridge.js";
import { closest } from "../dom.js";
import { expectCard } from "../card/card.js";
import { SELECTING, selectedBy } from "../page/lists.js";
import { store } from "../store.js";
import { askingAhead } from "./ahead.js";

const REST_MS = 60;

/** @type {number | undefined} */
let restTimer;
const ask = askingAhead(expectCard, () => performance.now());

/** @param {EventTarget | null} target */
const idOf = (target) => {
  const link = closest(target, SELECTING);
  return link ? selectedBy(link) : closest(target, "[data-feature]")?.dataset.feature;
};

/** Whether the reader has asked the browser to fetch little. */
const savesData = () =>
  Boolean(/** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData);

/** @param {string | undefined} id */
const expect = (id) => {
  if (!savesData()) ask(id, store.state.selection);
};

/** @param {EventTarget | null} target */
const expectSoon = (target) => {
  window.clearTimeout(restTimer);
  const id = idOf(target);
  if (id) restTimer = window.setTimeout(expect, REST_MS, id);
};

/* A finger rests on nothing: it presses, or scrolls. */
export const followIntent = () =>
  new Set([document, bridge.page.document]).forEach((page) => {
    listen("pointerover", page, (event) => {
      if (/** @type {PointerEvent} */ (event).pointerType !== "touch") expectSoon(event.target);
    });
    listen("focusin", page, ({ target }) => expectSoon(target));
    listen("pointerdown", page, ({ target }) => expect(idOf(target)), { capture: true });
  });
