/* Controls on the map: search, zoom, whole extent, scale, and the line for notices. */
"use strict";
Atlas.addControls = () => {
  const map = Atlas.map;
  const notice = document.createElement("div");
  notice.className = "atlas-notice";
  notice.setAttribute("role", "status");
  notice.hidden = true;
  map.getContainer().appendChild(notice);
  const scale = L.control.scale({ imperial: false, maxWidth: 120 });
  const write = scale._updateScale;
  scale._updateScale = (line, text, ratio) => write.call(scale, line, Atlas.labelText(text), ratio);
  scale.addTo(map);
  Atlas.addSearch();
  L.control.zoom({ position: "topright", zoomInTitle: Atlas._("Zoom in"), zoomOutTitle: Atlas._("Zoom out") }).addTo(map);
  const extent = L.control({ position: "topright" });
  extent.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar");
    const button = L.DomUtil.create("button", "atlas-button", bar);
    button.type = "button";
    button.title = Atlas._("Whole map of this page");
    button.setAttribute("aria-label", button.title);
    button.textContent = "⤢";
    L.DomEvent.disableClickPropagation(bar);
    button.addEventListener("click", () => map.fitBounds(Atlas.config.extent));
    return bar;
  };
  extent.addTo(map);
  Atlas.addViewControls(map);
  Atlas.addMapLegend(map);
};

/* The search box answers offline, from the gazetteer file, in every script it holds. */
Atlas.addSearch = () => {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "atlas-search");
    box.innerHTML = '<input type="search" role="combobox" aria-expanded="false" aria-controls="atlas-hits"' +
      ' aria-autocomplete="list" autocomplete="off"><ul id="atlas-hits" role="listbox" hidden></ul>';
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    Atlas.searchInput = box.querySelector("input");
    Atlas.searchHits = box.querySelector("ul");
    Atlas.searchInput.placeholder = Atlas._("Search");
    Atlas.searchInput.setAttribute("aria-label", Atlas._("Search states, places, zones and cities"));
    Atlas.searchHits.setAttribute("aria-label", Atlas._("Search results"));
    Atlas.searchInput.addEventListener("focus", Atlas.loadGazetteer, { once: true });
    Atlas.searchInput.addEventListener("input", Atlas.search);
    Atlas.searchInput.addEventListener("keydown", Atlas.searchKey);
    Atlas.searchHits.addEventListener("click", (event) => Atlas.goTo(event.target.closest("li")));
    return box;
  };
  control.addTo(Atlas.map);
};

Atlas.loadGazetteer = async () => {
  try {
    const entries = await Atlas.fetchJson(Atlas.config.gazetteer);
    Atlas.gazetteer = entries.map(({ names, ...entry }) => {
      const name = Atlas._(names[0]);
      return { ...entry, name, folded: Atlas.fold([name, ...names].join(" | ")) };
    });
    Atlas.search();
  } catch (error) {
    Atlas.say(Atlas._("The list of names could not be loaded, so the search cannot answer; reload the page."));
  }
};

Atlas.fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f’‘ʻ'`]/g, "").toLowerCase();

Atlas.search = () => {
  const wanted = Atlas.fold(Atlas.searchInput.value.trim());
  const score = (entry) => entry.folded.startsWith(wanted) ? 0 : entry.folded.includes(`| ${wanted}`) ? 1 : 2;
  const hits = wanted && Atlas.gazetteer
    ? Atlas.gazetteer.filter((entry) => entry.folded.includes(wanted))
      .sort((a, b) => score(a) - score(b) || a.rank - b.rank).slice(0, 8)
    : [];
  Atlas.searchHits.replaceChildren(...hits.map((entry, index) => {
    const item = document.createElement("li");
    item.id = `atlas-hit-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.entry = entry;
    const name = document.createElement("span");
    name.textContent = entry.name;
    const kind = document.createElement("small");
    kind.textContent = Atlas._(entry.kind);
    item.append(name, kind);
    return item;
  }));
  if (wanted && Atlas.gazetteer && !hits.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.textContent = Atlas._("No results. Try a state, a place or a date.");
    Atlas.searchHits.append(none);
  }
  Atlas.searchHits.hidden = !wanted || !Atlas.gazetteer;
  Atlas.searchInput.setAttribute("aria-expanded", String(!Atlas.searchHits.hidden));
  Atlas.searchInput.removeAttribute("aria-activedescendant");
};

Atlas.searchKey = (event) => {
  const items = [...Atlas.searchHits.querySelectorAll("[role=option]:not(.none)")];
  const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") Atlas.closeSearch();
  if (event.key === "Enter") Atlas.goTo(items[Math.max(now, 0)]);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !items.length) return;
  event.preventDefault();
  const next = (now + step + items.length) % items.length;
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
  Atlas.searchInput.setAttribute("aria-activedescendant", items[next].id);
};

Atlas.goTo = (item) => {
  if (!item?.entry) return;
  const { id, lat, lon, zoom } = item.entry;
  Atlas.closeSearch();
  Atlas.searchInput.value = item.entry.name;
  Atlas.moved = true;
  Atlas.map.setView([lat, lon], Math.max(zoom, Math.min(Atlas.map.getZoom(), zoom + 2)),
    { animate: !Atlas.reducedMotion.matches });
  Atlas.select(id);
};

Atlas.closeSearch = () => {
  Atlas.searchHits.hidden = true;
  Atlas.searchInput.setAttribute("aria-expanded", "false");
};
