/* Where a name may stand, the best spot first: on its land, within its zone or on a line to it, beside its point. */

/**
 * @import { Candidate, LabelGround, Land, Letters, NamedLand, Point, Spot } from "../../types.js"
 * @import { Block } from "./blocks.js"
 */

import { style as shared } from "../shared.js";
import { alongLines } from "./along.js";
import { beside, blockOf, spotAt, stateBlocks, zoneBlock } from "./blocks.js";
import { boxAround, widen } from "./boxes.js";
import { centreOf, goodPoints, landNamed, sharesOf, touchedBy } from "./land.js";
import { piecesOf } from "./lines.js";

/* As wide as the sign that is drawn beside the name of a state whose role is told differently, on the line of its last word. */
export const SIGN = "\u00a0=";

/* That to a symbol, or to the point at which ties end, keeps off it, and may be longer. */
const FAR = { lengths: shared.farLeaders, clear: Math.SQRT2 * shared.rooms.symbol };

/**
 * Whether a step links what no callout names for it.
 * @param {Candidate} candidate
 */
export const isOpen = ({ named, said }) => Boolean(named) && !said;

/**
 * @param {Candidate} candidate
 * @param {LabelGround} ground
 * @returns {Iterable<Spot>}
 */
export const spotsOf = (candidate, ground) => {
  const { style, feature = "", lines, point } = candidate;
  if (lines) return alongLines(candidate, ground.letters);
  if (style === "state") return stateSpots(candidate, ground);
  if (feature.startsWith("zone:")) {
    const named = landNamed(ground.land, feature);
    if (named.known) return zoneSpots(candidate, ground, named);
  }
  return point ? pointSpots(candidate, point, ground) : [];
};

/**
 * @param {Candidate} candidate
 * @param {Point} point
 * @param {LabelGround} ground
 */
const pointSpots = (candidate, point, ground) =>
  candidate.subject || isOpen(candidate)
    ? subjectSpots(candidate, point, ground)
    : spotsBeside(candidate, point, ground.letters);

/**
 * What a page is about, and what a step links, has its name in any case: amid other signs further off, and in the end on a
 * line that leads there.
 * @param {Candidate} candidate
 * @param {Point} point
 * @param {LabelGround} ground
 * @returns {Generator<Spot>}
 */
function* subjectSpots(candidate, point, { land, letters }) {
  yield* spotsBeside(candidate, point, letters);
  yield* spotsBeside({ ...candidate, selected: true }, point, letters);
  const block = blockOf(candidate.text, candidate.style, letters);
  const spots = [...ledSpots(point, [block], land, new Uint8Array(land.shapes.length + 1), FAR)];
  yield* spots;
  yield* overSigns(spots);
}

/**
 * Amid signs, what leads to a name may lie below them.
 * @param {Spot[]} spots
 */
const overSigns = (spots) => spots.map((spot) => ({ ...spot, boxes: spot.boxes.slice(0, 1) }));

/**
 * @param {Candidate} candidate
 * @param {Point} point
 * @param {Letters} letters
 */
const spotsBeside = ({ text, style, selected, feature }, point, letters) => {
  const { width, height, lines } = blockOf(text, style, letters);
  const { city, symbol, selected: chosen } = shared.gaps;
  /* The sign of several places is no feature, and as wide as one that is selected. */
  const gap = style === "city" ? city : selected || !feature ? chosen : symbol;
  /* A sea has no symbol beside which its name would stand. */
  const amid = ["water", "zone", "mark"].includes(style) ? [[-width / 2, -height / 2]] : [];
  return [...amid, ...beside({ width, height }, gap)].map(([dx, dy]) =>
    spotAt(point.x + dx, point.y + dy, { lines, width, height }),
  );
};

/**
 * @param {Point} middle
 * @param {Block} block
 */
const spotAbout = ({ x, y }, block) => spotAt(x - block.width / 2, y - block.height / 2, block);

/**
 * Where a state's name may stand in what is seen of its land: wherever it is all on that land; else where least of it
 * lies on others', unless that is too much. Where its land is smaller than a letter, it keeps off that of others.
 * @param {Candidate} candidate
 * @param {LabelGround} ground
 * @returns {Generator<Spot>}
 */
function* stateSpots(candidate, { land, letters }) {
  const { feature = "", point } = candidate;
  const named = landNamed(land, feature);
  if (seenOf(named) > shared.cell[0] ** 2) yield* spotsOnLand(candidate, land, named, letters);
  else if (named.own.length || (point && named.known)) {
    yield* islandSpots(candidate, anchorOf(candidate, land, named), letters).filter(
      ({ boxes: [box] }) =>
        sharesOf(land, touchedBy(widen(box, shared.rooms.island)), named.marks).abroad === 0,
    );
  }
  if (candidate.needed || isOpen(candidate)) yield* ledStateSpots(candidate, land, named, letters);
}

/**
 * What must be named has its name beside its land in the end, in the smallest letters, on a line that leads there.
 * @param {Candidate} candidate
 * @param {Land} land
 * @param {NamedLand} named
 * @param {Letters} letters
 */
const ledStateSpots = (candidate, land, named, letters) => {
  const [block] = stateBlocks(wordsOf(candidate), 0, letters);
  if (!candidate.point && !named.own.length) return [];
  /* The line keeps off the point at which ties end, and is shorter, but for what a step links. */
  const how = candidate.named ? FAR : { ...FAR, lengths: shared.stateLeaders };
  const spots = [...ledSpots(anchorOf(candidate, land, named), [block], land, named.marks, how)];
  return [...spots, ...overSigns(spots)];
};

/**
 * @param {Candidate} candidate
 * @param {Land} land
 * @param {NamedLand} named
 * @param {Letters} letters
 * @returns {Generator<Spot>}
 */
function* spotsOnLand(candidate, land, named, letters) {
  const { marks, own, cut } = named;
  const anchor = anchorOf(candidate, land, named);
  const seen = seenOf(named);
  const room = 2 * shared.cell[0] * own.reduce((most, cell) => Math.max(most, land.depth[cell]), 0);
  /** @type {{ spot: Spot, abroad: number }[]} */
  const beyond = [];
  for (const block of stateBlocks(wordsOf(candidate), room, letters)) {
    /* A sliver at the edge is not named. */
    if (cut && seen < block.width * block.height) continue;
    for (const middle of goodPoints(land, own, { anchor, ...block, most: shared.mostTried })) {
      const spot = spotAbout(middle, block);
      const { abroad } = sharesOf(land, spot.boxes[0], marks);
      if (abroad <= shared.abroad.none) yield spot;
      else beyond.push({ spot, abroad });
    }
  }
  /* What a callout names already stands on no other land. */
  if (candidate.said) return;
  const limit = cut ? shared.abroad.cut : shared.abroad.whole;
  yield* beyond
    .filter(({ abroad }) => abroad <= limit)
    .sort((one, other) => one.abroad - other.abroad)
    .map(({ spot }) => spot);
}

/**
 * How much of a land is seen, in square pixels.
 * @param {NamedLand} named
 */
const seenOf = ({ own }) => own.length * shared.cell[0] * shared.cell[1];

/**
 * The name of a state with the room for its sign.
 * @param {Candidate} candidate
 */
const wordsOf = ({ text, mark }) => (mark ? text + SIGN : text);

/**
 * The point of a name where it lies on its land, or else the mean of what is seen of that.
 * @param {Candidate} candidate
 * @param {Land} land
 * @param {NamedLand} named
 * @returns {Point}
 */
const anchorOf = ({ point }, land, { marks, own }) =>
  point && (!own.length || isOn(land, point, marks)) ? point : centreOf(land, own);

/**
 * @param {Land} land
 * @param {Point} point
 * @param {Uint8Array} marks
 */
const isOn = (land, point, marks) =>
  sharesOf(land, boxAround(point, shared.cell[0]), marks).own > 0;

/**
 * A state smaller than a letter is named at its point.
 * @param {Candidate} candidate
 * @param {Point} point
 * @param {Letters} letters
 */
const islandSpots = (candidate, { x, y }, letters) => {
  const [block] = stateBlocks(wordsOf(candidate), 0, letters);
  return shared.stateSteps.map((step) =>
    spotAt(x - block.width / 2, y + step * block.height, block),
  );
};

/**
 * The name of a zone within its zone, in one line or in several; else beside it, on the end of a line that leads there,
 * unless that of a callout does.
 * @param {Candidate} candidate
 * @param {LabelGround} ground
 * @param {NamedLand} named
 * @returns {Generator<Spot>}
 */
function* zoneSpots(candidate, { land, letters }, named) {
  const { point, text } = candidate;
  const { marks, own } = named;
  if (!point && !own.length) return;
  const blocks = Array.from({ length: shared.zoneLines }, (_line, most) =>
    zoneBlock(text, most + 1, letters),
  );
  const anchor = anchorOf(candidate, land, named);
  for (const block of blocks) {
    for (const middle of goodPoints(land, own, { anchor, ...block, most: shared.zoneSpots })) {
      const spot = spotAbout(middle, block);
      if (sharesOf(land, spot.boxes[0], marks).own >= shared.zoneShare) yield spot;
    }
  }
  if (!candidate.said) yield* ledZoneSpots(candidate, anchor, blocks, land, named);
}

/**
 * A sign may stand there: what a step links is led to from beside it, or in the end below it.
 * @param {Candidate} candidate
 * @param {Point} anchor
 * @param {Block[]} blocks
 * @param {Land} land
 * @param {NamedLand} zone
 * @returns {Generator<Spot>}
 */
function* ledZoneSpots({ selected, named }, anchor, blocks, land, { own, marks }) {
  const deepest = { anchor, width: shared.endless, height: shared.endless, most: 1 };
  const [from = anchor] = goodPoints(land, own, deepest);
  const how = { lengths: selected || named ? shared.farLeaders : shared.leaders, clear: 0 };
  yield* ledSpots(from, blocks, land, marks, how);
  if (!named) return;
  const side = 2 * shared.rooms.symbol;
  const signs = { anchor, width: side, height: side, most: shared.mostTried };
  for (const start of goodPoints(land, own, signs)) {
    yield* ledSpots(start, blocks, land, marks, how);
  }
  yield* overSigns([...ledSpots(from, blocks, land, marks, how)]);
}

/**
 * Beside what is named, on no zone of others', with a line that leads there.
 * @param {Point} point
 * @param {Block[]} blocks
 * @param {Land} land
 * @param {Uint8Array} marks
 * @param {{ lengths: number[], clear: number }} how long the line is, and how far it keeps off the point
 * @returns {Generator<Spot>}
 */
function* ledSpots(point, blocks, land, marks, { lengths, clear }) {
  const block = blocks[Math.min(1, blocks.length - 1)];
  for (const length of lengths) {
    for (const [right, down] of shared.leaderDirections) {
      const from = { x: point.x + right * clear, y: point.y + down * clear };
      const to = { x: from.x + right * length, y: from.y + down * length };
      /* The line ends at a corner or in the middle of an edge, so that all of it is seen. */
      const x = to.x + (Math.sign(right) - 1) * (block.width / 2) + right * 2;
      const y = to.y + (Math.sign(down) - 1) * (block.height / 2) + down;
      const spot = spotAt(x, y, block);
      if (clear === 0 && sharesOf(land, spot.boxes[0], marks).zoned > 0) continue;
      yield { ...spot, boxes: [...spot.boxes, ...piecesOf(from, to, 1.5)], leader: [from, to] };
    }
  }
}
