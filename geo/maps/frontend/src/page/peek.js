import { nameOfSelection } from "../a11y/announce.js";
import { atEnd, bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { reducedMotion } from "../map/motion.js";
import { store } from "../store.js";

let peeked;
let peekObserver;

/* On a phone the facts lie below the map: while they are out of sight, a bar says what is selected and leads to them. */
export const markPeek = () => {
  const page = bridge.page.document;
  const details = page.querySelector(".st-key-details, .saved-details");
  if (!details || page.querySelector(".st-key-embed")) return;
  const bar = page.querySelector(".peek") ?? makePeek(page);
  if (peeked !== details) {
    peeked = details;
    peekObserver?.disconnect();
    peekObserver = new IntersectionObserver(([{ isIntersecting }]) => { bar.atlasSeen = isIntersecting; showPeek(bar); });
    peekObserver.observe(details);
  }
  showPeek(bar);
};

export const makePeek = (page) => {
  const bar = Object.assign(page.createElement("button"), { type: "button", className: "peek", hidden: true });
  bar.append(page.createElement("span"), Object.assign(page.createElement("small"), { textContent: `${_("Details")} ↓` }));
  bar.addEventListener("click", () => {
    const heading = page.querySelector("[data-card] h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center", behavior: reducedMotion.matches ? "auto" : "smooth" });
  });
  page.body.append(bar);
  atEnd(() => { peekObserver?.disconnect(); bar.remove(); });
  return bar;
};

export const showPeek = (bar) => {
  const name = store.state.selection && nameOfSelection();
  const [words] = bar.children;
  if (name && words.textContent !== name) words.textContent = name;
  const hidden = !name || Boolean(bar.atlasSeen);
  if (bar.hidden !== hidden) bar.hidden = hidden;
};
