/* The address bar is the state: position and layers are written here, without a script run. */
"use strict";
Atlas.page = (() => {
  try {
    return window.parent !== window && window.parent.document ? window.parent : window;
  } catch (error) {
    return window; /* another origin embeds the map: it keeps its own address */
  }
})();

Atlas.query = () => {
  const query = new URLSearchParams(Atlas.saved ? Atlas.page.location.hash.slice(1) : Atlas.page.location.search);
  Object.entries(Atlas.unwritten).forEach(([key, value]) => {
    if (value === null || value === undefined) query.delete(key); else query.set(key, value);
  });
  return query;
};

/* Safari refuses more than 100 writes in 10 seconds, which a slider that is dragged goes past: what
   changes fast waits here, is part of the query at once, and of the address a moment later. */
Atlas.unwritten = {};
Atlas.WRITE_MS = 150;

/* What the address says of the view, without how the page around it is framed. */
Atlas.viewQuery = () => {
  const query = Atlas.query();
  Atlas.FRAMING.forEach((key) => query.delete(key));
  return Atlas.written(query);
};
Atlas.FRAMING = ["embed", "parts", "embed_options"];

/* An embedded map has only the controls that its address asks for. */
Atlas.frameMap = () => {
  const query = Atlas.query();
  if (query.get("embed") !== "true") return;
  document.body.dataset.parts = (query.get("parts") ?? "legend,details").replaceAll(",", " ");
};

/* This very view at a path of the hosted atlas, which may have a query of its own. */
Atlas.linkTo = (target = "") => {
  const { origin, pathname } = Atlas.page.location;
  const [path, options] = target.split("?");
  const query = [Atlas.viewQuery(), options].filter(Boolean).join("&");
  /* A saved file links to the whole address that it was saved from. */
  const here = path.includes("://") ? path : Atlas.saved ? Atlas.saved.link : origin + (path || pathname);
  return here + (query ? `?${query}` : "");
};

Atlas.writeAddress = (changes, { push = false } = {}) => {
  Object.assign(Atlas.unwritten, changes);
  window.clearTimeout(Atlas.writeTimer);
  const wait = Atlas.WRITE_MS - (performance.now() - Atlas.writtenAt);
  if (push || !(wait > 0)) Atlas.writeNow(push); else Atlas.writeTimer = window.setTimeout(Atlas.writeNow, wait, false);
};

Atlas.writeNow = (push) => {
  if (!Atlas.isOwnPage()) return;
  const { history, location } = Atlas.page;
  const text = Atlas.written(Atlas.query());
  Atlas.unwritten = {};
  Atlas.writtenAt = performance.now();
  const address = Atlas.saved ? `#${text}` : location.pathname + (text ? `?${text}` : "") + location.hash;
  if (address === (Atlas.saved ? location.hash : location.pathname + location.search + location.hash)) return;
  if (push) history.pushState(history.state, "", address);
  else history.replaceState(history.state, "", address);
};

/* A query in its one canonical form. */
Atlas.written = (query) => {
  query.delete("v");
  const order = ["at", "layers", "opacity", "as", "on", "cmp", "split", "step", "only", "sel", "base", "roles", "rings", "theme", "lang"];
  const known = order.filter((key) => query.has(key)).map((key) => [key, query.get(key)]);
  const others = [...query].filter(([key]) => !order.includes(key));
  const pairs = [...known, ...others, ...(known.length ? [["v", Atlas.grammarVersion]] : [])];
  return pairs.map(([key, value]) =>
    `${encodeURIComponent(key)}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":")}`).join("&");
};

/* Where the address looks; null where it does not say, or says what is no position. */
Atlas.givenPosition = () => {
  const [lat, lon, zoom] = (Atlas.query().get("at") || "").split(",").map(Number);
  const good = [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 &&
    zoom >= 2 && zoom <= 13;
  return good ? { centre: [lat, lon], zoom } : null;
};

Atlas.goToPosition = (given) => {
  if (given) Atlas.map.setView(given.centre, given.zoom, { animate: false });
  else Atlas.map.fitBounds(Atlas.config.extent, { animate: false });
};

Atlas.readPosition = () => {
  const given = Atlas.givenPosition();
  /* A step of the story looks where it says, whatever it selects. */
  Atlas.positionGiven = Boolean(given) || Atlas.readStep() > 0;
  Atlas.map.invalidateSize({ animate: false });
  Atlas.goToPosition(given);
  const number = (value, digits) => String(Number(value.toFixed(digits)));
  Atlas.map.on("moveend", () => {
    if (!Atlas.ready || Atlas.resizing) return;
    const centre = Atlas.map.getCenter().wrap();
    Atlas.writeAddress({
      at: [number(centre.lat, 4), number(centre.lng, 4), number(Atlas.map.getZoom(), 2)].join(","),
    });
  });
};

Atlas.readLayers = () => {
  const names = Atlas.query().get("layers")?.split(",").filter(Boolean);
  const known = names?.every((name) => name in Atlas.config.toggles);
  Atlas.wantedLayers = known ? names : [...Atlas.config.shown];
};

Atlas.readSelection = () => {
  const id = Atlas.query().get("sel");
  return id && /^[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(id) ? id : null;
};

/* Back and Forward: the map follows here; the page runs again by itself and reads the address. */
Atlas.followAddress = () => {
  Atlas.state.selection = Atlas.readSelection();
  Atlas.followLook();
  Atlas.listen("popstate", Atlas.page, ({ isTrusted }) => {
    /* The address names another page: this map is about to go, and must not ask its own for a run. */
    if (!Atlas.isOwnPage()) { Atlas.end(); return; }
    if (isTrusted) Atlas.forgetUnwritten();
    Atlas.select(Atlas.readSelection(), { tell: false });
    if (isTrusted) {
      Atlas.tellPage();
      const given = Atlas.givenPosition();
      if (given) Atlas.goToPosition(given);
    }
    Atlas.followLook();
    Atlas.markStory();
    Atlas.showOpacity();
    Atlas.followBasemap();
  });
};

/* What had not been written when the reader went Back is not of the address that they went to. */
Atlas.forgetUnwritten = () => {
  window.clearTimeout(Atlas.writeTimer);
  Atlas.unwritten = {};
};

/* A saved file moves within its own address; a hosted map belongs to the page on which it began. */
Atlas.ownPath = Atlas.page.location.pathname;
Atlas.isOwnPage = () => Atlas.page.location.pathname === Atlas.ownPath;

/* Listeners and observers on the page outlive this frame unless they go with it. A page that the
   browser keeps for Back keeps them too. */
Atlas.leaving = new AbortController();
Atlas.end = () => {
  Atlas.forgetUnwritten();
  window.clearTimeout(Atlas.lookTimer);
  Atlas.leaving.abort();
};
window.addEventListener("pagehide", ({ persisted }) => { if (!persisted) Atlas.end(); });
Atlas.listen = (type, target, listener, { capture = false } = {}) =>
  target.addEventListener(type, (event) => {
    if (!window.frameElement && Atlas.page !== window) Atlas.end(); else listener(event);
  }, { capture, signal: Atlas.leaving.signal });
Atlas.atEnd = (act) => Atlas.leaving.signal.addEventListener("abort", act);
Atlas.watch = (target, options, follow) => {
  const observer = new MutationObserver(follow);
  observer.observe(target, options);
  Atlas.atEnd(() => observer.disconnect());
};
