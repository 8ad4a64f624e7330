import { viewQuery } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { _ } from "../i18n.js";
import { dayWords, readLook } from "../scene/look.js";
import { readStep } from "../scene/story.js";
import { store } from "../store.js";
import { spokenName } from "./names.js";

let told;
let viewTimer;
let announceTimer;
let summaryTimer;
let summaryAsked;

export const startTelling = () => {
  told = tellable();
  liveRegion();
  const container = store.map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", _("Map"));
  container.setAttribute("aria-describedby", "atlas-summary");
  const summary = Object.assign(document.createElement("p"), { id: "atlas-summary", className: "spoken" });
  summary.textContent = bridge.saved?.summary || firstSummary();
  container.append(summary);
  if (window.frameElement) {
    window.frameElement.title = _("Map");
    document.title = _("Map");
  }
  /* Only who moves the map by keyboard hears the summary: a pan by pointer gives the map the focus too, and asks for nothing. */
  let byPointer = false;
  document.addEventListener("pointerdown", () => { byPointer = true; }, true);
  document.addEventListener("keydown", () => { byPointer = false; }, true);
  window.addEventListener("blur", () => { byPointer = false; });
  const summarise = () => { if (!byPointer && document.hasFocus()) summariseSoon(); };
  container.addEventListener("focusin", summarise);
  store.map.on("moveend", summarise);
  /* What comes into view is said when the keys that move the map have come to rest. */
  container.addEventListener("keyup", ({ key, target }) => {
    if (target === container && /^Arrow|^[+=_-]$/.test(key)) tellViewSoon();
  });
};

/* The page's own description is that of the view with which it was opened. */
export const firstSummary = () => {
  const head = (name) => bridge.page.document.querySelector(`meta[${name}]`)?.content || "";
  const own = head('property="og:url"');
  return own && new URL(own).pathname === bridge.page.location.pathname ? head('name="description"') : "";
};

export const tellViewSoon = () => {
  window.clearTimeout(viewTimer);
  const timer = window.setTimeout(async () => {
    await summarise();
    /* Something else has been said meanwhile. */
    if (viewTimer !== timer) return;
    const { textContent } = document.getElementById("atlas-summary");
    if (liveRegion().textContent !== textContent) liveRegion().textContent = textContent;
  }, 1200);
  viewTimer = timer;
};

/* The region stands in the page, so that it outlives the frame's own changes; a frame that comes anew finds it. */
export const liveRegion = () => {
  const page = bridge.page.document;
  const found = page.getElementById("atlas-live");
  if (found) return found;
  const region = Object.assign(page.createElement("div"), { id: "atlas-live", className: "spoken" });
  Object.entries({ role: "status", "aria-live": "polite", "aria-label": _("Changes of the map") })
    .forEach(([name, value]) => region.setAttribute(name, value));
  page.body.append(region);
  return region;
};

export const tellable = () => {
  const { first, second } = readLook();
  const listed = bridge.page.document.querySelectorAll("nav.features > ul > li:not([hidden])").length;
  return { listed, selection: store.state.selection, look: `${first.as} ${first.on}`, compared: second ? `${second.as} ${second.on}` : "", step: readStep() };
};

/* Changes that come close together, such as those of a slider, are said as one when they have settled. */
export const announceSoon = () => {
  window.clearTimeout(announceTimer);
  if (store.ready && !store.playing) announceTimer = window.setTimeout(() => announce(), 400);
};

export const SAYS = {
  step: (values) => _("Step {number} of {all}: {title}.", values),
  look: (values) => _("{viewer}, {day}.", values),
  compared: (values) => _("Compared with: {viewer}, {day}.", values),
  alone: () => _("The comparison is closed."),
  selected: (values) => _("Selected: {name}.", values),
  none: () => _("Nothing is selected."),
  listed: (values) => _("Entries in the list: {count}.", values),
};

export const announce = (patience = 25) => {
  const [before, now] = [told, tellable()];
  const name = now.selection && nameOfSelection();
  /* What only the card names is said when the card is there, if it comes. */
  if (name === undefined && patience) { announceTimer = window.setTimeout(announce, 200, patience - 1); return; }
  told = now;
  if (name === undefined) return;
  const { first, second } = readLook();
  const inWords = ({ as, on }) => ({ viewer: _(constants.viewers[as]), day: dayWords(on) });
  const sentences = [
    now.step !== before.step && now.step && ["step", stepInWords(now.step)],
    now.look !== before.look && ["look", inWords(first)],
    now.compared !== before.compared && (second ? ["compared", inWords(second)] : ["alone", {}]),
    now.selection !== before.selection && (name ? ["selected", { name }] : ["none", {}]),
  ];
  if (!sentences.some(Boolean) && now.listed !== before.listed && store.config.filtered) sentences.push(["listed", { count: now.listed }]);
  const said = sentences.filter(Boolean).map(([which, values]) => SAYS[which](values)).join(" ");
  if (!said) return;
  window.clearTimeout(viewTimer);
  viewTimer = null;
  liveRegion().textContent = said;
  summariseSoon();
};

export const stepInWords = (number) => ({
  number, all: constants.story.length,
  title: bridge.page.document.querySelector(`[data-step-text="${number}"] h2`)?.textContent.trim() || "",
});

/* The name of the selection as the map says it, or else the list, or else its card; undefined while none does. */
export const nameOfSelection = () => {
  const id = store.state.selection;
  const [drawn] = store.featureOrder.get(id) || [];
  const card = () => bridge.page.document.querySelector(`[data-card="${id}"] h2`)?.textContent.trim();
  return drawn ? spokenName(store.main, drawn) : store.listed.get(id)?.name ?? card();
};

export const summariseSoon = () => {
  window.clearTimeout(summaryTimer);
  summaryTimer = window.setTimeout(summarise, 300);
};

/* The sentence is the one that previews have; the server counts what lies within the map as it stands. */
export const summarise = async () => {
  const bounds = store.map.getBounds();
  const within = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((degrees) => degrees.toFixed(3));
  const query = new URLSearchParams(viewQuery());
  query.set("within", within.join(","));
  const asked = `/summary/${bridge.page.location.pathname.replaceAll("/", "") || "overview"}.json?${query}`;
  if (bridge.saved || asked === summaryAsked) return;
  summaryAsked = asked;
  try {
    const answer = await fetch(asked);
    if (answer.ok && asked === summaryAsked) document.getElementById("atlas-summary").textContent = (await answer.json()).summary;
  } catch (error) {
    summaryAsked = null; /* the next focus asks again */
  }
};
