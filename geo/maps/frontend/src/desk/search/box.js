/* The search box as a combobox: what is typed is answered in a list by group, which the arrows walk. */

/** @import { Answer } from "./types.js" */

import { closest, elements, make, setAttributes, setText } from "../../dom.js";
import { _ } from "../../i18n.js";
import { groupReplies } from "./replies.js";

/**
 * What the box shows: answers, and words before them where they are not what was asked for.
 * @typedef {{ answers: Answer[], words: string }} Shown
 */

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(text: string) => Shown} answersTo
 */
export const answerIn = (input, list, answersTo) => {
  /** @type {WeakMap<Element, Answer>} */
  const answerOf = new WeakMap();
  const status = make(document, "div", { className: "atlas-search-status" });
  status.setAttribute("role", "status");
  list.after(status);

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    setText(status, "");
  };

  const search = () => {
    const text = input.value.trim();
    if (!text) {
      close();
      return;
    }
    const { answers, words } = answersTo(text);
    const groups = groupReplies(answers);
    const parts = groups.map(([title, own]) => groupElement(title, own, answerOf));
    list.replaceChildren(...(words ? [wordsElement(words)] : []), ...parts);
    elements(list, "[role=option]").forEach((item, index) => {
      item.id = `atlas-hit-${index}`;
    });
    list.scrollTop = 0;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    const count = groups.reduce((sum, [, own]) => sum + own.length, 0);
    setText(status, [words, count ? _("Results: {count}", { count }) : ""].join(" ").trim());
  };

  /** @param {Element | null | undefined} item */
  const choose = (item) => {
    const answer = item && answerOf.get(item);
    if (!answer) return;
    close();
    input.value = answer.title;
    answer.act();
  };

  /** @param {number} step */
  const walk = (step) => {
    const items = itemsOf(list);
    if (!items.length) return;
    const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next =
      (now < 0 && step < 0 ? items.length - 1 : now + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
    input.setAttribute("aria-activedescendant", items[next].id);
    items[next].scrollIntoView({ block: "nearest" });
  };

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = {
    Escape: (event) => {
      /* The first Escape closes the list, and only the next one empties the box. */
      if (!list.hidden) event.preventDefault();
      close();
    },
    Enter: () => choose(selectedOf(list)),
    ArrowDown: (event) => {
      event.preventDefault();
      if (list.hidden) search();
      else walk(1);
    },
    ArrowUp: (event) => {
      event.preventDefault();
      walk(-1);
    },
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => keys[event.key]?.(event));
  input.addEventListener("blur", close);
  /* The box keeps the keyboard while an answer is pressed. */
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => choose(closest(target, "[role=option]")));
  if (document.activeElement === input) search();
};

/** @param {HTMLElement} list */
const itemsOf = (list) => elements(list, "[role=option]:not(.none)");

/**
 * The answer that the arrows have reached, or else the first.
 * @param {HTMLElement} list
 */
const selectedOf = (list) => {
  if (list.hidden) return null;
  const items = itemsOf(list);
  return items.find((item) => item.getAttribute("aria-selected") === "true") ?? items[0];
};

/** @param {string} textContent */
const wordsElement = (textContent) => {
  const words = make(document, "div", { className: "none", textContent });
  setAttributes(words, { role: "option", "aria-disabled": "true" });
  return words;
};

/**
 * @param {string} title
 * @param {Answer[]} answers
 * @param {WeakMap<Element, Answer>} answerOf
 */
const groupElement = (title, answers, answerOf) => {
  const items = answers.map((answer) => {
    const item = optionElement(answer);
    answerOf.set(item, answer);
    return item;
  });
  const heading = make(document, "div", { className: "group", textContent: title });
  heading.setAttribute("aria-hidden", "true");
  const group = make(document, "div", {}, heading, ...items);
  setAttributes(group, { role: "group", "aria-label": title });
  return group;
};

/** @param {Answer} answer */
const optionElement = ({ title, detail }) => {
  const name = make(document, "bdi", { textContent: title });
  const words = make(document, "small", { textContent: detail, dir: "auto" });
  const item = make(document, "div", {}, name, " ", words);
  setAttributes(item, { role: "option", "aria-selected": "false" });
  return item;
};
