/* The list beside the map is its twin: what the map shows, in one order, and nothing that it does not show. */

/** @import { Feature } from "../../types.js" */

import { bridge } from "../bridge.js";
import { element, elements, links, make, setHidden, setText } from "../dom.js";
import { kindOf } from "../feature-id.js";
import { _ } from "../i18n.js";
import { canBeSeen } from "../shapes/extents.js";
import { isSelectable } from "../shapes/paths.js";
import { SELECTING, selectedBy } from "../page/lists.js";
import { missing } from "../page/rest.js";
import { featureOf, nameOf } from "../scene/names.js";
import { store } from "../store.js";

const visibleLayers = () => [...store.layers.values()].filter(({ visible }) => visible);

/* What can be selected on the map, by its id: the features that draw it, wherever they lie. */
export const selectableFeatures = () => {
  /** @type {Map<string, Feature[]>} */
  const found = new Map();
  visibleLayers().forEach((layer) =>
    layer.features.forEach((feature) => {
      const own = layer.kind === "points" || isSelectable(layer, feature);
      const id = own && canBeSeen(store.map, feature) && featureOf(store.main, feature);
      if (!id || id.endsWith(":")) return;
      found.set(id, [...(found.get(id) ?? []), feature]);
    }),
  );
  return found;
};

/**
 * What the map shows besides: a whole by its parts, an entity by the land that it holds.
 * @param {Map<string, Feature[]>} selectable
 */
export const shownFeatures = (selectable) => {
  const shown = new Set(selectable.keys());
  visibleLayers().forEach((layer) =>
    layer.features.forEach((feature) => {
      if (!canBeSeen(store.map, feature)) return;
      if (layer.selects === "zone") feature.properties.parts?.forEach((part) => shown.add(part));
      if (layer.follows === "holders") shown.add(`state:${store.main.scene.holder(feature)}`);
    }),
  );
  return shown;
};

/** @param {string} kind */
const layersOfKind = (kind) =>
  [...store.layers.values()].filter(
    (layer) =>
      layer.selects === (kind === "pair" ? "tie" : kind) ||
      (kind === "place" && layer.kind === "points"),
  );

/**
 * Whether the list has an entry that the map hides: its layer is off, or it was not there on the day.
 * A line or a zone of which nobody has drawn a geometry stays, and says so.
 * @param {string} id
 * @param {Set<string>} shown
 */
const isHidden = (id, shown) => {
  const layers = layersOfKind(kindOf(id));
  if (!layers.length || shown.has(id) || id === store.state.selection) return false;
  const on = layers.filter((layer) => layer.visible);
  if (on.some((layer) => !layer.drawn)) return false;
  return (
    on.length < layers.length ||
    ["state", "pair"].includes(kindOf(id)) ||
    on.some((layer) => idsOf(layer.all).has(id))
  );
};

/** @type {WeakMap<Feature[], Set<string | undefined>>} */
const ids = new WeakMap();

/**
 * What features draw, themselves or as parts of a whole; a layer has the same ones for long.
 * @param {Feature[]} features
 */
const idsOf = (features) => {
  const known = ids.get(features);
  if (known) return known;
  const found = new Set(
    features.flatMap(({ properties: { feature, parts } }) => [feature, ...(parts ?? [])]),
  );
  ids.set(features, found);
  return found;
};

/** @type {Record<string, () => string>} */
const MORE = {
  state: () => _("Other states on the map"),
  zone: () => _("Other disputed zones on the map"),
  line: () => _("Other disputed lines on the map"),
  place: () => _("Other places on the map"),
  measure: () => _("Other distances on the map"),
  tie: () => _("Other ties on the map"),
};

/* A group with more than so many is filled when it is opened. */
const MOST_UNSEEN = 300;

export const completeList = () => {
  const lists = elements(bridge.page.document, "nav.features");
  if (!lists.length || !store.ready) return;
  const selectable = selectableFeatures();
  const shown = shownFeatures(selectable);
  lists.forEach((list) => {
    const listed = links(list, `ul:not([data-more] *) ${SELECTING}`);
    listed.forEach((link) =>
      setHidden(/** @type {HTMLElement} */ (link.parentElement), isHidden(selectedBy(link), shown)),
    );
    const groups = elements(list, ":scope > ul");
    groups.forEach(countList);
    const known = new Set(listed.map(selectedBy));
    /* What is not in a list that is not whole yet may be among its other rows. */
    const cutShort = new Set(groups.filter(missing).map(kindOfGroup));
    appendMore(
      list,
      [...selectable].filter(([id]) => !known.has(id) && !cutShort.has(kindOf(id))),
    );
  });
};

/** @param {HTMLElement} group */
const kindOfGroup = (group) => {
  const [first] = links(group, SELECTING);
  return first ? kindOf(selectedBy(first)) : "";
};

/**
 * A group says how many it shows, and goes where it shows none.
 * @param {HTMLElement} list
 */
const countList = (list) => {
  const number = elements(list, "li:not([hidden], .rest)").length + missing(list);
  const heading = /** @type {HTMLElement} */ (list.previousElementSibling);
  const count = element(heading, ".count");
  if (count) setText(count, String(number));
  [heading, list].forEach((part) => setHidden(part, !number));
};

/**
 * What was appended to each list.
 * @type {WeakMap<Element, string>}
 */
const appended = new WeakMap();

/**
 * The features of the map that the page does not tell of, by kind and name; made anew only where they change.
 * @param {HTMLElement} list
 * @param {[string, Feature[]][]} features
 */
const appendMore = (list, features) => {
  const named = features.map(([id, [feature]]) => ({
    id,
    name: nameOf(store.main, feature) || id,
  }));
  const made = JSON.stringify(named);
  if (appended.get(list) === made && (element(list, "[data-more]") || !named.length)) return;
  appended.set(list, made);
  const open = new Set(elements(list, "[data-more][open]").map((group) => group.dataset.more));
  elements(list, "[data-more]").forEach((group) => group.remove());
  Object.entries(MORE).forEach(([kind, title]) => {
    const own = named
      .filter(({ id }) => kindOf(id) === kind)
      .sort((a, b) => a.name.localeCompare(b.name));
    if (own.length) list.append(moreGroup(kind, title(), own, open.has(kind)));
  });
};

/**
 * @param {string} kind
 * @param {string} title
 * @param {{ id: string, name: string }[]} features
 * @param {boolean} open
 */
const moreGroup = (kind, title, features, open) => {
  const page = bridge.page.document;
  const count = make(page, "span", { className: "count", textContent: String(features.length) });
  const summary = make(page, "summary", {}, `${title} `, count);
  const list = make(page, "ul", {});
  const group = make(page, "details", { className: "related", open }, summary, list);
  group.dataset.more = kind;
  const fill = () => list.append(...features.map((feature) => itemOf(page, feature)));
  /* Thousands that nobody sees cost a map its time. */
  if (open || features.length <= MOST_UNSEEN) fill();
  else group.addEventListener("toggle", fill, { once: true });
  return group;
};

/**
 * @param {Document} page
 * @param {{ id: string, name: string }} feature
 */
const itemOf = (page, { id, name }) => {
  const link = make(page, "a", { textContent: name });
  link.setAttribute("href", `?sel=${id}`);
  return make(page, "li", {}, link);
};
