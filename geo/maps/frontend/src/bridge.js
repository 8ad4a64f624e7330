/* The map's one way to what is around it: the page that holds its frame, or the file that it was saved in. */


/* A saved file puts its own documents, cards and address here before the map starts. */
export const bridge = {
  page: pageAround(),
  saved: null,
  documents: fetchDocument,
  card: fetchCard,
  runPage: rerunPage,
};

function pageAround() {
  try {
    return window.parent !== window && window.parent.document ? window.parent : window;
  } catch (error) {
    return window; /* another origin embeds the map: it keeps its own address */
  }
}

/* Layers of one page share documents, so each is fetched once. */
const documents = new Map();

function fetchDocument(url) {
  if (!documents.has(url)) {
    const asked = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    });
    asked.catch(() => documents.delete(url));
    documents.set(url, asked);
  }
  return documents.get(url);
}

/* The facts of a feature as HTML. */
async function fetchCard(address) {
  const response = await fetch(address);
  /* A link may select what is no feature of the atlas; the page says so. */
  if (response.status === 404) return "";
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

export const fetchJson = (url) => bridge.documents(url);

/* Streamlit runs the page again when its history moves; that is how lists and cards follow. */
let runTimer;
function rerunPage(delay) {
  window.clearTimeout(runTimer);
  runTimer = window.setTimeout(() => {
    const { page } = bridge;
    page.dispatchEvent(new page.PopStateEvent("popstate", { state: page.history.state }));
  }, delay);
}

export const runPage = (delay) => bridge.runPage(delay);

/* A saved file moves within its own address; a hosted map belongs to the page on which it began. */
const ownPath = bridge.page.location.pathname;
export const isOwnPage = () => Boolean(bridge.saved) || bridge.page.location.pathname === ownPath;

/* Listeners and observers on the page outlive this frame unless they go with it. A page that the
   browser keeps for Back keeps them too. */
const leaving = new AbortController();
export const end = () => leaving.abort();
export const atEnd = (act) => leaving.signal.addEventListener("abort", act);
atEnd(() => window.clearTimeout(runTimer));
window.addEventListener("pagehide", ({ persisted }) => { if (!persisted) end(); });

export const listen = (type, target, listener, { capture = false } = {}) =>
  target.addEventListener(type, (event) => {
    if (!window.frameElement && bridge.page !== window) end(); else listener(event);
  }, { capture, signal: leaving.signal });

export const watch = (target, options, follow) => {
  const observer = new MutationObserver(follow);
  observer.observe(target, options);
  atEnd(() => observer.disconnect());
};
