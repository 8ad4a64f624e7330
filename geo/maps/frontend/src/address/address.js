import { bridge, isOwnPage } from "../bridge.js";
import { store } from "../store.js";
import { written } from "./grammar.js";

let writeTimer;
let writtenAt;

export const addressQuery = () => {
  const query = new URLSearchParams(bridge.saved ? bridge.page.location.hash.slice(1) : bridge.page.location.search);
  Object.entries(unwritten).forEach(([key, value]) => {
    if (value === null || value === undefined) query.delete(key); else query.set(key, value);
  });
  return query;
};

/* Safari refuses more than 100 writes in 10 seconds, which a slider that is dragged goes past: what
   changes fast waits here, is part of the query at once, and of the address a moment later. */
let unwritten = {};

export const WRITE_MS = 150;

/* What the address says of the view, without how the page around it is framed. */
export const viewQuery = () => {
  const query = addressQuery();
  FRAMING.forEach((key) => query.delete(key));
  return written(query);
};

export const FRAMING = ["embed", "parts", "embed_options"];

/* An embedded map has only the controls that its address asks for. */
export const frameMap = () => {
  const query = addressQuery();
  if (query.get("embed") !== "true") return;
  document.body.dataset.parts = (query.get("parts") ?? "legend,details").replaceAll(",", " ");
};

/* This very view at a path of the hosted atlas, which may have a query of its own. */
export const linkTo = (target = "") => {
  const { origin, pathname } = bridge.page.location;
  const [path, options] = target.split("?");
  const query = [viewQuery(), options].filter(Boolean).join("&");
  /* A saved file links to the whole address that it was saved from. */
  const here = path.includes("://") ? path : bridge.saved ? bridge.saved.link : origin + (path || pathname);
  return here + (query ? `?${query}` : "");
};

export const writeAddress = (changes, { push = false } = {}) => {
  Object.assign(unwritten, changes);
  window.clearTimeout(writeTimer);
  const wait = WRITE_MS - (performance.now() - writtenAt);
  if (push || !(wait > 0)) writeNow(push); else writeTimer = window.setTimeout(writeNow, wait, false);
};

export const writeNow = (push) => {
  if (!isOwnPage()) return;
  const { history, location } = bridge.page;
  const text = written(addressQuery());
  unwritten = {};
  writtenAt = performance.now();
  const address = bridge.saved ? `#${text}` : location.pathname + (text ? `?${text}` : "") + location.hash;
  if (address === (bridge.saved ? location.hash : location.pathname + location.search + location.hash)) return;
  if (push) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
};

export const readLayers = () => {
  const names = addressQuery().get("layers")?.split(",").filter(Boolean);
  const known = names?.every((name) => name in store.config.toggles);
  store.wantedLayers = known ? names : [...store.config.shown];
};

export const readSelection = () => {
  const id = addressQuery().get("sel");
  return id && /^[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(id) ? id : null;
};

/* What had not been written when the reader went Back is not of the address that they went to. */
export const forgetUnwritten = () => {
  window.clearTimeout(writeTimer);
  unwritten = {};
};
