/* Streamlit says a few things in English whatever the language of its page. They are said in that language, at sight and
   to screen readers. */
"use strict";
(() => {
  if (!window.AtlasWords) return;
  const _ = (/** @type {string} */ message) => window.AtlasWords?.[message] ?? message;
  const ATTRIBUTES = ["aria-label", "placeholder"];
  /** @type {Readonly<Record<string, string>>} */
  const SAID = {
    "App pages": _("Pages"),
    Sidebar: _("Menu"),
    "Expand sidebar": _("Open the menu"),
    "Collapse sidebar": _("Close the menu"),
    Open: _("Show all choices"),
    "Choose an option": _("Choose one"),
  };
  const FOUND = ATTRIBUTES.map((name) => [
    name,
    Object.keys(SAID)
      .map((words) => `[${name}="${words}"]`)
      .join(),
  ]);

  const say = (/** @type {Text} */ text) => {
    const count = /^(\d+) more$/.exec(text.data)?.[1];
    if (count) text.data = _("{count} more").replace("{count}", count);
    else if (text.data === "No results") text.data = _("Nothing found");
  };
  const follow = () => {
    for (const [name, selector] of FOUND) {
      for (const element of document.querySelectorAll(selector)) {
        element.setAttribute(name, SAID[element.getAttribute(name) ?? ""]);
      }
    }
    document
      .querySelectorAll("[data-testid=stTopNavSection] p, [role=listbox] *")
      .forEach(({ firstChild }) => firstChild instanceof Text && say(firstChild));
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(follow).observe(document.body, {
      attributes: true,
      attributeFilter: ATTRIBUTES,
      characterData: true,
      childList: true,
      subtree: true,
    });
    follow();
  });
})();
