/* A reader whose browser speaks another language of the atlas than the page is offered it, once. An address that names
   its language, and a page inside another site's, were chosen as they are. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const KEPT = "atlas-language-offered";
  /** Whether this browser was asked before, or is asked now for the last time; where it keeps nothing, it is not asked. */
  const wasAsked = () => {
    try {
      const asked = window.localStorage.getItem(KEPT) !== null;
      window.localStorage.setItem(KEPT, "yes");
      return asked;
    } catch {
      return true;
    }
  };
  const offers = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-offer]")]);
  const spoken = [document.documentElement.lang, ...offers.map(({ lang }) => lang)];
  const wanted = window.navigator.languages
    .map((tag) => tag.split("-")[0])
    .find((code) => spoken.includes(code));
  const offer = offers.find(({ lang }) => lang === wanted);
  if (!offer || new URLSearchParams(window.location.search).has("lang") || wasAsked()) return;
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", () => offer.remove());
});
