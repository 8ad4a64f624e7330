/* The map's one way to what is around it: the page that holds its frame, or the file that it was saved in. */

/** @import { Collection, Packed, Saved } from "../types.js" */

import { unpackFeatures } from "./map/packed.js";

/* A saved file puts its own documents, cards and address here before the map starts. */
export const bridge = {
  page: pageAround(),
  /** @type {Saved | null} */
  saved: null,
  documents: fetchDocument,
  card: fetchCard,
  script: runScript,
  runPage: rerunPage,
};

function pageAround() {
  try {
    const { parent } = window;
    return parent !== window && parent.document
      ? /** @type {Window & typeof globalThis} */ (parent)
      : window;
  } catch (error) {
    return window; /* another origin embeds the map: it keeps its own address */
  }
}

/**
 * Layers of one page share documents, so each is fetched once.
 * @type {Map<string, Promise<any>>}
 */
const documents = new Map();

/**
 * @param {string} url
 * @returns {Promise<any>}
 */
function fetchDocument(url) {
  const known = documents.get(url);
  if (known) return known;
  const asked = fetch(url).then((response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  });
  asked.catch(() => documents.delete(url));
  documents.set(url, asked);
  return asked;
}

/**
 * The facts of a feature as HTML.
 * @param {string} address
 * @param {string} _id by which a saved file has its cards
 */
async function fetchCard(address, _id) {
  const response = await fetch(address);
  /* A link may select what is no feature of the atlas; the page says so. */
  if (response.status === 404) return "";
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

/**
 * Runs a script of the atlas in this frame.
 * @param {string} url
 * @returns {Promise<void>}
 */
function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(url));
    });
    document.head.append(script);
  });
}

/** @param {string} url */
export const fetchJson = (url) => bridge.documents(url);

/** @type {WeakMap<Packed, Collection>} */
const collections = new WeakMap();

/**
 * What a layer draws; layers that share a document share what is in it.
 * @param {string} url
 */
export const fetchCollection = async (url) => {
  const document = /** @type {Packed} */ (await fetchJson(url));
  const collection = collections.get(document) ?? unpackFeatures(document);
  collections.set(document, collection);
  return collection;
};

/** @type {number | undefined} */
let runTimer;

/**
 * The map's frame is a component of Streamlit's, which runs the page again when a component has a new value. Lists and
 * tables follow the address by this: Streamlit itself reads the address only when a page is opened and on Back.
 * @param {number} delay
 */
function rerunPage(delay) {
  window.clearTimeout(runTimer);
  runTimer = window.setTimeout(() => {
    const { origin, search } = bridge.page.location;
    bridge.page.postMessage(
      {
        isStreamlitMessage: true,
        type: "streamlit:setComponentValue",
        dataType: "json",
        value: search.slice(1),
      },
      origin,
    );
  }, delay);
}

/** @param {number} delay */
export const runPage = (delay) => bridge.runPage(delay);

/* A hosted map belongs to the page on which it began; a saved file has only its own. */
const ownPath = bridge.page.location.pathname;
export const isOwnPage = () => Boolean(bridge.saved) || bridge.page.location.pathname === ownPath;

/* Listeners and observers on the page outlive this frame unless they go with it. A page that the
   browser keeps for Back keeps them too. */
const leaving = new AbortController();
export const end = () => leaving.abort();

/** @param {() => void} act */
export const atEnd = (act) => leaving.signal.addEventListener("abort", act);

atEnd(() => window.clearTimeout(runTimer));
window.addEventListener("pagehide", ({ persisted }) => {
  if (!persisted) end();
});

/**
 * @template {keyof (DocumentEventMap & WindowEventMap)} Type
 * @param {Type} type
 * @param {EventTarget} target
 * @param {(event: (DocumentEventMap & WindowEventMap)[Type]) => void} listener
 * @param {{ capture?: boolean }} [options]
 */
export const listen = (type, target, listener, { capture = false } = {}) => {
  /** @param {any} event */
  const hear = (event) => {
    if (!window.frameElement && bridge.page !== window) end();
    else listener(event);
  };
  target.addEventListener(type, hear, { capture, signal: leaving.signal });
};

/**
 * @param {Node} target
 * @param {MutationObserverInit} options
 * @param {() => void} follow
 */
export const watch = (target, options, follow) => {
  const observer = new MutationObserver(follow);
  observer.observe(target, options);
  atEnd(() => observer.disconnect());
};
