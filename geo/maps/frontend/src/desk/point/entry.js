/* The card of a point in a saved file, from what the file holds; what it does not hold is said. */

/** @typedef {import("../../address/values.js").Point} Point */
/** @typedef {import("../lands/answers.js").Spot} Spot */
/** @typedef {Awaited<ReturnType<typeof import("../lands/entry.js").openLands>>} Lands */

import { pointOf } from "../../address/values.js";
import { constants } from "../../constants.js";
import { coordinatesText } from "../../controls/position.js";
import { make } from "../../dom.js";
import { gazetteerEntries } from "../../gazetteer.js";
import { _, commas, together } from "../../i18n.js";
import { geodesicFrom } from "../../projection/ellipsoid.js";
import { dayWords, readLook } from "../../scene/look.js";
import { nearKm } from "../../shared.js";
import { loadDesk } from "../loading.js";
import { distanceText } from "../units.js";
import { alike, isDisputed, UNKNOWN } from "./answers.js";
import { decimalDegrees, plusCode, sexagesimal } from "./notations.js";

/**
 * The card as HTML; empty for what is no point.
 * @param {string} id
 */
export const pointCard = async (id) => {
  const point = pointOf(id);
  if (!point) return "";
  const { as, on } = readLook().first;
  const { openLands } = await loadDesk("lands");
  const viewers = Object.keys(constants.viewers);
  const opened = await Promise.all(viewers.map((viewer) => openLands({ as: viewer, on })));
  const spots = new Map(viewers.map((viewer, at) => [viewer, opened[at].at(point.lon, point.lat)]));
  const asked = { point, as, on, spots, lands: opened[0] };
  const card = make(
    document,
    "article",
    { className: "card" },
    make(document, "p", { className: "kicker", textContent: _("Point on the map") }),
    make(document, "h2", { textContent: titleOf(point) }),
    make(document, "dl", {}, ...[...landFacts(asked), ...notations(point)].flat()),
    ...beneath(asked),
    ...(await near(point)),
    make(document, "p", { className: "method", textContent: limits() }),
  );
  card.dataset.card = id;
  return card.outerHTML;
};

/* What the file does not hold is said. */
const limits = () =>
  _(
    "Found in this saved file, along borders as they are drawn, which can be some kilometres off. MGRS, how the land changed hands, zones and lines nearby, and the sources of positions are in the atlas itself.",
  );

/** @typedef {{ point: Point, as: string, on: string, spots: Map<string, Spot>, lands: Lands }} Asked */

/** @param {Point} point */
const titleOf = ({ lat, lon }) => coordinatesText(lat, lon, 4);

/**
 * @param {string} label
 * @param {string} text
 */
const fact = (label, text) => [
  make(document, "dt", { textContent: label }),
  make(document, "dd", { textContent: text }),
];

/** @param {Asked} asked */
const landFacts = ({ as, on, spots, lands }) => {
  const held = /** @type {Spot} */ (spots.get("defacto"));
  if (held.kind === "sea") {
    return [fact(_("Whose land"), _("Open water: the atlas draws no land of any state here."))];
  }
  /** @param {string[]} codes */
  const namesOf = (codes) => (codes.length ? together(codes.map(lands.nameOf)) : _("nobody"));
  const day = dayWords(on);
  const administered = fact(_("Administered on {day} by", { day }), namesOf(held.administrators));
  if (!isDisputed(held)) return [administered, fact(_("Claimed by others"), noClaim())];
  const claimed = fact(_("Claimed on {day} by", { day }), namesOf(held.claimants));
  const drawn = alike(spots).map(([holders, viewers]) =>
    fact(
      holdersNamed(holders, namesOf),
      viewers.map((one) => _(constants.viewers[one])).join("; "),
    ),
  );
  const own = /** @type {Spot} */ (spots.get(as));
  const chosen = as === "defacto" ? [] : [fact(_(constants.viewers[as]), ownWords(own, namesOf))];
  return [administered, claimed, ...chosen, ...drawn];
};

const noClaim = () =>
  _("Nobody whom this atlas knows of; it does not hold all disputes of the world.");

/**
 * @param {Spot} spot
 * @param {(codes: string[]) => string} named
 */
const ownWords = ({ kind, holders }, named) =>
  holdersNamed(kind === "unknown" ? UNKNOWN : holders.join(), named);

/**
 * @param {string} holders
 * @param {(codes: string[]) => string} named
 */
const holdersNamed = (holders, named) => {
  if (holders === UNKNOWN) return _("no position found");
  return holders ? named(holders.split(",")) : _("undetermined");
};

/** @param {Point} point */
const notations = (point) =>
  Object.entries({
    [_("Degrees")]: decimalDegrees(point),
    [_("Degrees, minutes, seconds")]: sexagesimal(point),
    [_("Plus code")]: plusCode(point),
  }).map(([label, text]) => [make(document, "dt", { textContent: label }), copyButton(text)]);

/** @param {string} text */
const copyButton = (text) => {
  const button = make(document, "button", {
    type: "button",
    className: "copy",
    textContent: _("Copy"),
  });
  button.dataset.copy = text;
  button.setAttribute("aria-label", _("Copy: {text}", { text }));
  return make(
    document,
    "dd",
    {},
    make(document, "span", { dir: "ltr", textContent: text }),
    button,
  );
};

/**
 * @param {string} title
 * @param {[feature: string, name: string][]} ways
 */
const linksTo = (title, ways) => {
  if (!ways.length) return [];
  const links = ways.flatMap(([feature, name], at) => [
    ...(at ? [" · "] : []),
    make(document, "a", { href: `?sel=${feature}`, textContent: name }),
  ]);
  return [
    make(document, "h3", { textContent: title }),
    make(document, "p", { className: "links" }, ...links),
  ];
};

/** @param {Asked} asked */
const beneath = ({ as, spots, lands }) => {
  const { zones, holders, administrators } = /** @type {Spot} */ (spots.get(as));
  const states = holders.length ? holders : administrators;
  return linksTo(_("At this spot"), [
    ...zones.map((id) => /** @type {[string, string]} */ ([`zone:${id}`, lands.zoneNameOf(id)])),
    ...states.map(
      (code) => /** @type {[string, string]} */ ([`state:${code}`, lands.nameOf(code)]),
    ),
  ]);
};

/** @param {Point} point */
const near = async ({ lat, lon }) => {
  const reach = geodesicFrom(lat, lon);
  const found = (await gazetteerEntries())
    .filter(({ id }) => id.startsWith("place:"))
    .map(({ id, names: [name], ...at }) => ({
      id,
      name: _(name),
      km: Math.hypot(...reach(at.lon, at.lat)) / 1000,
    }))
    .filter(({ km }) => km <= nearKm)
    .sort((one, other) => one.km - other.km);
  const title = _("Places within {distance}", { distance: distanceText(nearKm) });
  return linksTo(
    title,
    found.map(({ id, name, km }) => [id, commas([name, distanceText(km)])]),
  );
};
