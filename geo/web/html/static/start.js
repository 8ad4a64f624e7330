/* Streamlit starts as soon as the first sight has been painted: its scripts would keep the browser from that. What the
   frame of the map will ask for is fetched while Streamlit, which is there then, asks its server for the page. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  /* A browser that is too old for it keeps the first sight, as early.js says. */
  if (!("scripted" in document.documentElement.dataset)) return;
  const later = /** @type {HTMLTemplateElement} */ (document.getElementById("started-later"));
  const ahead = [...later.content.querySelectorAll("link[rel=prefetch]")];
  ahead.forEach((link) => link.remove());
  const start = () => {
    later.content
      .querySelector("script")
      ?.addEventListener("load", () => document.head.append(...ahead));
    document.head.append(later.content);
  };
  /* Nothing is painted in a window that nobody sees. */
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
});
