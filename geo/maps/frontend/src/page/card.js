import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { store } from "../store.js";
import { revealInList } from "./lists.js";

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
