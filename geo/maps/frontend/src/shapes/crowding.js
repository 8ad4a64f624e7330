/* Signs that would lie on each other: those of one group become one sign, and then those of several. As geo/maps/drawing/crowding.py has it. */

import TinyQueue from "tinyqueue";

/** @import { Crowd, Point } from "../../types.js" */

/**
 * How far two crowds are from each other, the numbers of their first signs, and how many each has. Crowds only grow,
 * so that a crowd is known by its first sign and its number of them.
 * @typedef {{ distance: number, at: number, other: number, counts: [number, number] }} Pair
 */

/**
 * The signs at some points in pixels, those of one group joined until all are so far apart. Signs without a group
 * stay alone; the nearest are joined first, of equally near ones the earlier. Of thousands each would be compared with
 * hundreds: those in one square of `cell` pixels are joined before all others.
 * @param {Point[]} points
 * @param {string[]} groups
 * @param {number} apart
 * @param {number} [cell]
 * @returns {Crowd[]}
 */
export const crowdsOf = (points, groups, apart, cell = 0) => {
  const found = byCell(points, groups, cell);
  const plane = new Plane(apart);
  /** @type {TinyQueue<Pair>} */
  const pairs = new TinyQueue([], byNearness);
  /** @param {Crowd} crowd */
  const put = (crowd) => {
    const group = groups[crowd.members[0]];
    if (!group) return;
    plane.pairsWith(group, crowd).forEach((pair) => pairs.push(pair));
    plane.put(group, crowd);
  };
  [...found.values()].forEach(put);
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const two = [found.get(pair.at), found.get(pair.other)];
    const [one, other] = two;
    // A pair of which one has been joined to another since is no more.
    if (!one || !other || two.some((crowd, at) => crowd?.members.length !== pair.counts[at])) {
      continue;
    }
    [one, other].forEach((gone) => plane.take(groups[pair.at], gone));
    found.delete(pair.other);
    found.set(pair.at, joinCrowds(one, other));
    put(joinCrowds(one, other));
  }
  return [...found.values()];
};

/**
 * The crowds, those that lie on each other as one, each with the one of them that leads it.
 * @param {Crowd[]} found
 * @param {string[]} kinds those that may lie together, '' for a crowd that stays as it is
 * @param {number[]} ranks the one of the least leads, of equal ones the first; its members come before the others
 * @param {number} apart
 * @returns {{ crowd: Crowd, lead: Crowd }[]}
 */
export const stacksOf = (found, kinds, ranks, apart) =>
  crowdsOf(found, kinds, apart).map(({ members, x, y }) => {
    const own = [...members].sort((one, other) => ranks[one] - ranks[other] || one - other);
    return {
      crowd: { members: own.flatMap((at) => found[at].members), x, y },
      lead: found[own[0]],
    };
  });

/**
 * Crowds by their first signs: those of one group in one square, or each by itself.
 * @param {Point[]} points
 * @param {string[]} groups
 * @param {number} cell
 */
const byCell = (points, groups, cell) => {
  /** @type {Map<string | number, number[]>} */
  const held = new Map();
  points.forEach(({ x, y }, at) => {
    const joins = groups[at] && cell;
    const key = joins ? `${groups[at]} ${Math.floor(x / cell)} ${Math.floor(y / cell)}` : at;
    const own = held.get(key);
    if (own) own.push(at);
    else held.set(key, [at]);
  });
  return new Map([...held.values()].map((own) => [own[0], middleOf(points, own)]));
};

/**
 * @param {Point[]} points
 * @param {number[]} members
 * @returns {Crowd}
 */
const middleOf = (points, members) => {
  const sum = members.reduce((so, at) => ({ x: so.x + points[at].x, y: so.y + points[at].y }), {
    x: 0,
    y: 0,
  });
  return { members, x: sum.x / members.length, y: sum.y / members.length };
};

/**
 * @param {Crowd} one
 * @param {Crowd} other
 * @returns {Crowd}
 */
const joinCrowds = (one, other) => {
  const [mine, its] = [one.members.length, other.members.length];
  return {
    members: [...one.members, ...other.members],
    x: (one.x * mine + other.x * its) / (mine + its),
    y: (one.y * mine + other.y * its) / (mine + its),
  };
};

/**
 * @param {Pair} one
 * @param {Pair} other
 * @returns {number}
 */
const byNearness = (one, other) =>
  one.distance - other.distance || one.at - other.at || one.other - other.other;

/* Crowds by the squares in which they stand, so that each is compared with those about it. */
class Plane {
  /** @type {Map<string, Crowd[]>} */
  #held = new Map();

  /** @param {number} apart */
  constructor(apart) {
    this.apart = apart;
    // However near signs may be, a square of a pixel holds few of them.
    this.side = Math.max(apart, 1);
  }

  /**
   * @param {string} group
   * @param {Crowd} crowd
   */
  put(group, crowd) {
    const key = this.#key(group, this.#square(crowd));
    this.#held.set(key, [...(this.#held.get(key) ?? []), crowd]);
  }

  /**
   * @param {string} group
   * @param {Crowd} crowd
   */
  take(group, { members: [first], ...at }) {
    const key = this.#key(group, this.#square(at));
    this.#held.set(
      key,
      (this.#held.get(key) ?? []).filter(({ members }) => members[0] !== first),
    );
  }

  /**
   * A pair for each crowd of the group that is too near to this one.
   * @param {string} group
   * @param {Crowd} crowd
   * @returns {Pair[]}
   */
  pairsWith(group, crowd) {
    const [column, row] = this.#square(crowd);
    const beside = [-1, 0, 1];
    return beside
      .flatMap((x) => beside.map((y) => this.#key(group, [column + x, row + y])))
      .flatMap((key) => this.#held.get(key) ?? [])
      .map((other) => pairOf(crowd, other))
      .filter(({ distance }) => distance < this.apart);
  }

  /**
   * @param {Point} point
   * @returns {[number, number]}
   */
  #square({ x, y }) {
    return [Math.floor(x / this.side), Math.floor(y / this.side)];
  }

  /**
   * @param {string} group
   * @param {[number, number]} square
   * @returns {string}
   */
  #key(group, square) {
    return `${square.join(" ")} ${group}`;
  }
}

/**
 * @param {Crowd} one
 * @param {Crowd} other
 * @returns {Pair}
 */
const pairOf = (one, other) => {
  const distance = Math.hypot(one.x - other.x, one.y - other.y);
  const [first, second] = one.members[0] < other.members[0] ? [one, other] : [other, one];
  const counts = /** @type {[number, number]} */ ([first.members.length, second.members.length]);
  return { distance, at: first.members[0], other: second.members[0], counts };
};
