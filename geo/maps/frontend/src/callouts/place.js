/* Where callouts stand: what covers little of the land that is spoken of comes first, then what stands on the wanted side, then
   the nearest; none covers its subject or another. geo/maps/print/callouts/place.py does the same for maps on paper. */

/** @import { Box, Ground, Point, Said, SideOfPoint, Spoken } from "../../types.js" */

import { boxAround, isFree } from "../labels/boxes.js";
import { style as shared } from "../shared.js";
import { shareIn } from "./land.js";
import { along, crosses } from "./leaders.js";
import { evenLinesOf } from "./lines.js";

const style = shared.callouts;
const SIDES = /** @type {SideOfPoint[]} */ (style.sides);

/**
 * The callouts whose points lie in the room, in their places; all as numbered dots where one of them finds no room.
 * @param {Spoken[]} callouts
 * @param {Ground} ground
 * @param {(text: string) => [width: number, height: number]} size of a line
 * @returns {Said[]}
 */
export const placedCallouts = (callouts, ground, size) => {
  const seen = callouts.filter(({ point }) => holds(ground.room, point));
  const subjects = seen.flatMap(({ subject }) =>
    subject.filter((box) => isSmall(box, ground.room)),
  );
  const dots = seen.map(({ point }) => boxAround(point, style.dotRoom));
  const firm = { ...ground, walls: ground.held, held: [...ground.held, ...subjects, ...dots] };
  const free = new Map(seen.map((callout) => [callout, freeSpots(callout, firm, size)]));
  const said = bestOrder(seen, free);
  return (
    said?.sort((one, other) => one.callout.number - other.callout.number) ?? numberCallouts(seen)
  );
};

/**
 * All in their places, in the first order in which none has a fault and no leader is long, or that with the least faults
 * and the shortest longest leader: where one takes the only room of another, or the nearest, others go first.
 * @param {Spoken[]} seen
 * @param {Map<Spoken, Said[]>} free
 * @returns {Said[] | null} null where no order has room for all
 */
const bestOrder = (seen, free) => {
  /** @type {Said[] | null} */
  let best = null;
  let [least, shortest] = [Infinity, Infinity];
  for (const order of ordersOf(seen)) {
    const said = placedInTurn(order, free);
    if (!said) continue;
    const faults = said.reduce((sum, { fault }) => sum + fault, 0);
    const longest = Math.max(0, ...said.map(leaderOf));
    if (faults > least || (faults === least && longest >= shortest)) continue;
    [best, least, shortest] = [said, faults, longest];
    if (!faults && longest <= style.near) break;
  }
  return best;
};

/**
 * How long the leader of a callout is.
 * @param {Said} said
 */
const leaderOf = ({ callout: { point }, end }) =>
  end ? Math.hypot(end.x - point.x, end.y - point.y) : 0;

/**
 * All orders, that of the text before all others.
 * @param {Spoken[]} callouts
 * @returns {Generator<Spoken[]>}
 */
function* ordersOf(callouts) {
  if (!callouts.length) yield [];
  for (const first of callouts) {
    for (const rest of ordersOf(callouts.filter((one) => one !== first))) yield [first, ...rest];
  }
}

/** @typedef {Ground & { walls: Box[] }} Firm with what no leader runs behind */

/**
 * One after the other.
 * @param {Spoken[]} callouts
 * @param {Map<Spoken, Said[]>} free
 * @returns {Said[] | null} null where one of them finds no room
 */
const placedInTurn = (callouts, free) => {
  /** @type {Said[]} */
  const said = [];
  for (const callout of callouts) {
    const spot = free.get(callout)?.find((one) => !said.some((other) => clashes(one, other)));
    if (!spot) return null;
    said.push(spot);
  }
  return said;
};

/**
 * What other words keep clear of: the box of a callout, its dot, its leader.
 * @param {Said} said
 * @returns {Box[]}
 */
export const coveredBy = ({ callout, box, end }) => {
  const { apart } = style;
  return [
    [box[0] - apart, box[1] - apart, box[2] + apart, box[3] + apart],
    boxAround(callout.point, style.dotRoom),
    ...(end ? along(callout.point, end) : []),
  ];
};

/**
 * The spots of a callout that are clear of the ground, the best first.
 * @param {Spoken} callout
 * @param {Firm} ground
 * @param {(text: string) => [number, number]} size
 */
const freeSpots = (callout, ground, size) => {
  const { room, held, walls } = ground;
  return spotsOf(callout, room, size)
    .filter((spot) => isInside(spot.box, room) && isFree(spot.box, held) && !isBehind(spot, walls))
    .map((spot) => ({ ...spot, fault: faultOf(spot, ground) }))
    .sort((one, other) => one.fault - other.fault);
};

/**
 * How little a spot is wanted: for its long line, what it covers of the land, and signs.
 * @param {Said} spot
 * @param {Firm} ground
 */
const faultOf = (spot, { room: [left, top, right, low], land, soft }) => {
  const far = leaderOf(spot) > style.longest * Math.hypot(right - left, low - top);
  const share = land ? shareIn(land, spot.box) : 0;
  const covers = style.mostOfLand.filter((most) => share > most).length;
  return 8 * Number(far) + 2 * covers + Number(!isFree(spot.box, soft));
};

/**
 * Whether one covers another, or the leader of one runs through it or across its leader.
 * @param {Said} spot
 * @param {Said} other
 */
const clashes = (spot, other) => !isFree(spot.box, coveredBy(other)) || meets(spot, other);

/**
 * Whether a leader runs behind something: to a point that is seen.
 * @param {Said} spot
 * @param {Box[]} walls
 */
const isBehind = ({ callout: { point }, end }, walls) =>
  end !== null &&
  isFree(boxAround(point, 0), walls) &&
  along(point, end).some((piece) => !isFree(piece, walls));

/**
 * Whether the leader of one runs through the box of another, or across its leader.
 * @param {Said} one
 * @param {Said} other
 */
const meets = (one, other) => {
  if (!one.end || !other.end) return false;
  const [box] = coveredBy(other);
  const [start, from] = [one.callout.point, other.callout.point];
  return (
    along(start, one.end).some((piece) => !isFree(piece, [box])) ||
    crosses(start, one.end, from, other.end)
  );
};

/**
 * @param {Spoken} callout
 * @param {Box} room
 * @param {(text: string) => [number, number]} size
 * @returns {Said[]}
 */
const spotsOf = (callout, room, size) => {
  const most = room[2] - room[0] < style.narrow ? style.narrowLine : style.line;
  const lines = evenLinesOf(callout.text, most, size);
  const [across, above] = style.padding;
  const width = Math.max(...lines.map((line) => size(line)[0])) + 2 * across;
  const height = lines.length * size(lines[0])[1] + 2 * above;
  return waysOf(callout.side).flatMap(([side, gap]) =>
    style.shifts.map((shift) => {
      const box = beside(callout.point, [width, height], side, gap, shift);
      return { callout, box, lines, end: endOf(callout.point, box, side), fault: 0 };
    }),
  );
};

/**
 * Sides with gaps, in the order in which they are tried: the wanted side so far as it is near, then all by their distance,
 * the wanted one before others.
 * @param {SideOfPoint | null} first
 * @returns {[SideOfPoint, number][]}
 */
const waysOf = (first) => {
  const sides = [...SIDES].sort((one, other) => Number(one !== first) - Number(other !== first));
  const all = style.gaps.flatMap((gap) =>
    sides.map((side) => /** @type {[SideOfPoint, number]} */ ([side, gap])),
  );
  /** @param {[SideOfPoint, number]} way */
  const isWanted = ([side, gap]) => side === first && gap <= style.near;
  return [...all.filter(isWanted), ...all.filter((way) => !isWanted(way))];
};

/**
 * @param {Point} point
 * @param {[number, number]} size
 * @param {SideOfPoint} side
 * @param {number} gap
 * @param {number} shift
 * @returns {Box}
 */
const beside = ({ x, y }, [width, height], side, gap, shift) => {
  const level = side === "e" || side === "w";
  const left = level
    ? x + (side === "e" ? gap : -gap - width)
    : x - width / 2 + (shift * width) / 2;
  const top = level
    ? y - height / 2 + (shift * height) / 2
    : y + (side === "s" ? gap : -gap - height);
  return [left, top, left + width, top + height];
};

/**
 * Where the leader meets the box: on the edge that faces its point.
 * @param {Point} point
 * @param {Box} box
 * @param {SideOfPoint} side
 * @returns {Point}
 */
const endOf = ({ x, y }, [left, top, right, low], side) =>
  side === "e" || side === "w"
    ? { x: side === "e" ? left : right, y: between(y, top, low) }
    : { x: between(x, left, right), y: side === "s" ? top : low };

/**
 * The nearest to a number on an edge, not too near its ends.
 * @param {number} at
 * @param {number} start
 * @param {number} end
 */
const between = (at, start, end) => {
  const inset = Math.min(style.end, (end - start) / 2);
  return Math.min(Math.max(at, start + inset), end - inset);
};

/**
 * Each as a dot with its number at its point, or beside it where another stands there.
 * @param {Spoken[]} seen
 * @returns {Said[]}
 */
const numberCallouts = (seen) => {
  const wide = 2 * style.numberRoom + 1;
  /** @type {Box[]} */
  const taken = [];
  return seen.map((callout) => {
    const { x, y } = callout.point;
    const boxes = style.beside.map(([right, down]) =>
      boxAround({ x: x + right * wide, y: y + down * wide }, style.numberRoom),
    );
    const box = boxes.find((one) => isFree(one, taken)) ?? boxes[0];
    taken.push(box);
    return { callout, box, lines: [], end: null, fault: 0 };
  });
};

/**
 * What fills the map is not kept clear of.
 * @param {Box} subject
 * @param {Box} room
 */
const isSmall = ([left, top, right, low], room) =>
  right - left <= style.mostOfMap * (room[2] - room[0]) &&
  low - top <= style.mostOfMap * (room[3] - room[1]);

/**
 * @param {Box} room
 * @param {Point} point
 */
const holds = ([left, top, right, low], { x, y }) =>
  x >= left && x <= right && y >= top && y <= low;

/**
 * @param {Box} box
 * @param {Box} room
 */
const isInside = (box, room) =>
  box[0] >= room[0] + style.edge &&
  box[1] >= room[1] + style.edge &&
  box[2] <= room[2] - style.edge &&
  box[3] <= room[3] - style.edge;
