import { addressQuery } from "../address/address.js";
import { bridge, listen } from "../bridge.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { revealInList } from "./lists.js";

/* What a card depends on besides its feature. */
const KEYS = ["as", "on"];

/* Where the server has the card of a feature, for what the address says of viewer and day. */
export const cardAddress = (id, query, lang) => {
  const kept = new URLSearchParams(KEYS.filter((key) => query.has(key)).map((key) => [key, query.get(key)]));
  if (lang && lang !== "en") kept.set("lang", lang);
  return `/card/${id.replace(":", "/")}.html${kept.size ? `?${kept}` : ""}`;
};

const place = () => bridge.page.document.querySelector("[data-details]");

/* Brings the place of the card to what is selected; what stands there is not asked for again. */
export const showCard = () => {
  const details = place();
  if (!details) return;
  const id = store.state.selection;
  const wanted = id ? cardAddress(id, addressQuery(), bridge.page.document.documentElement.lang) : "";
  if (details.dataset.shows === wanted) return;
  details.dataset.shows = wanted;
  const put = (html) => {
    if (details.dataset.shows !== wanted) return;
    details.innerHTML = html;
    details.parentElement.querySelector("[data-nothing]").hidden = Boolean(html);
    meetCard();
  };
  if (!id) { put(""); return; }
  bridge.card(wanted, id).then(put, () => put(notLoaded()));
};

let timer;
export const showCardSoon = (delay) => {
  window.clearTimeout(timer);
  timer = window.setTimeout(showCard, delay);
};

const notLoaded = () => {
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: _("Try again") });
  again.dataset.cardAgain = "";
  return `<p class="notice">${_("The facts could not be loaded.")} ${again.outerHTML}</p>`;
};

export const followCard = (page) => listen("click", page, ({ target }) => {
  if (!target.closest?.("[data-card-again]")) return;
  delete place().dataset.shows;
  showCard();
});

let cardMet;

/* When a card has come: its notes say what they lead to, the list shows its row, and the keyboard goes on in it. */
export const meetCard = () => {
  const card = bridge.page.document.querySelector("[data-card]");
  if (!card || card === cardMet) return;
  cardMet = card;
  card.querySelectorAll("sup a").forEach((note) => {
    const source = card.querySelector(note.getAttribute("href"));
    if (source) note.setAttribute("aria-label", _("Source {number}: {title}", { number: note.textContent, title: source.textContent.trim() }));
  });
  const row = bridge.page.document.querySelector('.features a[aria-current="true"]');
  if (row) revealInList(row);
  if (store.cardAwaited !== card.dataset.card) return;
  store.cardAwaited = null;
  const heading = card.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
};
