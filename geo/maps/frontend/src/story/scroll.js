/* The story by scrolling: the step is the one whose card passes the middle of what is read. */

import { atEnd, bridge, listen } from "../bridge.js";
import { element, elements } from "../dom.js";
import { reducedMotion } from "../camera/motion.js";
import { readingLine } from "../scene/reading.js";
import { partOfStep, readStep } from "./steps.js";

/** @type {HTMLElement | null} */
let followed = null;
/** @type {IntersectionObserver | undefined} */
let observer;
/** @type {ResizeObserver | undefined} */
let keeper;
/**
 * The step to whose card the page is on its way: those that it passes are not read.
 * @type {number | null}
 */
let aim = null;
/** @type {(number: number) => void} */
let follow = () => undefined;

/** @param {Document} page */
const story = (page) =>
  element(page, ".st-key-embed") ? null : element(page, ".st-key-telling .story, .saved .story");

/** @param {Element} part */
const numberOf = (part) => Number(/** @type {HTMLElement} */ (part).dataset.stepText);

/**
 * @param {Document} page
 * @param {(number: number) => void} read is told which step is read
 */
export const followScrolling = (page, read) => {
  follow = read;
  const letGo = () => {
    aim = null;
  };
  [page, document].forEach((part) => listen("wheel", part, letGo));
  listen("touchmove", page, letGo);
  listen("scrollend", page, letGo, { capture: true });
  listen("resize", bridge.page, () => observe(page));
  atEnd(() => {
    observer?.disconnect();
    keeper?.disconnect();
  });
};

/* Cards that come anew are followed, from that of the step which the address names. */
/** @param {Document} page */
export const followCards = (page) => {
  const found = story(page);
  if (!found || found === followed) return;
  followed = found;
  if (readStep()) showCardOf(readStep(), { smooth: false });
  observe(page);
  keepCard(found);
};

/**
 * A window of another size lays the cards out anew, each elsewhere than it was: the one that is read is brought back
 * before the frame is drawn. What is in view is told only afterwards, so that no card is read that merely passes by.
 * @param {HTMLElement} cards
 */
const keepCard = (cards) => {
  const { ResizeObserver: Observer } = bridge.page;
  let laid = layoutOf(cards);
  keeper?.disconnect();
  keeper = new Observer(() => {
    const now = layoutOf(cards);
    if (now !== laid) showCardOf(aim ?? readStep(), { smooth: false });
    laid = now;
  });
  keeper.observe(cards);
};

/**
 * How a window lays cards out: neither what a reader opens in one nor the bars of a phone's browser, which come and go
 * while it is scrolled, make it another.
 * @param {HTMLElement} cards
 */
const layoutOf = (cards) => {
  const [first] = elements(cards, "[data-step-text]");
  const { minHeight, scrollMarginBlockStart } = bridge.page.getComputedStyle(first);
  return [cards.clientWidth, minHeight, scrollMarginBlockStart].join(" ");
};

/** @param {Document} page */
const observe = (page) => {
  const cards = story(page);
  const { innerHeight: height, IntersectionObserver: Observer } = bridge.page;
  observer?.disconnect();
  if (!cards) return;
  const [first] = elements(cards, "[data-step-text]");
  const margin = parseFloat(bridge.page.getComputedStyle(first).scrollMarginBlockStart);
  const line = readingLine(margin, height, isAbove(page));
  observer = new Observer(read, { rootMargin: `-${line}px 0px ${line + 1 - height}px 0px` });
  elements(cards, "[data-step-text]").forEach((part) => observer?.observe(part));
};

/**
 * Whether the map stands above the cards, and not behind them.
 * @param {Document} page
 */
const isAbove = (page) => {
  const root = page.documentElement;
  return parseFloat(bridge.page.getComputedStyle(root).getPropertyValue("--covered-start")) < 1;
};

/** @param {IntersectionObserverEntry[]} entries */
const read = (entries) => {
  const [entry] = entries.filter(({ isIntersecting }) => isIntersecting);
  if (!entry) return;
  const number = numberOf(entry.target);
  if (aim !== null && number !== aim) return;
  aim = null;
  if (number !== readStep()) follow(number);
};

/**
 * Brings the card of a step to where it is read.
 * @param {number} number
 * @param {{ smooth: boolean }} how
 */
export const showCardOf = (number, { smooth }) => {
  const part = partOfStep(number);
  if (!part || !followed) return;
  aim = number;
  const behavior = smooth && !reducedMotion.matches ? "smooth" : "instant";
  part.scrollIntoView({ block: "start", behavior });
};

/**
 * Does what makes cards longer or shorter, while the one that is read, or gone to, stays where it is.
 * @param {() => void} act
 */
export const keepingPlace = (act) => {
  const number = aim ?? readStep();
  const part = partOfStep(number);
  const top = part?.getBoundingClientRect().top;
  act();
  if (!part || !followed || part.getBoundingClientRect().top === top) return;
  part.style.scrollMarginBlockStart = `${top}px`;
  part.scrollIntoView({ block: "start", behavior: "instant" });
  part.style.scrollMarginBlockStart = "";
};
