/* The title of the window says what is shown, as that of the first answer does; Streamlit knows one for all pages. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const NAME = "Kavkaz Atlas";
  const entitle = () => {
    const shown = document.querySelector("[data-card] h2") || document.querySelector(".stApp h1");
    const title = shown && `${shown.textContent.trim()} · ${NAME}`;
    if (title && document.title !== title) document.title = title;
  };
  new MutationObserver(entitle).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  entitle();
});
