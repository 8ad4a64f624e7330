/* The legend in the corner of the map: what is in view now. */

import { addControl } from "../controls/control.js";
import { bridge } from "../bridge.js";
import { element, elements, make, setAttributes, textOf } from "../dom.js";
import { _, countText } from "../i18n.js";
import { L } from "../leaflet.js";
import { hasOpenLegend } from "../furniture/room.js";
import { placeLabels } from "../labels/labels.js";
import { store } from "../store.js";
import { keyOf } from "./marks.js";

/** @type {{ button: HTMLElement, list: HTMLElement } | null} */
let legend = null;

/** @param {import("leaflet").Map} map */
export const addMapLegend = (map) => {
  const page = bridge.page.document;
  if (!element(page, ".st-key-map, .saved-map") || element(page, ".st-key-embed")) return;
  const button = make(document, "button", { type: "button", textContent: _("Legend") });
  const list = make(document, "div", { hidden: true, tabIndex: 0 });
  setAttributes(list, { role: "group", "aria-label": _("Legend") });
  legend = { button, list };
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => openMapLegend(list.hidden));
  addControl(map, store.config.story ? "bottomright" : "bottomleft", () => {
    const box = make(document, "div", { className: "atlas-legend" }, button, list);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  });
  openMapLegend(hasOpenLegend(window.innerWidth, window.innerHeight));
};

/** @param {boolean} open */
const openMapLegend = (open) => {
  if (!legend) return;
  legend.button.setAttribute("aria-expanded", String(open));
  legend.list.hidden = !open;
  fillMapLegend();
};

/** @type {Record<string, string[]>} */
let examples = {};

/* How high it was last; 0 while it is closed. */
let height = 0;

/**
 * A copy of the page's marks as they stand, without its switches.
 * @param {Record<string, string[]>} seen whose colours its samples show
 */
export const fillMapLegend = (seen = examples) => {
  examples = seen;
  if (!legend) return;
  const { list } = legend;
  if (!list.hidden) {
    list.replaceChildren(
      ...elements(bridge.page.document, ".legend fieldset").flatMap(copyOfGroup),
    );
  }
  /* Names and callouts keep clear of it. */
  if (store.ready && list.offsetHeight !== height) store.sides.forEach(placeLabels);
  height = list.offsetHeight;
};

/** @param {HTMLElement} sample */
const isParty = ({ dataset: { party } }) => Boolean(party);

/**
 * What the key of a story has: not the colours of more parties than can be told apart.
 * @param {HTMLElement[]} samples
 */
const ofStory = (samples) => {
  const { parties } = keyOf(samples.map(isParty), false);
  return samples.filter((sample) => !(parties && isParty(sample)));
};

/** @param {HTMLElement} sample */
const markOf = ({ dataset: { mark = "" } }) => mark;

/**
 * The colour in which the map draws somebody's land.
 * @param {string} holder
 */
const fillOf = (holder) => {
  const land = element(document, `path.land.tint-${holder}`);
  return land ? window.getComputedStyle(land).fill : "var(--land)";
};

/** @type {Record<string, (one: string, two: string) => string>} */
const COLOURS = {
  tint: (one, two) => `background:linear-gradient(90deg,${fillOf(one)} 50%,${fillOf(two)} 50%)`,
  shared: (one, two) => `background:${fillOf(`${one}-${two}`)}`,
  hatch: (one, two) => `--one:var(--claim-${one});--two:var(--claim-${two})`,
};

/**
 * A copy of a sample, in the colours of those that are seen.
 * @param {HTMLElement} sample
 */
const copyOf = (sample) => {
  const copy = document.importNode(sample, true);
  const [one, two] = examples[markOf(sample)] ?? [];
  const swatch = element(copy, ".swatch");
  if (swatch && two) swatch.style.cssText = COLOURS[markOf(sample)](one, two);
  return copy;
};

/* The groups of which a reader asked for all rows. */
const opened = new Set();

/** @param {HTMLElement} group */
const copyOfGroup = (group) => {
  const seen = elements(group, "li:not([hidden])");
  const marks = store.config.story ? ofStory(seen) : seen;
  if (!marks.length || element(group, "[data-layer]:not(:checked)")) return [];
  const title = textOf(element(group, "legend label") ?? element(group, "legend"));
  const { shown, parties, others } = keyOf(marks.map(isParty), opened.has(title));
  const rows = marks.filter((_mark, at) => shown[at]).map(copyOf);
  if (parties) rows.push(rest(title, _("Parties: {count}", { count: countText(parties) })));
  if (others) rows.push(rest(title, _("and {count} more", { count: countText(others) })));
  return [make(document, "h3", { textContent: title }), make(document, "ul", {}, ...rows)];
};

/**
 * The row with the button that opens what a group has more.
 * @param {string} title
 * @param {string} words
 */
const rest = (title, words) => {
  const button = make(document, "button", {
    type: "button",
    className: "more",
    textContent: words,
  });
  button.setAttribute("aria-label", `${title}: ${words}`);
  button.addEventListener("click", () => {
    opened.add(title);
    fillMapLegend();
    legend?.list.focus();
  });
  return make(document, "li", {}, button);
};
