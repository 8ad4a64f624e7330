/* For who cannot see the map: what changed is said once, and what is in view is told in one sentence. */
"use strict";
Atlas.startTelling = () => {
  Atlas.told = Atlas.tellable();
  Atlas.liveRegion();
  const container = Atlas.map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", Atlas._("Map"));
  container.setAttribute("aria-describedby", "atlas-summary");
  const summary = Object.assign(document.createElement("p"), { id: "atlas-summary", className: "spoken" });
  summary.textContent = Atlas.saved?.summary || Atlas.firstSummary();
  container.append(summary);
  if (window.frameElement) {
    window.frameElement.title = Atlas._("Map");
    document.title = Atlas._("Map");
  }
  /* Only who moves the map by keyboard hears the summary: a pan by pointer gives the map the focus too, and asks for nothing. */
  let byPointer = false;
  document.addEventListener("pointerdown", () => { byPointer = true; }, true);
  document.addEventListener("keydown", () => { byPointer = false; }, true);
  window.addEventListener("blur", () => { byPointer = false; });
  const summarise = () => { if (!byPointer && document.hasFocus()) Atlas.summariseSoon(); };
  container.addEventListener("focusin", summarise);
  Atlas.map.on("moveend", summarise);
  /* What comes into view is said when the keys that move the map have come to rest. */
  container.addEventListener("keyup", ({ key, target }) => {
    if (target === container && /^Arrow|^[+=_-]$/.test(key)) Atlas.tellViewSoon();
  });
};

/* The page's own description is that of the view with which it was opened. */
Atlas.firstSummary = () => {
  const head = (name) => Atlas.page.document.querySelector(`meta[${name}]`)?.content || "";
  const own = head('property="og:url"');
  return own && new URL(own).pathname === Atlas.page.location.pathname ? head('name="description"') : "";
};

Atlas.tellViewSoon = () => {
  window.clearTimeout(Atlas.viewTimer);
  const timer = window.setTimeout(async () => {
    await Atlas.summarise();
    /* Something else has been said meanwhile. */
    if (Atlas.viewTimer !== timer) return;
    const { textContent } = document.getElementById("atlas-summary");
    if (Atlas.liveRegion().textContent !== textContent) Atlas.liveRegion().textContent = textContent;
  }, 1200);
  Atlas.viewTimer = timer;
};

/* The region stands in the page, so that it outlives the frame's own changes; a frame that comes anew finds it. */
Atlas.liveRegion = () => {
  const page = Atlas.page.document;
  const found = page.getElementById("atlas-live");
  if (found) return found;
  const region = Object.assign(page.createElement("div"), { id: "atlas-live", className: "spoken" });
  Object.entries({ role: "status", "aria-live": "polite", "aria-label": Atlas._("Changes of the map") })
    .forEach(([name, value]) => region.setAttribute(name, value));
  page.body.append(region);
  return region;
};

Atlas.tellable = () => {
  const { first, second } = Atlas.readLook();
  const listed = Atlas.page.document.querySelectorAll("nav.features > ul > li:not([hidden])").length;
  return { listed, selection: Atlas.state.selection, look: `${first.as} ${first.on}`, compared: second ? `${second.as} ${second.on}` : "", step: Atlas.readStep() };
};

/* Changes that come close together, such as those of a slider, are said as one when they have settled. */
Atlas.announceSoon = () => {
  window.clearTimeout(Atlas.announceTimer);
  if (Atlas.ready && !Atlas.playing) Atlas.announceTimer = window.setTimeout(() => Atlas.announce(), 400);
};

Atlas.SAYS = {
  step: (values) => Atlas._("Step {number} of {all}: {title}.", values),
  look: (values) => Atlas._("{viewer}, {day}.", values),
  compared: (values) => Atlas._("Compared with: {viewer}, {day}.", values),
  alone: () => Atlas._("The comparison is closed."),
  selected: (values) => Atlas._("Selected: {name}.", values),
  none: () => Atlas._("Nothing is selected."),
  listed: (values) => Atlas._("Entries in the list: {count}.", values),
};

Atlas.announce = (patience = 25) => {
  const [before, now] = [Atlas.told, Atlas.tellable()];
  const name = now.selection && Atlas.nameOfSelection();
  /* What only the card names is said when the card is there, if it comes. */
  if (name === undefined && patience) { Atlas.announceTimer = window.setTimeout(Atlas.announce, 200, patience - 1); return; }
  Atlas.told = now;
  if (name === undefined) return;
  const { first, second } = Atlas.readLook();
  const inWords = ({ as, on }) => ({ viewer: Atlas._(Atlas.viewers[as]), day: Atlas.dayWords(on) });
  const sentences = [
    now.step !== before.step && now.step && ["step", Atlas.stepInWords(now.step)],
    now.look !== before.look && ["look", inWords(first)],
    now.compared !== before.compared && (second ? ["compared", inWords(second)] : ["alone", {}]),
    now.selection !== before.selection && (name ? ["selected", { name }] : ["none", {}]),
  ];
  if (!sentences.some(Boolean) && now.listed !== before.listed && Atlas.config.filtered) sentences.push(["listed", { count: now.listed }]);
  const said = sentences.filter(Boolean).map(([which, values]) => Atlas.SAYS[which](values)).join(" ");
  if (!said) return;
  window.clearTimeout(Atlas.viewTimer);
  Atlas.viewTimer = null;
  Atlas.liveRegion().textContent = said;
  Atlas.summariseSoon();
};

Atlas.stepInWords = (number) => ({
  number, all: Atlas.story.length,
  title: Atlas.page.document.querySelector(`[data-step-text="${number}"] h2`)?.textContent.trim() || "",
});

/* The name of the selection as the map says it, or else the list, or else its card; undefined while none does. */
Atlas.nameOfSelection = () => {
  const id = Atlas.state.selection;
  const [drawn] = Atlas.featureOrder.get(id) || [];
  const card = () => Atlas.page.document.querySelector(`[data-card="${id}"] h2`)?.textContent.trim();
  return drawn ? Atlas.spokenName(Atlas.main, drawn) : Atlas.listed.get(id)?.name ?? card();
};

Atlas.summariseSoon = () => {
  window.clearTimeout(Atlas.summaryTimer);
  Atlas.summaryTimer = window.setTimeout(Atlas.summarise, 300);
};

/* The sentence is the one that previews have; the server counts what lies within the map as it stands. */
Atlas.summarise = async () => {
  const bounds = Atlas.map.getBounds();
  const within = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((degrees) => degrees.toFixed(3));
  const query = new URLSearchParams(Atlas.viewQuery());
  query.set("within", within.join(","));
  const asked = `/summary/${Atlas.page.location.pathname.replaceAll("/", "") || "overview"}.json?${query}`;
  if (Atlas.saved || asked === Atlas.summaryAsked) return;
  Atlas.summaryAsked = asked;
  try {
    const answer = await fetch(asked);
    if (answer.ok && asked === Atlas.summaryAsked) document.getElementById("atlas-summary").textContent = (await answer.json()).summary;
  } catch (error) {
    Atlas.summaryAsked = null; /* the next focus asks again */
  }
};

/* Who asks for less motion gets no flight, no glide and no growing zoom. */
Atlas.calm = (map) => {
  const panBy = map.panBy.bind(map);
  map.panBy = (offset, options) => panBy(offset, Atlas.reducedMotion.matches ? { ...options, animate: false } : options);
  const { inertia, zoomAnimationThreshold } = map.options;
  const follow = () => Object.assign(map.options, Atlas.reducedMotion.matches
    ? { inertia: false, zoomAnimationThreshold: -1 } : { inertia, zoomAnimationThreshold });
  Atlas.reducedMotion.addEventListener("change", follow);
  follow();
};
