import { fetchJson } from "../bridge.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { reducedMotion } from "../map/motion.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { say } from "./notice.js";
import { fold } from "./rank.js";

let searchInput;
let searchHits;
let gazetteer;

/* The search box answers offline, from the gazetteer file, in every script it holds. */
export const addSearch = () => {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "atlas-search");
    box.innerHTML = '<input type="search" role="combobox" aria-expanded="false" aria-controls="atlas-hits"' +
      ' aria-autocomplete="list" autocomplete="off"><ul id="atlas-hits" role="listbox" hidden></ul>';
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    searchInput = box.querySelector("input");
    searchHits = box.querySelector("ul");
    searchInput.placeholder = _("Search");
    searchInput.setAttribute("aria-label", _("Search states, places, zones and cities"));
    searchHits.setAttribute("aria-label", _("Search results"));
    searchInput.addEventListener("focus", loadGazetteer, { once: true });
    searchInput.addEventListener("input", search);
    searchInput.addEventListener("keydown", searchKey);
    searchHits.addEventListener("click", (event) => goTo(event.target.closest("li")));
    return box;
  };
  control.addTo(store.map);
};

export const loadGazetteer = async () => {
  try {
    const entries = await fetchJson(store.config.gazetteer);
    gazetteer = entries.map(({ names, ...entry }) => {
      const name = _(names[0]);
      return { ...entry, name, folded: fold([name, ...names].join(" | ")) };
    });
    search();
  } catch (error) {
    say(_("The list of names could not be loaded, so the search cannot answer; reload the page."));
  }
};

export const search = () => {
  const wanted = fold(searchInput.value.trim());
  const score = (entry) => entry.folded.startsWith(wanted) ? 0 : entry.folded.includes(`| ${wanted}`) ? 1 : 2;
  const hits = wanted && gazetteer
    ? gazetteer.filter((entry) => entry.folded.includes(wanted))
      .sort((a, b) => score(a) - score(b) || a.rank - b.rank).slice(0, 8)
    : [];
  searchHits.replaceChildren(...hits.map((entry, index) => {
    const item = document.createElement("li");
    item.id = `atlas-hit-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.entry = entry;
    const name = document.createElement("span");
    name.textContent = entry.name;
    const kind = document.createElement("small");
    kind.textContent = _(entry.kind);
    item.append(name, kind);
    return item;
  }));
  if (wanted && gazetteer && !hits.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.textContent = _("No results. Try a state, a place or a date.");
    searchHits.append(none);
  }
  searchHits.hidden = !wanted || !gazetteer;
  searchInput.setAttribute("aria-expanded", String(!searchHits.hidden));
  searchInput.removeAttribute("aria-activedescendant");
};

export const searchKey = (event) => {
  const items = [...searchHits.querySelectorAll("[role=option]:not(.none)")];
  const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") closeSearch();
  if (event.key === "Enter") goTo(items[Math.max(now, 0)]);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !items.length) return;
  event.preventDefault();
  const next = (now + step + items.length) % items.length;
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
  searchInput.setAttribute("aria-activedescendant", items[next].id);
};

export const goTo = (item) => {
  if (!item?.entry) return;
  const { id, lat, lon, zoom } = item.entry;
  closeSearch();
  searchInput.value = item.entry.name;
  store.moved = true;
  store.map.setView([lat, lon], Math.max(zoom, Math.min(store.map.getZoom(), zoom + 2)),
    { animate: !reducedMotion.matches });
  select(id);
};

export const closeSearch = () => {
  searchHits.hidden = true;
  searchInput.setAttribute("aria-expanded", "false");
};
