/* For screen readers: what is in view is told in one sentence. */

import { pageName, viewQuery } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { make, setAttributes, setText } from "../dom.js";
import { _ } from "../i18n.js";
import { outlineOfView } from "../projection/plane.js";
import { store } from "../store.js";
import { liveRegion } from "./announce.js";

const FOCUSED_MS = 300;
const RESTED_MS = 1200;

/** @type {number | undefined} */
let viewTimer;
/** @type {number | undefined} */
let summaryTimer;
/**
 * The address of the sentence that was asked for last.
 * @type {string | null}
 */
let asked = null;

const summary = make(document, "p", { id: "atlas-summary", className: "spoken" });

export const startSummary = () => {
  const container = store.map.getContainer();
  setAttributes(container, {
    role: "region",
    "aria-label": _("Map"),
    "aria-describedby": "atlas-summary",
  });
  summary.textContent = bridge.saved?.summary || firstSummary();
  container.append(summary);
  if (window.frameElement) {
    /** @type {HTMLElement} */ (window.frameElement).title = _("Map");
    document.title = _("Map");
  }
  followMoves(container);
};

/**
 * Only who moves the map by keyboard hears the summary: a pan by pointer gives the map the focus too, and asks for
 * nothing.
 * @param {HTMLElement} container
 */
const followMoves = (container) => {
  let byPointer = false;
  /** @param {boolean} is */
  const note = (is) => () => {
    byPointer = is;
  };
  document.addEventListener("pointerdown", note(true), true);
  document.addEventListener("keydown", note(false), true);
  window.addEventListener("blur", note(false));
  const summariseForKeys = () => {
    if (!byPointer && document.hasFocus()) summariseSoon();
  };
  container.addEventListener("focusin", summariseForKeys);
  store.map.on("moveend", summariseForKeys);
  /* What comes into view is said when the keys that move the map have come to rest. */
  container.addEventListener("keyup", ({ key, target }) => {
    if (target === container && /^Arrow|^[+=_-]$/.test(key)) tellViewSoon();
  });
};

/* The page's own description is that of the view with which it was opened. */
const firstSummary = () => {
  const { document: page, location } = bridge.page;
  /** @param {string} name */
  const head = (name) => page.querySelector(`meta[${name}]`)?.getAttribute("content") ?? "";
  const own = head('property="og:url"');
  return own && new URL(own).pathname === location.pathname ? head('name="description"') : "";
};

const tellViewSoon = () => {
  window.clearTimeout(viewTimer);
  const timer = window.setTimeout(async () => {
    await summarise();
    /* Something else has been said meanwhile. */
    if (viewTimer === timer) setText(liveRegion(), summary.textContent ?? "");
  }, RESTED_MS);
  viewTimer = timer;
};

/* What is said otherwise takes the place of the sentence about the view. */
export const forgetView = () => {
  window.clearTimeout(viewTimer);
  viewTimer = undefined;
};

export const summariseSoon = () => {
  window.clearTimeout(summaryTimer);
  summaryTimer = window.setTimeout(summarise, FOCUSED_MS);
};

/* The sentence is the one that previews have; the server counts what lies within the map as it stands. */
const summarise = async () => {
  const url = summaryUrl();
  if (bridge.saved || url === asked) return;
  asked = url;
  try {
    const answer = await fetch(url);
    if (answer.ok && url === asked) summary.textContent = (await answer.json()).summary;
  } catch (error) {
    asked = null; /* the next focus asks again */
  }
};

const summaryUrl = () => {
  const query = new URLSearchParams(viewQuery());
  query.set(
    "within",
    outlineOfView(store.map)
      .map((degrees) => degrees.toFixed(3))
      .join(","),
  );
  return `${constants.base}/summary/${pageName()}.json?${query}`;
};
