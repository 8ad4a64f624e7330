/* The pages of the menu are one tab stop, and so are the languages, the verdicts of the finding, the phrases of a step and
   the sources of its bars: arrows lead along them. What scrolls the page is no stop of its own. */
"use strict";
(() => {
  const GROUPS =
    "[data-testid=stTopNav], .languages, .finding .stack-key, .story-text, .story .bars";
  const linksOf = (/** @type {Element} */ group) =>
    /** @type {HTMLElement[]} */ ([...group.querySelectorAll("a[href]")]);

  const rove = (/** @type {Element} */ group) => {
    const links = linksOf(group);
    const active = links.find((link) => link === document.activeElement);
    const stop = active ?? links.find((link) => link.matches("[aria-current]")) ?? links[0];
    links.forEach((link) => {
      const index = link === stop ? 0 : -1;
      if (link.tabIndex !== index) link.tabIndex = index;
    });
  };
  const follow = () => {
    /* Which of the cards of a story have stops is the story's to say. */
    const groups = [...document.querySelectorAll(GROUPS)];
    groups.filter((group) => !group.closest(".story-step")).forEach(rove);
    const main = /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=stMain]"));
    if (main?.tabIndex === 0) main.tabIndex = -1;
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(follow).observe(document.body, {
      childList: true,
      subtree: true,
    });
    follow();
  });
  const walk = (/** @type {Element} */ group, /** @type {KeyboardEvent} */ event) => {
    const forward = getComputedStyle(group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const links = linksOf(group);
    const at = links.indexOf(/** @type {HTMLElement} */ (event.target));
    if (at < 0) return;
    event.preventDefault();
    links[at + (event.key === forward ? 1 : -1)]?.focus();
    rove(group);
  };
  document.addEventListener("keydown", (event) => {
    const group = /** @type {Element} */ (event.target).closest?.(GROUPS);
    const meant = /^Arrow(Left|Right)$/.test(event.key) && !event.altKey && !event.ctrlKey;
    if (group && meant) walk(group, event);
  });
})();
