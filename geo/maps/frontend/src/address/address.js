/* The address bar is the state: position and layers are written here, without a script run. */

/** @import { Changes } from "../../types.js" */

import { atEnd, bridge, isOwnPage } from "../bridge.js";
import { constants } from "../constants.js";
import { store } from "../store.js";
import { mendQuery, readQuery, writeQuery } from "./grammar.js";
import { FRAMING, layersOf, opacityOf, positionOf, selectionOf } from "./values.js";

/**
 * Safari refuses more than 100 writes in 10 seconds, which a slider that is dragged goes past: what
 * changes fast waits here, is part of the query at once, and of the address a moment later.
 * @type {Changes}
 */
let unwritten = {};
let writtenAt = -Infinity;
/** @type {number | undefined} */
let writeTimer;
const WRITE_MS = 150;

/* What stands in the bar, read once for each text: each feature that is drawn asks for a key of it. */
let bar = { text: "", query: new URLSearchParams() };

const barQuery = () => {
  const { location } = bridge.page;
  const text = bridge.saved ? location.hash.slice(1) : location.search;
  if (bar.text !== text) bar = { text, query: readQuery(text, constants.grammar) };
  return bar.query;
};

/* The name of the page at the address; empty where the atlas has none there. */
export const pageName = () => {
  const path = bridge.page.location.pathname.slice(constants.base.length);
  return constants.pages[path.replaceAll("/", "")] ?? "";
};

export const addressQuery = () => {
  const query = new URLSearchParams(barQuery());
  Object.entries(unwritten).forEach(([key, value]) => {
    if (value === null || value === undefined) query.delete(key);
    else query.set(key, value);
  });
  return query;
};

/** @param {string} key */
export const addressValue = (key) =>
  Object.hasOwn(unwritten, key) ? (unwritten[key] ?? null) : barQuery().get(key);

/* What the address says of the view, without how the page around it is framed. */
export const viewQuery = () => {
  const query = addressQuery();
  FRAMING.forEach((key) => query.delete(key));
  return writeQuery(query, constants.grammar);
};

/* An embedded map has only the controls that its address asks for. */
export const frameMap = () => {
  const query = addressQuery();
  if (query.get("embed") !== "true") return;
  document.body.dataset.parts = (query.get("parts") ?? "legend,details").replaceAll(",", " ");
};

/**
 * This very view at a path of the hosted atlas, which may have a query of its own.
 * @param {string} [target]
 */
export const linkTo = (target = "") => {
  const [path, options] = target.split("?");
  const query = [viewQuery(), options].filter(Boolean).join("&");
  return placeOf(path) + (query ? `?${query}` : "");
};

/**
 * A saved file links to the whole address that it was saved from.
 * @param {string} path
 */
const placeOf = (path) => {
  if (path.includes("://")) return path;
  if (bridge.saved) return bridge.saved.link;
  const { origin, pathname } = bridge.page.location;
  return origin + (path || pathname);
};

/**
 * @param {Changes} changes
 * @param {{ push?: boolean }} [options]
 */
export const writeAddress = (changes, { push = false } = {}) => {
  Object.assign(unwritten, changes);
  window.clearTimeout(writeTimer);
  const wait = WRITE_MS - (performance.now() - writtenAt);
  if (push || wait <= 0) writeNow(push);
  else writeTimer = window.setTimeout(writeNow, wait, false);
};

/** @param {boolean} push */
const writeNow = (push) => {
  if (!isOwnPage()) return;
  const { history, location } = bridge.page;
  const text = writeQuery(addressQuery(), constants.grammar);
  unwritten = {};
  writtenAt = performance.now();
  const path = location.pathname + location.search;
  const address = bridge.saved
    ? `#${text}`
    : location.pathname + (text ? `?${text}` : "") + location.hash;
  if (address === (bridge.saved ? location.hash : path + location.hash)) return;
  if (push) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
};

/* What the server does for a page, a saved file does by itself: its address is as the atlas writes it. */
export const mendAddress = () => {
  if (!bridge.saved) return;
  const { history, location } = bridge.page;
  const text = mendQuery(location.hash.slice(1), constants.grammar);
  if (`#${text}` !== location.hash && text) history.replaceState(history.state, "", `#${text}`);
};

/* What had not been written when the reader went Back is not of the address that they went to. */
export const forgetUnwritten = () => {
  window.clearTimeout(writeTimer);
  unwritten = {};
};
atEnd(forgetUnwritten);

/* Where the address looks; null where it does not say, or says what is no position. */
export const givenPosition = () => positionOf(addressValue("at"));

export const readSelection = () =>
  selectionOf(addressValue("sel"), constants.grammar.reading.rules.sel.pattern);

export const readOpacity = () =>
  opacityOf(addressValue("opacity"), Object.keys(store.config.toggles));

export const readLayers = () => {
  const { toggles, shown } = store.config;
  store.wantedLayers = layersOf(addressValue("layers"), Object.keys(toggles), shown);
};
