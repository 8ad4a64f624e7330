/* The title of the window says what is shown, as that of the first answer does; Streamlit knows one for all pages. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const site = document.querySelector("meta[property='og:site_name']");
  const name = site?.getAttribute("content") ?? "";
  const entitle = () => {
    const shown = document.querySelector("[data-card] h2") || document.querySelector(".stApp h1");
    const title = shown && `${shown.textContent.trim()} · ${name}`;
    if (title && document.title !== title) document.title = title;
  };
  new MutationObserver(entitle).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  entitle();
});
