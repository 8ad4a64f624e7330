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
    Atlas.select(Atlas.selectedBy(link), { move: true });
  });
  Atlas.listen("change", page, (event) => {
    const box = event.target.closest?.("[data-layer]");
    if (box) Atlas.toggle(box.dataset.layer, box.checked);
  });
  /* A figure shows the view of the moment at which it is asked for. */
  Atlas.listen("click", page, (event) => {
    const link = event.target.closest?.("[data-figure]");
    if (!link) return;
    const [path, options] = link.dataset.figure.split("?");
    const query = [Atlas.page.location.search.slice(1), options].filter(Boolean).join("&");
    link.href = path + (query ? `?${query}` : "");
  });
  Atlas.followLookControls(page);
  Atlas.followStory(page);
  Atlas.followAxis(page);
  Atlas.listen("click", page, (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button) Atlas.copy(button, button.dataset.copy === "link" ? Atlas.page.location.href : button.dataset.copy);
    const cite = event.target.closest?.("[data-cite]");
    if (cite) Atlas.copy(cite, Atlas.citation(cite.dataset.cite, cite.dataset.title));
  });
  const mark = () => {
    window.cancelAnimationFrame(Atlas.markFrame);
    Atlas.markFrame = window.requestAnimationFrame(Atlas.markPage);
  };
  new MutationObserver(mark).observe(page.body, { childList: true, subtree: true });
  mark();
};

Atlas.markPage = () => { Atlas.markList(); Atlas.markLook(); Atlas.markStory(); Atlas.markAxis(); };

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

/* A citation of what is selected, with the link of this very view and today's date. */
Atlas.citation = (style, title) => {
  const link = Atlas.page.location.href;
  const today = new Date();
  const day = today.toISOString().slice(0, 10);
  const [year, words] = [day.slice(0, 4), today.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric" })];
  const clean = title.replace(/\.$/, "");
  if (style === "APA") return `Kavkaz Atlas. (${year}). ${clean} [Interactive map]. Retrieved ${words}, from ${link}`;
  if (style === "BibTeX") {
    const safe = clean.replace(/[{}\\]/g, "").replace(/([&%$#_])/g, "\\$1");
    return `@misc{kavkaz-atlas-${day},\n  title = {${safe}},\n  author = {{Kavkaz Atlas}},\n  year = {${year}},\n` +
      `  url = {${link}},\n  urldate = {${day}}\n}`;
  }
  return `“${clean}”, Kavkaz Atlas, ${link} (seen on ${day}).`;
};

Atlas.copy = async (button, text) => {
  try {
    await Atlas.page.navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch (error) {
    Atlas.page.prompt("Copy this text", text);
  }
};

/* Scrolls the list, never the page. */
Atlas.revealInList = (link) => {
  const list = link.closest(".st-key-panel > *");
  if (!list) return;
  const [item, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (item.top < frame.top) list.scrollTop -= frame.top - item.top + 8;
  if (item.bottom > frame.bottom) list.scrollTop += item.bottom - frame.bottom + 8;
};
