/* Elements of the page and of the map frame, found and made. */

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export const elements = (root, selector) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export const element = (root, selector) =>
  /** @type {HTMLElement | null} */ (root.querySelector(selector));

/**
 * Fields of a form: lists have a value as inputs do.
 * @param {ParentNode} root
 * @param {string} selector
 */
export const fields = (root, selector) =>
  /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export const links = (root, selector) =>
  /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * The element around what an event happened to; null also where it happened to no element.
 * @param {EventTarget | null} target
 * @param {string} selector
 */
export const closest = (target, selector) =>
  /** @type {HTMLElement | null} */ (
    /** @type {Element | null} */ (target)?.closest?.(selector) ?? null
  );

/** @param {EventTarget | null} target */
export const fieldOf = (target) => /** @type {HTMLInputElement} */ (target);

/** @param {Element | null} [held] */
export const dataOf = (held) => /** @type {HTMLElement | null | undefined} */ (held)?.dataset ?? {};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Document} page
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {...(Node | string)} parts
 */
export const make = (page, name, properties, ...parts) => {
  const made = /** @type {HTMLElementTagNameMap[Name]} */ (page.createElement(name));
  Object.assign(made, properties);
  made.append(...parts);
  return made;
};

/**
 * @param {Element} target
 * @param {Record<string, string | number>} values
 */
export const setAttributes = (target, values) =>
  Object.entries(values).forEach(([name, value]) => target.setAttribute(name, String(value)));

/**
 * An element of SVG, in the frame of the map.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} [attributes]
 */
export const makeSvg = (name, attributes = {}) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAttributes(made, attributes);
  return made;
};

/**
 * @param {HTMLElement} target
 * @param {boolean} hidden
 */
export const setHidden = (target, hidden) => {
  if (target.hidden !== hidden) target.hidden = hidden;
};

/**
 * Text that is written only where it changes, because observers follow each writing.
 * @param {Element} target
 * @param {string} text
 */
export const setText = (target, text) => {
  if (target.textContent !== text) target.textContent = text;
};

/**
 * Does what can wait until the next frame stands on the screen.
 * @param {() => void} act
 */
export const afterPaint = (act) => window.requestAnimationFrame(() => window.setTimeout(act));

/**
 * Does what can wait until the page has nothing else to do, though no longer than this.
 * @param {() => void} act
 * @param {number} most_ms
 */
export const whenIdle = (act, most_ms) => {
  /* Safari has no such call. */
  const { requestIdleCallback = null } = /** @type {Partial<Window>} */ (window);
  if (requestIdleCallback) requestIdleCallback.call(window, act, { timeout: most_ms });
  else afterPaint(act);
};

/** @param {Node | null | undefined} target */
export const textOf = (target) => target?.textContent?.trim() ?? "";
