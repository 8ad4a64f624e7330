/* The facts of what is selected, in the place that the page has for them. */

import { addressQuery } from "../address/address.js";
import { pointOf } from "../address/values.js";
import { bridge, listen } from "../bridge.js";
import { constants } from "../constants.js";
import { loadDesk } from "../desk/loading.js";
import { closest, element, elements, links, make, setHidden, textOf } from "../dom.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { tellBeneath } from "../page/beneath.js";
import { cardAddress } from "./card-address.js";
import { keeping } from "./card-store.js";

const MOST_KEPT = 32;

/**
 * A saved file has the cards of features; that of a point, of which there are too many, it makes itself.
 * @param {string} address
 * @param {string} id
 */
const askForCard = async (address, id) =>
  bridge.saved && pointOf(id) ? (await loadDesk("point")).pointCard(id) : bridge.card(address, id);

const cardAt = keeping(askForCard, MOST_KEPT);

const place = () => element(bridge.page.document, "[data-details]");

/**
 * Where the card of a feature is, for the viewer and the day of the page.
 * @param {string} id
 */
const addressOf = (id) =>
  constants.base + cardAddress(id, addressQuery(), bridge.page.document.documentElement.lang);

/**
 * Asks for the card of what is likely to be selected next. Where it does not come, who selects it is told.
 * @param {string} id
 */
export const expectCard = (id) => {
  if (place()) cardAt(addressOf(id), id).catch(() => undefined);
};

/* Brings the place of the card to what is selected; what stands there is not asked for again. Resolves when it stands. */
export const showCard = async () => {
  const details = place();
  if (!details) return;
  const id = store.state.selection;
  const wanted = id ? addressOf(id) : "";
  if (details.dataset.shows === wanted) return;
  details.dataset.shows = wanted;
  /** @param {string} html */
  const put = (html) => {
    if (details.dataset.shows === wanted) putCard(details, html);
  };
  put(id ? await cardAt(wanted, id).catch(notLoaded) : "");
};

/**
 * @param {HTMLElement} details
 * @param {string} html
 */
const putCard = (details, html) => {
  const nothing = details.parentElement && element(details.parentElement, "[data-nothing]");
  if (nothing) setHidden(nothing, Boolean(html));
  details.innerHTML = html;
  meetCard(details);
};

/** @type {number | undefined} */
let timer;

/** @param {number} delay */
export const showCardSoon = (delay) => {
  window.clearTimeout(timer);
  timer = window.setTimeout(showCard, delay);
};

const notLoaded = () => {
  const again = make(document, "button", { type: "button", textContent: _("Try again") });
  again.dataset.cardAgain = "";
  return `<p class="notice">${_("The facts could not be loaded.")} ${again.outerHTML}</p>`;
};

/** @param {Document} page */
export const followCard = (page) =>
  listen("click", page, ({ target }) => {
    const note = closest(target, "[data-card] sup a");
    if (note) showSources(/** @type {HTMLAnchorElement} */ (note));
    if (!closest(target, "[data-card-again]")) return;
    delete place()?.dataset.shows;
    showCard();
  });

/**
 * The sources of a note: of one number, or from one number to another.
 * @param {HTMLElement} card
 * @param {HTMLAnchorElement} note
 */
const sourcesOf = (card, note) => {
  const first = Number(note.hash.slice(2));
  const last = Number(note.dataset.last ?? first);
  return elements(card, ".sources > li").slice(first - 1, last);
};

/**
 * The list of sources opens, and those that a note leads to are marked.
 * @param {HTMLAnchorElement} note
 */
const showSources = (note) => {
  const card = /** @type {HTMLElement} */ (closest(note, "[data-card]"));
  const list = /** @type {HTMLDetailsElement | null} */ (element(card, ".card-sources"));
  if (list) list.open = true;
  const meant = new Set(sourcesOf(card, note));
  elements(card, ".sources > li").forEach((source) =>
    source.classList.toggle("meant", meant.has(source)),
  );
};

/** @type {HTMLElement | null} */
let met = null;

/* Where the map stays in view while the panel beside it is read. */
const BESIDE = "(min-width: 900.02px)";

/**
 * What is chosen on the map is brought into view where its card stands beside it; on a phone the card waits below.
 * @param {string | null} id
 */
export const seekCard = (id) => {
  if (bridge.page.matchMedia(BESIDE).matches) store.cardSought = id;
};

/**
 * When a card has come: its notes say what they lead to. All that asks where it lies waits for the frame, which lays the
 * page out once.
 * @param {HTMLElement} details
 */
const meetCard = (details) => {
  const card = element(bridge.page.document, "[data-card]");
  const isNew = card && card !== met;
  if (isNew) {
    met = card;
    nameNotes(card);
    tellBeneath(card);
  }
  window.requestAnimationFrame(() => {
    closest(details, ".st-key-details")?.scrollTo(0, 0);
    if (isNew && card === met) goToCard(card);
  });
};

/**
 * A card is brought into view where it was sought, and the keyboard goes on in it where it was awaited.
 * @param {HTMLElement} card
 */
const goToCard = (card) => {
  const id = card.dataset.card ?? null;
  const heading = element(card, "h2");
  if (store.cardSought === id) heading?.scrollIntoView({ block: "nearest" });
  store.cardSought = null;
  if (store.cardAwaited !== id) return;
  store.cardAwaited = null;
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
};

/** @param {HTMLElement} card */
const nameNotes = (card) =>
  links(card, "sup a").forEach((note) => {
    const [source, ...more] = sourcesOf(card, note);
    if (!source) return;
    const { textContent: number, dataset } = note;
    const label = more.length
      ? _("Sources {first} to {last}", { first: note.hash.slice(2), last: dataset.last })
      : _("Source {number}: {title}", { number, title: textOf(source) });
    note.setAttribute("aria-label", label);
  });
