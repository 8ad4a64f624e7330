/* Which labels stand, and where: none covers another, a symbol or a control, and the most important come first. */

/** @import { Box, Candidate, LabelGround, PlacedLabel, Point, Spot } from "../../types.js" */

import { style as shared } from "../shared.js";
import { boxAround, isFree, isWithin } from "./boxes.js";
import { meets } from "./lines.js";
import { isNote } from "./notes.js";
import { isOpen, spotsOf } from "./spots.js";

/** @param {Point} point */
const dotBox = (point) => boxAround(point, shared.rooms.dot);

/**
 * What a step's text links and no callout says first, then the selected, the subject of the page, its first distance and
 * what else leads, then what a callout says, then by rank; of equals the first that came.
 * @param {Candidate[]} candidates
 */
export const byImportance = (candidates) => {
  const figures = candidates.filter(({ style, feature }) => style === "figure" && feature);
  const [lead] = figures.sort((a, b) => a.rank - b.rank);
  const turns = candidates.map((candidate) => ({
    ...candidate,
    leads: candidate === lead || isLeading(candidate),
  }));
  return turns.sort((a, b) => turnOf(a) - turnOf(b) || a.rank - b.rank);
};

/** @param {Candidate} candidate */
const turnOf = (candidate) => {
  const { selected, subject, leads, named } = candidate;
  return [isOpen(candidate), selected, subject, leads, named, true].findIndex(Boolean);
};

/**
 * Whether it is a distance that is asked for, the number of ties on one line, or a state at the end of one.
 * @param {Candidate} candidate
 */
const isLeading = ({ style, asked, needed }) => style === "count" || Boolean(asked || needed);

/**
 * What is written, and where. A thing is named once; what has no spot is left out, but for what the page is about: where
 * all spots are taken by symbols, its name stands over these.
 * @param {Candidate[]} candidates the most important first
 * @param {Box[]} held
 * @param {LabelGround} ground
 * @param {Box[]} [symbols]
 * @returns {PlacedLabel[]}
 */
export const placeCandidates = (candidates, held, ground, symbols = []) => {
  /* What a name keeps clear of, and what even that of the page's subject does. */
  const boxes = { taken: [...held, ...symbols], covered: [...held] };
  const isOff = avoiding(candidates);
  /** @type {Map<string, PlacedLabel>} */
  const written = new Map();
  for (const candidate of withoutHidden(candidates)) {
    if (written.size >= shared.mostLabels) break;
    const key = keyOf(candidate);
    const dots = dotsOf(candidate);
    if (written.has(key) || !dots.every((box) => isFree(box, boxes.taken))) continue;
    const spot = bestSpot(candidate, ground, boxes, (one) => isOff(candidate, one));
    if (!spot) continue;
    Object.values(boxes).forEach((all) => all.push(...spot.boxes, ...dots));
    written.set(key, { candidate, spot });
  }
  return [...written.values()];
};

/** @param {Candidate} candidate */
const dotsOf = ({ style, point }) => (style === "city" && point ? [dotBox(point)] : []);

/**
 * @param {Candidate} candidate
 * @param {LabelGround} ground
 * @param {{ taken: Box[], covered: Box[] }} boxes
 * @param {(spot: Spot) => boolean} isGood
 */
const bestSpot = (candidate, ground, { taken, covered }, isGood) => {
  /** @param {Box[]} held */
  const firstAmid = (held) => firstOf(freeSpots(candidate, ground, held), isGood, candidate);
  return firstAmid(taken) ?? (candidate.subject ? firstAmid(covered) : null);
};

/**
 * What may be written once: a text, whether it is long or short, and that of a state beside another's. Ties
 * may be of one kind, as stars and marks may say the same of several places. Distances of what is selected
 * that are as long are said once: to a border as two states draw it, they lie on one another.
 * @param {Candidate} candidate
 */
const keyOf = ({ style, text, longer, asked, feature }) =>
  ["tie", "count", "mark"].includes(style) || isNote(feature)
    ? `own:${feature}`
    : `${style === "state" ? "state" : "name"}:${(!asked && longer) || text}`;

/**
 * Without places whose signs lie below that of what the page is about, of which their names would seem to be.
 * @param {Candidate[]} candidates
 */
const withoutHidden = (candidates) => {
  const signs = candidates.flatMap(({ subject, point }) =>
    subject && point ? [boxAround(point, shared.rooms.symbol)] : [],
  );
  return candidates.filter(
    ({ subject, selected, style, point }) =>
      subject ||
      selected ||
      !point ||
      !["place", "town"].includes(style) ||
      isFree(boxAround(point, 0), signs),
  );
};

/**
 * Whether it is written even where it lies on what it should keep off: on another line it would be taken for that one's.
 * @param {Candidate} candidate
 */
const isWanted = ({ lines, selected, leads }) => !lines || selected || Boolean(leads);

/**
 * Whether a spot is off what a label keeps off where it can: the lines of others, and a state's its capital.
 * @param {Candidate[]} candidates
 * @returns {(candidate: Candidate, spot: Spot) => boolean}
 */
const avoiding = (candidates) => {
  const capitals = candidates.flatMap(({ capital, point }) =>
    capital && point ? [dotBox(point)] : [],
  );
  const lined = candidates.filter(({ lines }) => lines);
  /**
   * @param {Candidate} candidate
   * @param {Box} box
   */
  const isBoxOff = (candidate, box) =>
    (candidate.style !== "state" || isFree(box, capitals)) &&
    !lined.some((one) => one !== candidate && one.lines?.some((line) => meets(line, box)));
  return (candidate, { boxes }) => boxes.every((box) => isBoxOff(candidate, box));
};

/**
 * @param {Candidate} candidate
 * @param {LabelGround} ground
 * @param {Box[]} taken
 */
function* freeSpots(candidate, ground, taken) {
  for (const spot of spotsOf(candidate, ground)) {
    if (spot.boxes.every((box) => isWithin(box, ground.size) && isFree(box, taken))) yield spot;
  }
}

/**
 * The first of spots that is good, or else the first if one is wanted whatever it is. What a page is about is better beside
 * its sign than good on a line that leads there.
 * @param {Iterable<Spot>} spots
 * @param {(spot: Spot) => boolean} isGood
 * @param {Candidate} candidate
 */
const firstOf = (spots, isGood, candidate) => {
  const wanted = isWanted(candidate);
  /** @type {Spot | null} */
  let first = null;
  for (const spot of spots) {
    if (candidate.subject && spot.leader) return first ?? spot;
    if (isGood(spot)) return spot;
    if (wanted) first ??= spot;
  }
  return first;
};
