/* The theme: what the address asks for, or else what the reader's system prefers. Before the page is painted. */
"use strict";
(() => {
  const _ = (/** @type {string} */ message) => window.AtlasWords?.[message] ?? message;
  const NAMES = {
    "": _("as my system"),
    light: _("light"),
    dark: _("dark"),
    contrast: _("high contrast"),
  };
  const DARK = "(prefers-color-scheme: dark)";
  const ask = window.matchMedia.bind(window);
  const [dark, contrast] = [ask(DARK), ask("(prefers-contrast: more)")];
  const root = document.documentElement;
  /* A saved file keeps its view after the #. */
  const query = () => new URLSearchParams(window.location.search || window.location.hash.slice(1));
  const chosen = () => {
    const theme = query().get("theme") ?? "";
    return Object.hasOwn(NAMES, theme) ? theme : "";
  };
  const current = () =>
    chosen() || (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");

  /* Streamlit asks the browser which theme to use, and is told what the address says. */
  const preference = new EventTarget();
  Object.defineProperties(preference, {
    matches: { get: () => current() === "dark" },
    media: { value: DARK },
  });
  window.matchMedia = (media) =>
    media === DARK ? /** @type {MediaQueryList} */ (preference) : ask(media);

  const applyTheme = () => {
    const before = root.dataset.theme;
    root.dataset.theme = current();
    if (before !== root.dataset.theme) preference.dispatchEvent(new Event("change"));
    document.querySelectorAll("[data-choose=theme]").forEach((list) => {
      /** @type {HTMLSelectElement} */ (list).value = chosen();
    });
  };

  /* The switch stands with the languages, in a saved file at its foot. */
  const SIGN =
    '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.5"/>' +
    '<path d="M8 1.8A6.2 6.2 0 0 1 8 14.2Z" fill="currentColor"/></svg>';
  const addSwitch = () => {
    const place = document.querySelector(".languages") || document.querySelector(".saved .footer");
    if (!place || document.querySelector("[data-choose=theme]")) return;
    const label = document.createElement("label");
    label.className = "theme";
    label.innerHTML = SIGN;
    label.title = _("Theme");
    const list = document.createElement("select");
    list.dataset.choose = "theme";
    list.setAttribute("aria-label", _("Theme"));
    list.append(...Object.entries(NAMES).map(([value, words]) => new Option(words, value)));
    label.append(list);
    place.append(label);
    applyTheme();
  };

  const { addressWith } = window.AtlasGrammar;
  const choose = (/** @type {string} */ value) => {
    window.history.replaceState(
      window.history.state,
      "",
      addressWith(window.location.href, "theme", value),
    );
    applyTheme();
  };
  document.addEventListener("change", ({ target }) => {
    const { dataset, value } = /** @type {HTMLSelectElement} */ (target);
    if (dataset?.choose === "theme") choose(value);
  });

  [dark, contrast].forEach((media) => media.addEventListener("change", applyTheme));
  window.addEventListener("popstate", applyTheme);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(addSwitch).observe(document.body, {
      childList: true,
      subtree: true,
    });
    addSwitch();
  });
  applyTheme();
})();
