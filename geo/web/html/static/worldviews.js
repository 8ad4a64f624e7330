/* The maps of all worldviews: the first HTML of their page has them, and Streamlit's page gets them from there. Arrow
   keys move among them, and a calendar stands beside a field for a day. */
"use strict";
(() => {
  const WHOLE = ".worldviews";
  /** The maps by the address of which they are. @type {Map<string, Promise<Element | null>>} */
  const known = new Map();

  const fetchMaps = async (/** @type {string} */ address) => {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(`#early ${WHOLE}`);
  };
  const mapsOf = (/** @type {string} */ address) => {
    const first = document.querySelector(`#early ${WHOLE}`);
    if (!known.has(address)) {
      known.set(address, first ? Promise.resolve(first) : fetchMaps(address));
    }
    return /** @type {Promise<Element | null>} */ (known.get(address));
  };

  const fill = async (/** @type {HTMLElement} */ place) => {
    const { href } = window.location;
    if (place.dataset.worldviews === href) return;
    place.dataset.worldviews = href;
    try {
      const found = await mapsOf(href);
      if (found && place.dataset.worldviews === href) place.replaceChildren(found.cloneNode(true));
    } catch (error) {
      known.delete(href);
      console.warn("The maps did not come.", error);
    }
  };
  /* Without this script there is no calendar, so that its buttons come with it. */
  const offerCalendars = () => {
    for (const button of document.querySelectorAll(`.stApp ${WHOLE} [data-calendar][hidden]`)) {
      /** @type {HTMLElement} */ (button).hidden = false;
    }
  };
  const watch = () => {
    offerCalendars();
    const place = /** @type {HTMLElement | null} */ (
      document.querySelector(".stApp [data-worldviews]")
    );
    if (place) fill(place);
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
    watch();
  });

  /* Left and right are the next in reading; up and down the nearest of the next row. */
  const inReading = (
    /** @type {HTMLElement[]} */ links,
    /** @type {HTMLElement} */ link,
    /** @type {string} */ key,
  ) => {
    if (key === "Home") return links[0];
    if (key === "End") return links.at(-1);
    const forward = getComputedStyle(link).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    return links[links.indexOf(link) + (key === forward ? 1 : -1)];
  };
  const inColumn = (
    /** @type {HTMLElement[]} */ links,
    /** @type {HTMLElement} */ link,
    /** @type {boolean} */ down,
  ) => {
    const { left, top } = link.getBoundingClientRect();
    const further = links.filter((other) => {
      const box = other.getBoundingClientRect();
      return Math.abs(box.left - left) < 2 && (down ? box.top > top + 2 : box.top < top - 2);
    });
    return down ? further[0] : further.at(-1);
  };
  const besides = (/** @type {HTMLElement} */ link, /** @type {string} */ key) => {
    const maps = link.closest(".worldviews-maps");
    const links = /** @type {HTMLElement[]} */ ([...(maps?.querySelectorAll("figure > a") ?? [])]);
    const steps = key === "ArrowUp" || key === "ArrowDown";
    return steps ? inColumn(links, link, key === "ArrowDown") : inReading(links, link, key);
  };
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (target.closest?.(".worldviews-maps a"));
    const moves = /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key);
    const meant = moves && !event.altKey && !event.ctrlKey && !event.metaKey;
    const other = link && meant && besides(link, event.key);
    if (!other) return;
    event.preventDefault();
    other.focus();
  });

  document.addEventListener("click", async ({ target }) => {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (target).closest?.(`${WHOLE} [data-calendar]`)
    );
    if (!button) return;
    try {
      const { toggle } = await window.AtlasGrammar.loadDesk("days");
      toggle(button, button.dataset.calendar ?? "");
    } catch (error) {
      console.warn("The calendar did not come.", error);
    }
  });
})();
