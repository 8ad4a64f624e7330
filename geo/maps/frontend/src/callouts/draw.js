/* The callouts of a step on the live map: boxes of words, each with a thin line to its place. */

/**
 * @import { Box, Callout, Said, Spoken, Standing } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { bridge } from "../bridge.js";
import { distanceText } from "../desk/units.js";
import { elements, make, makeSvg } from "../dom.js";
import { _ } from "../i18n.js";
import { widen } from "../labels/boxes.js";
import { textSize } from "../labels/measure.js";
import { L } from "../leaflet.js";
import { coveredStrips } from "../furniture/covered.js";
import { worldOf } from "../shapes/worlds.js";
import { isReached } from "../projection/plane.js";
import { selectedOn } from "../select/ids.js";
import { keepingPlace } from "../story/scroll.js";
import { changedAtStep, shownStep } from "../story/steps.js";
import { style as shared } from "../shared.js";
import { store } from "../store.js";
import { spokenLand } from "./land.js";
import { coveredBy, placedCallouts } from "./place.js";

/**
 * Places and draws the callouts of the step that is shown.
 * @param {Side} side
 * @param {Standing} standing
 * @returns {Box[]} what labels keep clear of
 */
export const layCallouts = (side, standing) => {
  const pane = side.map.getPane("callouts");
  const step = shownStep();
  const own = step?.callouts.filter(({ second }) => second === (side !== store.main)) ?? [];
  if (!pane || (!own.length && !pane.hasChildNodes())) return [];
  const said = placedCallouts(
    own.flatMap((callout) => inPixels(side, callout)),
    groundOf(side, standing),
    (text) => textSize(text, "callout"),
  );
  pane.replaceChildren(...(said.length ? [leadersOf(side, said)] : []));
  said.forEach((one) => pane.append(elementOf(side, one, step?.id ?? "")));
  pane.classList.remove("moving");
  const boxed = said.filter(({ lines }) => lines.length);
  side.said = new Set(boxed.map(({ callout }) => callout.feature).filter(Boolean));
  tellPage();
  return said.flatMap(coveredBy);
};

/* Where callouts are numbers, the page writes what they say, which makes all its cards longer. */
const tellPage = () => {
  const { dataset } = bridge.page.document.documentElement;
  const numbered = elements(document, ".callout-number").length > 0;
  if (numbered === (dataset.callouts === "numbered")) return;
  keepingPlace(() => {
    if (numbered) dataset.callouts = "numbered";
    else delete dataset.callouts;
  });
};

/**
 * A callout in pixels of the map's container; none where its point cannot be drawn.
 * @param {Side} side
 * @param {Callout} callout
 * @returns {Spoken[]}
 */
const inPixels = ({ map }, { number, text, measures, at: [lon, lat], side, feature, subject }) => {
  if (!isReached(map, lon, lat)) return [];
  const world = worldOf(map, lon);
  /** @param {[number, number]} place */
  const pixels = ([x, y]) => map.latLngToContainerPoint([y, x + world]);
  const boxes = subject.map(([west, south, east, north]) => {
    const corners = [pixels([west, south]), pixels([west, north]), pixels([east, south])];
    const points = [...corners, pixels([east, north])];
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    /** @type {Box} */
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    /* What is one point has a symbol there. */
    return widen(box, west === east && south === north ? shared.rooms.symbol : 0);
  });
  return [
    {
      number,
      text: _(text, inWords(measures)),
      point: pixels([lon, lat]),
      side,
      feature,
      subject: boxes,
    },
  ];
};

/**
 * Distances in the unit of the reader, by the places that a text has for them.
 * @param {Record<string, number>} measures in kilometres
 */
const inWords = (measures) =>
  Object.fromEntries(Object.entries(measures).map(([place, km]) => [place, distanceText(km)]));

/**
 * @param {Side} side
 * @param {Standing} standing
 */
const groundOf = (side, { controls, symbols, land, cells }) => {
  const locator = side.locator ? [side.locator.box] : [];
  const size = side.map.getSize();
  return {
    room: /** @type {Box} */ ([0, 0, size.x, size.y]),
    held: [...controls, ...coveredStrips(side.map), ...locator],
    soft: symbols,
    land: spokenLand(land, cells, spokenOf(side)),
  };
};

/**
 * The features of which a step speaks on a side: what is selected, changes hands, is linked or has a callout.
 * @param {Side} side
 */
const spokenOf = (side) => {
  const { points = {}, callouts = [] } = shownStep() ?? {};
  return new Set([
    ...selectedOn(side),
    ...Object.keys(points),
    ...callouts.map(({ feature }) => feature),
    ...(changedAtStep()?.lands ?? []),
  ]);
};

/**
 * All lines that lead to places, and the dots at their ends.
 * @param {Side} side
 * @param {Said[]} said
 */
const leadersOf = ({ map }, said) => {
  const lines = said
    .flatMap(({ callout: { point }, end }) => (end ? [{ point, end }] : []))
    .map(({ point, end }) => `M${point.x} ${point.y}L${end.x} ${end.y}`)
    .join("");
  const svg = makeSvg("svg", { class: "callout-leaders", "aria-hidden": "true" });
  ["callout-halo", "callout-leader"].forEach((name) =>
    svg.append(makeSvg("path", { class: name, d: lines })),
  );
  said
    .filter(({ end }) => end)
    .forEach(({ callout: { point } }) =>
      svg.append(makeSvg("circle", { cx: point.x, cy: point.y, r: shared.callouts.dot })),
    );
  L.DomUtil.setPosition(/** @type {any} */ (svg), map.containerPointToLayerPoint([0, 0]));
  return svg;
};

/**
 * The list beside the map says the same to who cannot see it.
 * @param {Side} side
 * @param {Said} said
 * @param {string} step
 */
const elementOf = ({ map }, { callout, box, lines }, step) => {
  const className = lines.length ? "callout" : "callout-number";
  const part = make(document, "div", { className });
  part.textContent = lines.length ? lines.join("\n") : String(callout.number);
  part.setAttribute("aria-hidden", "true");
  part.dataset.callout = `${step}:${callout.number}`;
  if (callout.feature) part.dataset.said = callout.feature;
  part.style.width = `${box[2] - box[0]}px`;
  part.style.height = `${box[3] - box[1]}px`;
  L.DomUtil.setPosition(part, map.containerPointToLayerPoint([box[0], box[1]]).round());
  return part;
};
