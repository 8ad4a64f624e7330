import { bridge } from "../bridge.js";
import { _ } from "../i18n.js";
import { selectable } from "../map/paths.js";
import { SELECTING, selectedBy } from "../page/lists.js";
import { featureOf, nameOf } from "../scene/names.js";
import { store } from "../store.js";

/* What can be selected on the map, by its id: the layer and the features that draw it, wherever they lie. */
export const selectableFeatures = () => {
  const found = new Map();
  store.layers.forEach((layer) => layer.visible && layer.features.forEach((feature) => {
    const own = layer.kind === "points" || selectable(layer, feature);
    const id = own && featureOf(store.main, feature);
    if (!id || id.endsWith(":")) return;
    if (!found.has(id)) found.set(id, []);
    found.get(id).push(feature);
  }));
  return found;
};

/* What the map shows besides: a whole by its parts, an entity by the land that it holds. */
export const shownFeatures = (selectable) => {
  const shown = new Set(selectable.keys());
  store.layers.forEach((layer) => layer.visible && layer.features.forEach((feature) => {
    if (layer.selects === "zone") feature.properties.parts?.forEach((part) => shown.add(part));
    if (layer.follows === "holders") shown.add(`state:${store.main.scene.holder(feature)}`);
  }));
  return shown;
};

export const layersOfKind = (kind) => [...store.layers.values()]
  .filter((layer) => layer.selects === kind || (kind === "place" && layer.kind === "points"));

/* Whether the list has an entry that the map hides: its layer is off, or it was not there on the day.
   A line or a zone of which nobody has drawn a geometry stays, and says so. */
export const isHidden = (id, shown) => {
  const kind = id.split(":")[0];
  const layers = layersOfKind(kind);
  if (!layers.length || shown.has(id) || id === store.state.selection) return false;
  const on = layers.filter((layer) => layer.visible);
  if (on.some((layer) => !layer.drawn)) return false;
  return on.length < layers.length || kind === "state" || on.some((layer) =>
    layer.all.some(({ properties: { feature, parts } }) => feature === id || parts?.includes(id)));
};

export const MORE = {
  state: () => _("Other states on the map"),
  zone: () => _("Other disputed zones on the map"),
  line: () => _("Other disputed lines on the map"),
  place: () => _("Other places on the map"),
  measure: () => _("Other distances on the map"),
  tie: () => _("Other ties on the map"),
};

export const completeList = () => {
  const lists = bridge.page.document.querySelectorAll("nav.features");
  if (!lists.length || !store.ready) return;
  const selectable = selectableFeatures();
  const shown = shownFeatures(selectable);
  lists.forEach((list) => {
    const told = [...list.querySelectorAll(`ul:not([data-more] *) ${SELECTING}`)];
    told.forEach((link) => setHidden(link.parentElement, isHidden(selectedBy(link), shown)));
    list.querySelectorAll(":scope > ul").forEach(countList);
    const known = new Set(told.map(selectedBy));
    appendMore(list, [...selectable].filter(([id]) => !known.has(id)));
  });
};

export const setHidden = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

/* A group says how many it shows, and goes where it shows none. */
export const countList = (list) => {
  const number = list.querySelectorAll("li:not([hidden])").length;
  const [heading, count] = [list.previousElementSibling, list.previousElementSibling.querySelector(".count")];
  if (count.textContent !== String(number)) count.textContent = number;
  [heading, list].forEach((element) => setHidden(element, !number));
};

/* The features of the map that the page does not tell of, by kind and name; made anew only where they change. */
export const appendMore = (list, features) => {
  const named = features.map(([id, [feature]]) => [id, nameOf(store.main, feature) || id]);
  const made = JSON.stringify(named);
  if (list.atlasMore === made && (list.querySelector("[data-more]") || !named.length)) return;
  list.atlasMore = made;
  const open = new Set([...list.querySelectorAll("[data-more][open]")].map((group) => group.dataset.more));
  list.querySelectorAll("[data-more]").forEach((group) => group.remove());
  Object.entries(MORE).forEach(([kind, title]) => {
    const own = named.filter(([id]) => id.startsWith(`${kind}:`)).sort(([, one], [, other]) => one.localeCompare(other));
    if (own.length) list.append(moreGroup(kind, title(), own, open.has(kind)));
  });
};

export const moreGroup = (kind, title, own, open) => {
  const page = bridge.page.document;
  const element = (name, ...parts) => { const made = page.createElement(name); made.append(...parts); return made; };
  const count = Object.assign(element("span", String(own.length)), { className: "count" });
  const links = own.map(([id, name]) => {
    const link = element("a", name);
    link.setAttribute("href", `?sel=${id}`);
    return element("li", link);
  });
  const group = element("details", element("summary", `${title} `, count), element("ul", ...links));
  Object.assign(group, { className: "related", open });
  group.dataset.more = kind;
  return group;
};
