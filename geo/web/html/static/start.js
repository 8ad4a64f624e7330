/* Streamlit starts as soon as the first sight has been painted: its scripts would keep the browser from that. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const later = /** @type {HTMLTemplateElement | null} */ (
    document.getElementById("started-later")
  );
  const start = () => document.head.append(later?.content ?? "");
  /* Nothing is painted in a window that nobody sees. */
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
});
