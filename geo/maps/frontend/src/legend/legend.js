/* The legend explains what is in view and nothing else; what is switched off keeps its switch. */

/**
 * @import { Feature } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 * @import { Seen } from "./marks.js"
 */

import { onLanding } from "../camera/travel.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { ownDataButton } from "../desk/own-data.js";
import { afterPaint, element, elements, fields, make, setHidden, textOf } from "../dom.js";
import { _ } from "../i18n.js";
import { L } from "../leaflet.js";
import { boundsOf, seenOf, shareOfLeast } from "../shapes/extents.js";
import { partiesOfHatching } from "../shapes/patterns.js";
import { classesOf, rolesShown } from "../scene/classes.js";
import { bounds } from "../shared.js";
import { shownStep } from "../story/steps.js";
import { store } from "../store.js";
import { headOfLayers, hasLayers } from "./layers.js";
import { fillMapLegend } from "./map-legend.js";
import { examplesOf, isTint, marksOfClasses, enoughOf } from "./marks.js";
import { projectionChoice } from "./projection-choice.js";

let legendDue = false;

/**
 * What is seen of each feature in the frame of a side.
 * @param {Side} side
 * @returns {(Seen & { isInStep: boolean })[]}
 */
const seenOn = (side) => {
  const shown = [...side.layers.values()].filter(({ visible, drawn }) => visible && drawn);
  return shown.flatMap((layer) =>
    seenOf(layer.fades ? layer.features : layer.named, side.map).map((feature) => ({
      ...explainedBy(layer, feature),
      isInStep: isInStep(feature),
      share: shareOfLeast(feature, side.map),
    })),
  );
};

/**
 * What of the legend explains a feature.
 * @param {Layer} layer
 * @param {Feature} feature
 */
const explainedBy = (layer, feature) => {
  const classes = classesOf(layer, feature).split(" ");
  const holders = classes.some(isTint) ? holdersOf(layer, feature) : [];
  const parties = partiesOf(layer, feature);
  const land = { hatched: parties.length > 0, shared: holders.length > 1 };
  return {
    holders,
    parties,
    marks: [...marksOfClasses(classes, land), ...signsOf(layer, feature)],
  };
};

/** @param {Side} side */
const isOutlined = ({ map }) =>
  element(
    map.getPane("mapPane") ?? map.getContainer(),
    'path.outline:not([d="M0 0"]), .symbol.selected',
  ) !== null;

/**
 * Who holds a face: one, or several.
 * @param {Layer} layer
 * @param {Feature} feature
 */
const holdersOf = ({ side: { scene } }, feature) => {
  const holder = scene.holder(feature);
  return holder ? [holder] : (scene.dividedOf[feature.id] ?? "").split("-");
};

/**
 * The parties whose stripes a feature bears; dotted land has none.
 * @param {Layer} layer
 * @param {Feature} feature
 */
const partiesOf = ({ follows, side: { scene } }, { id }) =>
  follows !== "hatches" || scene.unfound.has(id) ? [] : partiesOfHatching(scene.hatchOf[id]);

/**
 * The marks of a feature's sign, and of a state's where accounts differ.
 * @param {Layer} layer
 * @param {Feature} feature
 * @returns {(string | undefined)[]}
 */
const signsOf = (layer, { properties: { symbol, feature: id = "" } }) => [
  ...(symbol ? [`symbol-${symbol}`] : []),
  ...(layer.kind === "labels" && rolesShown(layer.side) ? [store.markOf[id]] : []),
];

/**
 * Whether a feature lies where the step of the story looks: whose stripes lie beside that, its key need not name.
 * @param {Feature} feature
 */
const isInStep = (feature) => {
  const step = shownStep();
  return !step || L.latLngBounds(step.extent).intersects(boundsOf(feature));
};

/** @param {string} code of a state that the style has a colour for */
const isColoured = (code) =>
  bridge.page
    .getComputedStyle(bridge.page.document.documentElement)
    .getPropertyValue(`--claim-${code}`) !== "";

const markLegend = () => {
  legendDue = false;
  const marks = elements(bridge.page.document, "[data-mark], [data-party]");
  if (!marks.length || !store.ready) return;
  const seen = store.sides.map(seenOn);
  const shown = new Set(seen.flatMap((side) => enoughOf(side, (one) => one.marks)));
  if (store.sides.some(isOutlined)) shown.add("outline");
  const parties = new Set(
    seen.flatMap((side) => enoughOf(side, (one) => (one.isInStep ? one.parties : []))),
  );
  marks.forEach((row) => {
    const { mark = "", party } = row.dataset;
    setHidden(row, !(party ? parties.has(party) : shown.has(mark)));
  });
  fillMapLegend(examplesOf(seen.flat(), isColoured));
};

export const markLegendSoon = () => {
  if (!legendDue) afterPaint(() => onLanding(store.map, markLegend));
  legendDue = true;
};

/* What is alike for every layer is made here, and need not be sent: how strongly it is drawn, and below all the basemap. */
export const furnishLegend = () => {
  const page = bridge.page.document;
  fields(page, ".legend [data-layer]").forEach((box) => addOpacity(page, box));
  const legend = element(page, ".st-key-legend .legend, .saved > .legend");
  if (!legend || element(legend, "[data-projection]")) return;
  legend.prepend(projectionChoice(page));
  legend.append(ownDataButton(page));
  if (Object.keys(constants.basemaps).length && !bridge.saved) legend.prepend(basemapChoice(page));
  if (hasLayers()) legend.prepend(headOfLayers(page));
};

/**
 * @param {Document} page
 * @param {HTMLInputElement} box
 */
const addOpacity = (page, box) => {
  const title = /** @type {HTMLElement} */ (box.parentElement);
  if (title.nextElementSibling) return;
  const range = {
    type: "range",
    min: String(bounds.opacity[0]),
    max: "100",
    step: "5",
    value: "100",
    title: _("Opacity"),
  };
  const slider = make(page, "input", range);
  slider.dataset.opacity = box.dataset.layer;
  slider.setAttribute("aria-label", _("Opacity: {layer}", { layer: textOf(title) }));
  title.after(slider);
};

/** @param {Document} page */
const basemapChoice = (page) => {
  const offered = Object.entries(constants.basemaps).map(([name, { title, host }]) => {
    const words = _("{title}, from {host}", { title: _(title), host });
    return new Option(words, name);
  });
  const list = make(page, "select", {}, new Option(_("Atlas"), "atlas"), ...offered);
  list.dataset.basemap = "";
  const label = make(page, "label", {}, `${_("Basemap")} `, list);
  return make(page, "fieldset", {}, make(page, "legend", {}, label));
};
