/* Labels as they are written on the map: a text of its own style for each that has found a spot. */

/**
 * @import { Candidate, PlacedLabel, Point, Spot } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { make } from "../dom.js";
import { L } from "../leaflet.js";
import { style as shared } from "../shared.js";
import { store } from "../store.js";
import { SIGN } from "./spots.js";

/** @type {WeakMap<HTMLElement, Map<string, HTMLElement>>} */
const written = new WeakMap();

/**
 * Writes the labels of a side. What looks as it did is moved and not written anew, so that it does not flicker.
 * @param {Side} side
 * @param {HTMLElement} pane
 */
export const writeLabels = ({ map, labels }, pane) => {
  const known = written.get(pane) ?? new Map();
  const next = new Map(
    labels.map((label) => {
      const look = lookOf(label);
      return [look, known.get(look) ?? labelElement(label)];
    }),
  );
  labels.forEach((label) => {
    const { x, y, turned } = label.spot;
    const element = next.get(lookOf(label));
    L.DomUtil.setPosition(element, map.containerPointToLayerPoint([x, y]).round());
    if (turned) element.style.transform += ` rotate(${turned}deg)`;
  });
  known.forEach((element, look) => next.get(look) !== element && element.remove());
  next.forEach((element) => element.parentNode !== pane && pane.append(element));
  written.set(pane, next);
};

/**
 * All by which one label looks other than another, wherever it stands.
 * @param {PlacedLabel} label
 */
const lookOf = ({ candidate, spot }) => {
  const { x, y, lines, scale, spacing, leader = [] } = spot;
  const points = [...leader, ...(candidate.point ? [candidate.point] : [])];
  const about =
    candidate.style === "city" || spot.leader
      ? points.map((point) => [Math.round(point.x - x), Math.round(point.y - y)])
      : [];
  return JSON.stringify([classesOfLabel(candidate), candidate.mark, lines, scale, spacing, about]);
};

/** @param {PlacedLabel} label */
const labelElement = ({ candidate, spot }) => {
  const label = make(document, "div", { className: classesOfLabel(candidate) });
  label.textContent = withoutSign(candidate, spot.lines.join("\n"));
  label.setAttribute("aria-hidden", "true");
  if (candidate.mark) label.append(make(document, "b", { className: `sign-${candidate.mark}` }));
  if (spot.scale) {
    label.style.fontSize = `${(shared.letters.state.size_px / 16) * spot.scale}rem`;
    label.style.letterSpacing = `${spot.spacing}em`;
  }
  if (candidate.style === "city") label.append(dotElement(candidate, spot));
  if (spot.leader) label.append(leaderElement(spot, spot.leader));
  return label;
};

/**
 * The words of a label; the sign of a state has had its room among them, and is drawn.
 * @param {Candidate} candidate
 * @param {string} words
 */
const withoutSign = ({ mark }, words) => (mark ? words.replace(SIGN, "") : words);

/** @param {Candidate} candidate */
const classesOfLabel = ({ style, ground }) => {
  const paint = ground && store.paintOf[ground];
  return `label label-${style}${paint ? ` on-${paint}` : ""}`;
};

/**
 * @param {Candidate} candidate
 * @param {Spot} spot
 */
const dotElement = ({ capital, point = { x: 0, y: 0 } }, spot) => {
  const dot = make(document, "i", { className: capital ? "capital" : "" });
  dot.style.left = `${point.x - spot.x}px`;
  dot.style.top = `${point.y - spot.y}px`;
  return dot;
};

/**
 * @param {Spot} spot
 * @param {[Point, Point]} ends
 */
const leaderElement = ({ x, y }, [from, to]) => {
  const leader = make(document, "i", { className: "leader" });
  const [right, down] = [to.x - from.x, to.y - from.y];
  leader.style.left = `${from.x - x}px`;
  leader.style.top = `${from.y - y}px`;
  leader.style.width = `${Math.hypot(right, down)}px`;
  leader.style.transform = `rotate(${Math.atan2(down, right)}rad)`;
  return leader;
};
