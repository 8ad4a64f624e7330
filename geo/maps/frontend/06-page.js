/* The page around the map: its lists select, its legend switches layers, its buttons act. */
"use strict";
/* A link that selects a feature says so by its address alone. */
Atlas.SELECTING = 'a[href^="?sel="]';
Atlas.selectedBy = (link) => new URLSearchParams(link.getAttribute("href")).get("sel");

Atlas.followPage = () => {
  const page = Atlas.page.document;
  Atlas.listen("click", page, (event) => {
    const link = event.target.closest?.(Atlas.SELECTING);
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    /* A way out of a card takes the keyboard along to the next one. */
    if (link.closest("[data-card]")) Atlas.cardAwaited = Atlas.selectedBy(link);
    Atlas.select(Atlas.selectedBy(link), { move: true });
  });
  Atlas.listen("change", page, (event) => {
    const box = event.target.closest?.("[data-layer]");
    if (box) Atlas.toggle(box.dataset.layer, box.checked);
    if ("basemap" in event.target.dataset) Atlas.setBasemap(event.target.value);
  });
  Atlas.listen("input", page, ({ target }) => {
    if (target.dataset?.opacity) Atlas.setOpacity(target.dataset.opacity, Number(target.value));
  });
  Atlas.followShare(page);
  Atlas.followLookControls(page);
  Atlas.followStory(page);
  Atlas.followAxis(page);
  Atlas.listen("click", page, (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button) Atlas.copy(button, button.dataset.copy === "link" ? Atlas.linkTo() : button.dataset.copy);
  });
  const mark = () => {
    window.cancelAnimationFrame(Atlas.markFrame);
    Atlas.markFrame = window.requestAnimationFrame(Atlas.markPage);
    if (Atlas.config.filtered) Atlas.announceSoon();
  };
  Atlas.watch(page.body, { childList: true, subtree: true }, mark);
  mark();
};

Atlas.markPage = () => { Atlas.furnishLegend(); Atlas.drawSamples(); Atlas.markList(); Atlas.markLook(); Atlas.markStory(); Atlas.markAxis(); Atlas.showOpacity(); Atlas.meetCard(); Atlas.markPeek(); Atlas.nameSoon(); Atlas.markLegendSoon(); };

Atlas.markList = () => {
  const id = Atlas.state.selection;
  Atlas.page.document.querySelectorAll(Atlas.SELECTING).forEach((link) => {
    const current = Atlas.selectedBy(link) === id;
    if (current !== (link.getAttribute("aria-current") === "true")) {
      if (current) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
    if (current && link.atlasRevealed !== id) Atlas.revealInList(link);
    link.atlasRevealed = current ? id : null;
  });
  const base = Atlas.chosenBasemap() || "atlas";
  Atlas.page.document.querySelectorAll("[data-basemap]").forEach((list) => { if (list.value !== base) list.value = base; });
  Atlas.page.document.querySelectorAll("[data-layer]").forEach((box) => {
    const on = Atlas.wantedLayers.includes(box.dataset.layer);
    if (box.checked !== on) box.checked = on;
  });
};

/* The legend's boxes switch layers; the address keeps what is on, in the order of the page. */
Atlas.toggle = (name, visible) => {
  Atlas.config.toggles[name]?.forEach((part) =>
    Atlas.sides.forEach((side) => side.layers.get(part)?.show(visible)));
  const on = new Set(Atlas.wantedLayers);
  if (visible) on.add(name); else on.delete(name);
  Atlas.wantedLayers = Object.keys(Atlas.config.toggles).filter((toggle) => on.has(toggle));
  Atlas.repaint();
  const same = !Atlas.readStep() && Atlas.wantedLayers.join() === Atlas.config.shown.join();
  Atlas.writeAddress({ layers: same ? null : Atlas.wantedLayers.join(",") });
};

Atlas.copy = async (button, text) => {
  try {
    await Atlas.page.navigator.clipboard.writeText(text);
    button.textContent = Atlas._("Copied");
  } catch (error) {
    Atlas.page.prompt(Atlas._("Copy this text"), text);
  }
};

/* When a card has come: its notes say what they lead to, the list shows its row, and the keyboard goes on in it. */
Atlas.meetCard = () => {
  const card = Atlas.page.document.querySelector("[data-card]");
  if (!card || card === Atlas.cardMet) return;
  Atlas.cardMet = card;
  card.querySelectorAll("sup a").forEach((note) => {
    const source = card.querySelector(note.getAttribute("href"));
    if (source) note.setAttribute("aria-label", Atlas._("Source {number}: {title}", { number: note.textContent, title: source.textContent.trim() }));
  });
  const row = Atlas.page.document.querySelector('.features a[aria-current="true"]');
  if (row) Atlas.revealInList(row);
  if (Atlas.cardAwaited !== card.dataset.card) return;
  Atlas.cardAwaited = null;
  const heading = card.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
};

/* Scrolls the list, never the page. */
Atlas.revealInList = (link) => {
  const list = link.closest(".st-key-panel > *");
  if (!list) return;
  const group = link.closest("details");
  if (group) group.open = true;
  const [item, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (item.top < frame.top) list.scrollTop -= frame.top - item.top + 8;
  if (item.bottom > frame.bottom) list.scrollTop += item.bottom - frame.bottom + 8;
};
