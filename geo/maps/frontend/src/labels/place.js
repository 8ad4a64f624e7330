/* Where labels stand: none covers another, a symbol or a control, and the most important are placed first. */

/** @import { Box, Candidate, Letters, Point, Shape, Spot } from "../../types.js" */

import { style as shared } from "../shared.js";

const EDGE_PX = 2;
const ROOM_FOR_A_NAME_PX = 120;

/* The wider a state lies on the screen, the larger and the wider apart are the letters of its name. */
const STATE_SIZES = shared.stateSizes;
const LEADER_PX = shared.leader;

/**
 * @param {Box} box
 * @param {Box[]} others
 */
export const isFree = (box, others) =>
  others.every(
    (other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3],
  );

/**
 * @param {Box} box
 * @param {Point} size
 */
export const isWithin = ([left, top, right, bottom], { x, y }) =>
  left > EDGE_PX && top > EDGE_PX && right < x - EDGE_PX && bottom < y - EDGE_PX;

/**
 * The square around a point, up to so many pixels from it.
 * @param {Point} point
 * @param {number} reach
 * @returns {Box}
 */
export const boxAround = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];

/** @param {Point} point */
const dotBox = (point) => boxAround(point, shared.rooms.dot);

/**
 * Whether a text is written at its point: it lies in the frame, or its land leaves room there.
 * @param {Point} point
 * @param {[number, number] | undefined} room
 * @param {Point} size
 */
export const isInFrame = ({ x, y }, room, size) => {
  const beside = x >= 0 && x <= size.x;
  const seen = room !== undefined && room[1] - room[0] > ROOM_FOR_A_NAME_PX;
  return (beside || seen) && y >= 0 && y <= size.y;
};

/**
 * The selected first, and then by rank.
 * @param {Candidate[]} candidates
 * @param {string | null} chosen
 */
export const byImportance = (candidates, chosen) =>
  candidates.sort(
    (a, b) => Number(b.feature === chosen) - Number(a.feature === chosen) || a.rank - b.rank,
  );

/**
 * What is written, and where. A text is written once; what has no spot is left out.
 * @param {Candidate[]} candidates
 * @param {Box[]} held
 * @param {Point} size
 * @param {Letters} letters
 */
export const placed = (candidates, held, size, letters) => {
  const taken = [...held];
  /* The name of a state leaves room for its capital where it can. */
  const capitals = candidates.filter(({ capital }) => capital).map(({ point }) => dotBox(point));
  /** @type {Map<string, { candidate: Candidate, spot: Spot }>} */
  const written = new Map();
  for (const candidate of candidates) {
    if (written.size >= shared.mostLabels) break;
    const dots = candidate.style === "city" ? [dotBox(candidate.point)] : [];
    if (written.has(candidate.text) || !dots.every((box) => isFree(box, taken))) continue;
    const spot = bestSpot(candidate, { taken, capitals, size, letters });
    if (!spot) continue;
    taken.push(spot.box, ...dots);
    written.set(candidate.text, { candidate, spot });
  }
  return [...written.values()];
};

/**
 * @param {Candidate} candidate
 * @param {{ taken: Box[], capitals: Box[], size: Point, letters: Letters }} ground
 */
const bestSpot = (candidate, { taken, capitals, size, letters }) => {
  const spots = spotsOf(candidate, letters).filter(
    ({ box }) => isWithin(box, size) && isFree(box, taken),
  );
  return spots.find(({ box }) => candidate.style !== "state" || isFree(box, capitals)) ?? spots[0];
};

/**
 * Where the label of a candidate may stand, the best spot first.
 * @param {Candidate} candidate
 * @param {Letters} letters
 * @returns {Spot[]}
 */
export const spotsOf = (candidate, letters) => {
  const { style, room } = candidate;
  if (style === "zone" && room) return zoneSpots(candidate, letters);
  return style === "state" ? stateSpots(candidate, letters) : spotsBeside(candidate, letters);
};

/**
 * @param {Candidate} candidate
 * @param {Letters} letters
 */
const spotsBeside = ({ point, text, style, selected }, letters) => {
  const [width, height] = letters.size(text, style);
  const { city, symbol, selected: chosen } = shared.gaps;
  const gap = style === "city" ? city : selected ? chosen : symbol;
  /* A sea has no symbol beside which its name would stand. */
  const amid = style === "water" ? [[-width / 2, -height / 2]] : [];
  return spotsAt(point, width, height, [
    ...amid,
    [gap, -height / 2],
    [-width - gap, -height / 2],
    [-width / 2, -height - gap],
    [-width / 2, gap],
  ]);
};

/**
 * A name that is short in its land stands in the middle of what is seen of the land.
 * @param {Candidate} candidate
 * @param {Letters} letters
 */
const stateSpots = (candidate, letters) => {
  const { point, room, text, mark } = candidate;
  const wide = room ? room[1] - room[0] : 0;
  const name = stateLetters(mark ? `${text} =` : text, wide, letters);
  const { width, height } = name;
  const x = room && wide > 2.5 * width ? (room[0] + room[1]) / 2 : point.x;
  const places = [x, point.x].flatMap((at) =>
    shared.stateSteps.map((step) => [at - point.x - width / 2, step * height]),
  );
  return spotsAt(point, width, height, places)
    .map((spot) => ({ ...spot, scale: name.scale, spacing: name.spacing }))
    .filter(({ box }) => isOnLand(box, candidate));
};

/**
 * The name of a zone stands within its zone, in one line or in several; where there is no room it is left
 * out, and only what is selected is named beside its zone, on the end of a line that leads there.
 * @param {Candidate} candidate
 * @param {Letters} letters
 * @returns {Spot[]}
 */
const zoneSpots = ({ point, room = [0, 0], tall = [0, 0], text, selected }, letters) => {
  const blocks = Array.from({ length: shared.zoneLines }, (_line, most) => most + 1).map((lines) =>
    zoneBlock(text, lines, letters),
  );
  const block = blocks.find(
    ({ width, height }) =>
      width <= shared.zoneRoom * (room[1] - room[0]) &&
      height <= shared.zoneRoom * (tall[1] - tall[0]),
  );
  const { width, height, lines } = block ?? blocks[0];
  if (block) {
    return spotsAt(point, width, height, [[-width / 2, -height / 2]]).map((spot) => ({
      ...spot,
      lines,
    }));
  }
  if (!selected) return [];
  const [right, left] = spotsAt(point, width, height, [
    [LEADER_PX, -height / 2],
    [-width - LEADER_PX, -height / 2],
  ]);
  return [
    { ...right, lines, leader: "right" },
    { ...left, lines, leader: "left" },
  ];
};

/**
 * A text in up to so many lines of about one length, and the room that it takes.
 * @param {string} text
 * @param {number} most
 * @param {Letters} letters
 */
export const zoneBlock = (text, most, letters) => {
  const wanted = Math.ceil(text.length / most);
  /** @type {string[]} */
  const lines = [];
  text.split(" ").forEach((word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : "";
    if (longer && longer.length <= wanted + 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  });
  const sizes = lines.map((line) => letters.size(line, "zone"));
  return {
    lines,
    width: Math.max(...sizes.map(([width]) => width)),
    height: sizes[0][1] * lines.length,
  };
};

/**
 * @param {string} text
 * @param {number} room
 * @param {Letters} letters
 */
export const stateLetters = (text, room, letters) => {
  const [, scale] =
    STATE_SIZES.find(([least]) => room >= least) ?? STATE_SIZES[STATE_SIZES.length - 1];
  const [narrow, height] = letters.size(text, "state").map((pixels) => pixels * scale);
  /* Letters that join are not spaced. */
  if (letters.joined) return { width: narrow, height, scale, spacing: 0 };
  const em = height / shared.lineHeight;
  const gaps = [...text].length;
  const wanted = (0.4 * room - narrow) / gaps;
  const spacing = Math.min(0.55 * em, Math.max(0, wanted));
  return {
    width: narrow + gaps * spacing,
    height,
    scale,
    spacing: spacing / em + shared.letters.state.spacing_em,
  };
};

/**
 * A name whose middle has no room in its land is left out: beside it, it would stand on another's.
 * @param {Box} box
 * @param {Pick<Candidate, "room" | "tall">} land
 */
export const isOnLand = ([left, top, right, bottom], { room, tall }) => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return !room || !tall || (x >= room[0] && x <= room[1] && y >= tall[0] && y <= tall[1]);
};

/**
 * @param {Point} point
 * @param {number} width
 * @param {number} height
 * @param {number[][]} places
 * @returns {Spot[]}
 */
export const spotsAt = (point, width, height, places) =>
  places.map(([dx, dy]) => {
    const [x, y] = [point.x + dx, point.y + dy];
    return { x, y, box: [x - 2, y - 1, x + width + 2, y + height + 1] };
  });

/**
 * The ends of a line, or of the first and the last of several.
 * @param {Shape} shape
 */
export const endsOf = ({ type, coordinates }) => {
  const lines = /** @type {[number, number][][]} */ (
    type === "LineString" ? [coordinates] : coordinates
  );
  const last = lines[lines.length - 1];
  return [lines[0][0], last[last.length - 1]];
};
