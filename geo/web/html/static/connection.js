/* Where the connection to the server is lost, or never comes about, a line says so. The map needs no server for what it
   has, so Streamlit's dialog, which is for developers and covers all, is closed before it is seen. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const PATIENCE_MS = 2_000;
  const line = document.querySelector(".lost");
  if (!line) return;
  let begun = false;
  let timer = 0;
  const tell = (/** @type {boolean} */ lost) => line.toggleAttribute("hidden", !lost);
  const follow = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const connected = app?.getAttribute("data-test-connection-state") === "CONNECTED";
    /** @type {NodeListOf<HTMLElement>} */
    const closers = document.querySelectorAll("[data-testid=stDialog] button[aria-label]");
    closers.forEach((closer) => closer.click());
    begun ||= connected;
    if (closers.length && !connected) tell(true);
    if (connected) {
      window.clearTimeout(timer);
      timer = 0;
      tell(false);
    } else if (begun && !timer) timer = window.setTimeout(() => tell(true), PATIENCE_MS);
  };
  const changes = { attributes: true, attributeFilter: ["data-test-connection-state"] };
  new MutationObserver(follow).observe(document.body, {
    ...changes,
    childList: true,
    subtree: true,
  });
});
