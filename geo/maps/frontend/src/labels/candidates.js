/* What asks to be written on a side: candidates come from the label layers and from places. */

/**
 * @import { Candidate, Feature, Point } from "../../types.js"
 * @import { Layer } from "../map/layer.js"
 * @import { Side } from "../map/side.js"
 */

import { distanceText, radiusText } from "../desk/units.js";
import { _, commas, countText } from "../i18n.js";
import { namedByTiles } from "../map/basemap.js";
import { isReached } from "../projection/plane.js";
import { worldOf } from "../shapes/worlds.js";
import { isAsked, rolesShown } from "../scene/classes.js";
import { nameThen } from "../scene/name-then.js";
import { isOfPair, statesTied, tieLineOf } from "../scene/ties.js";
import { style as shared } from "../shared.js";
import { shownStep } from "../story/steps.js";
import { selectedIds, selectedOn } from "../select/ids.js";
import { store } from "../store.js";
import { partsOf } from "../leaflet-inside.js";
import { inFrame } from "./drawn.js";
import { within } from "./lines.js";
import { isNote, noteText } from "./notes.js";
import { byImportance } from "./place.js";

/** @type {Readonly<Record<string, string>>} */
const letters = shared.lettersOfSymbol;

/** @param {Side} side */
export const labelCandidates = (side) => {
  const layers = [...side.layers.values()].filter(
    ({ visible, labels }) => visible && labels && !namedByTiles(labels),
  );
  const chosen = selectedOn(side);
  const candidates = layers.flatMap((layer) => {
    const lines = linesSeen(layer);
    return layer.named
      .filter((feature) => isDue(side, feature))
      .flatMap((feature) => candidateOf(side, layer, feature, { chosen, lines }));
  });
  return byImportance(candidates);
};

/**
 * Whether a feature is named at this zoom and on this day.
 * @param {Side} side
 * @param {Feature} drawn
 */
const isDue = (side, drawn) => {
  const { feature, words } = drawn.properties;
  const near = side.map.getZoom() >= zoomOf(drawn, selectedIds());
  const due = near && words !== "" && !isFaded(side, feature);
  return due && !side.scene.hides(feature) && isOpen(side, feature ?? "");
};

/**
 * Whether a place is of another time on a map of all ties, where its sign is enough until it is selected or pointed at.
 * @param {Side} side
 * @param {string} [feature]
 */
const isFaded = ({ scene }, feature = "") =>
  Boolean(store.config.ties_of) && scene.dimmed.has(feature) && !selectedIds().has(feature);

/**
 * Whether a step of the story leaves it to the map to name a feature: no note, and no distance that a callout tells.
 * @param {Side} side
 * @param {string} feature
 */
const isOpen = (side, feature) =>
  !(isNote(feature) && shownStep()) && !(feature.startsWith("measure:") && isSaid(side, feature));

/**
 * From which zoom on a feature is named: what belongs to the selection sooner, what is selected itself and what a step's
 * text links at any.
 * @param {Feature} drawn
 * @param {Set<string>} chosen
 */
const zoomOf = (drawn, chosen) => {
  const { feature, min_zoom: zoom = 0 } = drawn.properties;
  const isChosen = feature && feature === store.state.selection;
  if (isChosen || isNamedByStep(feature)) return 0;
  return belongs(drawn, chosen) ? zoom - shared.selectedSooner : zoom;
};

/**
 * Whether the text of the step that is shown links a feature.
 * @param {string} [feature]
 */
const isNamedByStep = (feature = "") => feature in (shownStep()?.points ?? {});

/**
 * Whether a feature is selected, or part of a zone that is.
 * @param {Feature} drawn
 * @param {Set<string>} chosen
 */
const belongs = ({ properties: { feature = "", part_of: whole = "" } }, chosen) =>
  chosen.has(feature) || chosen.has(whole);

/**
 * Whether a callout has words on a side that say something at a feature: of a distance how long it is.
 * @param {Side} side
 * @param {string} feature
 */
const isSaid = (side, feature) => side.said.has(feature);

/**
 * The candidate of a feature, or none where it cannot be seen.
 * @param {Side} side
 * @param {Layer} layer
 * @param {Feature} drawn
 * @param {{ chosen: Set<string>, lines: Map<string, Point[][]> }} known
 * @returns {Candidate[]}
 */
const candidateOf = (side, layer, drawn, { chosen, lines }) => {
  const { feature, rank = 3, style } = drawn.properties;
  const own = lines.get(drawn.id);
  const point = pointSeen(side, drawn);
  if (!point && !own && !shared.withLand.includes(layer.labels)) return [];
  return [
    {
      point,
      lines: own,
      rank,
      ...wordsOf(side, drawn, styleOf(drawn, layer.labels, chosen)),
      capital: style === "capital",
      selected: stands(drawn, chosen),
      ...claimsOf(side, layer, drawn),
      feature,
      ...groundOf(side, drawn),
    },
  ];
};

/**
 * Why a name is placed before others.
 * @param {Side} side
 * @param {Layer} layer
 * @param {Feature} drawn
 */
const claimsOf = (side, { labels }, drawn) => {
  const { feature = "" } = drawn.properties;
  return {
    asked: isAsked(drawn),
    subject: store.config.subject.includes(feature),
    said: isSaid(side, feature),
    named: isNamedByStep(feature),
    needed: labels === "state" && statesTied(side).has(feature),
  };
};

/**
 * What is selected, and what the page is about, is lettered as its layer is, even a town.
 * @param {Feature} drawn
 * @param {string} style of the layer
 * @param {Set<string>} chosen
 */
const styleOf = ({ properties: { feature = "", symbol = "" } }, style, chosen) =>
  chosen.has(feature) || store.config.subject.includes(feature)
    ? style
    : (letters[symbol] ?? style);

/**
 * What is named before all else: what is selected, and what a reader draws.
 * @param {Feature} drawn
 * @param {Set<string>} chosen
 */
const stands = (drawn, chosen) => {
  const { feature = "" } = drawn.properties;
  return belongs(drawn, chosen) || isOfPair(feature) || feature.startsWith("mark:");
};

/**
 * The parts of a layer's lines that lie in the frame, in its pixels, by the ids of their features.
 * @param {Layer} layer
 */
const linesSeen = ({ drawn, kind, side: { map } }) => {
  /** @type {Map<string, Point[][]>} */
  const found = new Map();
  if (kind !== "paths") return found;
  partsOf(drawn).forEach(([{ id }, parts]) => {
    const seen = within(inFrame(map, parts), map.getSize());
    if (seen.length) found.set(id, [...(found.get(id) ?? []), ...seen]);
  });
  return found;
};

/**
 * Where a feature is named, in pixels of the frame; undefined where that is not in it.
 * @param {Side} side
 * @param {Feature} feature
 */
const pointSeen = ({ map }, feature) => {
  const at = labelPoint(feature);
  if (!at || !isReached(map, at[0], at[1])) return undefined;
  const point = map.latLngToContainerPoint([at[1], at[0] + worldOf(map, at[0])]);
  const { x, y } = map.getSize();
  return point.x >= 0 && point.x <= x && point.y >= 0 && point.y <= y ? point : undefined;
};

/**
 * Where a feature is named, in longitude and latitude.
 * @param {Feature} feature
 * @returns {[number, number] | undefined}
 */
const labelPoint = ({ geometry, properties: { label_at: at } }) =>
  at ??
  (geometry?.type === "Point" ? /** @type {[number, number]} */ (geometry.coordinates) : undefined);

/**
 * What is written of a feature: of a line that stands for several ties their number, and their kinds where there is room.
 * @param {Side} side
 * @param {Feature} drawn
 * @param {string} style
 */
const wordsOf = (side, drawn, style) => {
  const { ties = [] } = tieLineOf(side, drawn) ?? {};
  if (ties.length > 1) {
    const [count, kinds] = [countText(ties.length), new Set(ties.map(({ label }) => _(label)))];
    return { text: count, longer: `${count} · ${commas([...kinds])}`, style: "count" };
  }
  const text = textOfLabel(side, drawn);
  const { says } = drawn.properties;
  return { text, longer: says && _(says, { distance: text }), style };
};

/**
 * How long a distance is and how wide a ring; a reader's own words are nobody's to translate.
 * @param {Feature["properties"]} properties
 */
const figureOf = ({ words, length_km: length, radius_km: radius }) => {
  if (length !== undefined) return distanceText(length);
  return radius === undefined ? words : radiusText(radius);
};

/**
 * @param {Side} side
 * @param {Feature} drawn
 */
const textOfLabel = (side, drawn) => {
  const { properties } = drawn;
  const { feature, label, name, former } = properties;
  const figure = figureOf(properties);
  if (figure !== undefined) return figure;
  const own = nameThen(side, feature, { name: label || name, former });
  return isNote(feature) ? noteText(own, _("control not drawn")) : own;
};

/**
 * Where roles are shown, the land that a label stands on, whose paint its letters meet, and its sign.
 * @param {Side} side
 * @param {Feature} feature
 */
const groundOf = (side, { properties: { feature, state } }) => {
  if (!rolesShown(side)) return { mark: "", ground: null };
  return {
    mark: store.markOf[feature ?? ""] || "",
    ground: state ? `state:${state}` : (feature ?? null),
  };
};
