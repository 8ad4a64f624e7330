/* A corner of the map with room for something small. */

/** @import { Box } from "../../types.js" */

import { isFree } from "../labels/boxes.js";

/**
 * The box in the first corner that is free, past what stands in it; null where none is.
 * @param {Box} room
 * @param {[number, number]} size
 * @param {Box[]} standing what it stands beside, such as buttons
 * @param {Box[]} seen what it must not hide
 * @param {number} gap between it and all else
 * @returns {Box | null}
 */
export const cornerRoom = ([left, top, right, low], [width, height], standing, seen, gap) => {
  const ends = [right - gap - width, left + gap];
  /** @param {number} x @param {number} y @returns {Box} */
  const boxAt = (x, y) => [x, y, x + width, y + height];
  const boxes = [1, -1].flatMap((down) =>
    ends.map((x) => {
      let box = boxAt(x, down > 0 ? top + gap : low - gap - height);
      for (let past = obstacleOf(box, standing); past; past = obstacleOf(box, standing)) {
        box = boxAt(x, down > 0 ? past[3] + gap : past[1] - gap - height);
      }
      return box;
    }),
  );
  const isInside = (/** @type {Box} */ box) => box[1] >= top && box[3] <= low && box[0] >= left;
  return boxes.find((box) => isInside(box) && isFree(box, seen)) ?? null;
};

/**
 * @param {Box} box
 * @param {Box[]} others
 */
const obstacleOf = (box, others) => others.find((other) => !isFree(box, [other]));
