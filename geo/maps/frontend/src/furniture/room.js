/* What stands over the map, such as its search, its buttons and its legend, and the room beside it. The map fits what it
   shows into that room, and so does the picture that stands in its place at first. */

/** @import { Box } from "../../types.js" */

/* As atlas.css lays them out: where there is room the buttons have words and the legend is open. Tests compare these with
   its own widths at which it changes, and with what browsers draw by it in each language. */
const WIDE_PX = 900;
const BESIDE_PX = 700;
const NARROW_PX = 560;
const TALL_PX = 560;
const CREDIT_PX = 22;
const CREDIT_LINES_PX = 40;
/* Width and height of the legend with what stands below it; the scale stands beside it, above the credit. */
const OPEN_PX = [440, 256];
const CLOSED_PX = [110, 98];
const SCALE_PX = [116, 40];
/* So much narrower is the legend in languages with shorter words. */
const LESS_PX = 12;

/**
 * The search with what stands beside or below it, and the buttons: width and height of each; the width of a caption at
 * the foot.
 * @param {number} width
 * @param {number} windowWidth
 * @returns {[[number, number], [number, number], number]}
 */
const furnitureAbove = (width, windowWidth) => {
  if (windowWidth >= WIDE_PX) return [[264, 50], [Math.min(650, width - 264), 50], 380];
  if (windowWidth >= BESIDE_PX) return [[620, 50], [58, 298], 0];
  const captionLow = windowWidth <= NARROW_PX ? 104 : 90;
  return [[Math.min(352, width - 54), captionLow], [58, 298], 0];
};

/**
 * Whether the legend is open at first, in a window of this size.
 * @param {number} width
 * @param {number} height
 */
export const hasOpenLegend = (width, height) => width >= WIDE_PX && height >= TALL_PX;

/**
 * The boxes at the foot: where it counts the legend, then what stands beside it.
 * @param {[number, number]} size
 * @param {number} windowWidth
 * @param {number} caption how wide it is
 * @param {boolean} withLegend
 * @returns {Box[]}
 */
const furnitureBelow = ([width, height], windowWidth, caption, withLegend) => {
  const credit = windowWidth < WIDE_PX ? CREDIT_LINES_PX : CREDIT_PX;
  const [legendWidth, legendHeight] = hasOpenLegend(windowWidth, height) ? OPEN_PX : CLOSED_PX;
  const [scaleWidth, scaleHeight] = SCALE_PX;
  /** @type {Box[]} */
  const boxes = [
    [legendWidth - LESS_PX, height - credit - scaleHeight, legendWidth + scaleWidth, height],
    [width - caption, height - 58, width, height],
    [0, height - credit, width, height],
  ];
  return withLegend ? [[0, height - legendHeight, legendWidth, height], ...boxes] : boxes;
};

/**
 * The boxes over a map of this size in a window of that width. Where the legend is open the foot is never mirrored: the
 * land is not, and some maps go on behind the legend, in the one corner where they tell nothing.
 * @param {[number, number]} size
 * @param {number} windowWidth
 * @param {boolean} mirrored whether what stands on the left stands on the right
 * @param {boolean} [withLegend] whether it counts, as it does in the other corner
 * @returns {Box[]}
 */
export const furnitureOn = (size, windowWidth, mirrored, withLegend = true) => {
  const [width] = size;
  const [search, buttons, caption] = furnitureAbove(width, windowWidth);
  /** @type {Box[]} */
  const above = [
    [0, 0, ...search],
    [width - buttons[0], 0, width, buttons[1]],
    [width - 58, 0, width, 98],
  ];
  /** @param {Box} box @returns {Box} */
  const turn = ([left, top, right, bottom]) => [width - right, top, width - left, bottom];
  const footMirrored = mirrored && windowWidth < WIDE_PX;
  const below = furnitureBelow(size, windowWidth, caption, withLegend || footMirrored);
  if (footMirrored) return [...above, ...below].map(turn);
  return [...(mirrored ? above.map(turn) : above), ...below];
};

/**
 * @param {Box} one
 * @param {Box} other
 */
const meet = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/**
 * The largest room beside boxes for what has these proportions, and among equals the largest of all: the box of it, and of
 * what that leaves free only so much as lets what is shown stand near the middle of the map.
 * @param {[number, number]} size of the map
 * @param {Box[]} boxes
 * @param {[number, number]} shown width and height of what is shown; of a point zero
 * @param {number} [margin] that is kept free at the edges of the map
 * @returns {Box}
 */
export const roomBeside = ([width, height], boxes, shown, margin = 0) => {
  /** @type {Box} */
  const whole = [margin, margin, width - margin, height - margin];
  /** @param {0 | 1 | 2 | 3} side of a box that may be an edge of the room */
  const edges = (side) => boxes.map((box) => box[side]);
  const [lefts, tops] = [edges(2), edges(3)].map((found, side) =>
    [whole[side], ...found].filter((edge) => edge >= margin),
  );
  const [rights, bottoms] = [edges(0), edges(1)].map((found, side) =>
    [whole[side + 2], ...found].filter((edge) => edge <= whole[side + 2]),
  );
  const rooms = lefts.flatMap((left) =>
    tops.flatMap((top) =>
      rights.flatMap((right) =>
        bottoms.map((bottom) => /** @type {Box} */ ([left, top, right, bottom])),
      ),
    ),
  );
  const free = rooms.filter((room) => !boxes.some((box) => meet(room, box)));
  /** @param {Box} room */
  const worth = (room) => worthOf(room, shown, [width, height]);
  const room = free.reduce(
    (best, other) => (isBetter(worth(other), worth(best)) ? other : best),
    [0, 0, 0, 0],
  );
  return aroundMiddle(room, shown, [width, height]);
};

/**
 * A room, made smaller on the sides that lie farther from the middle of the map: what is shown there is as large, and less
 * aside. Half of the room is kept, for what surrounds a point.
 * @param {Box} room
 * @param {[number, number]} shown
 * @param {[number, number]} size
 * @returns {Box}
 */
const aroundMiddle = ([left, top, right, bottom], [wide, high], [width, height]) => {
  const scale = Math.min((right - left) / wide, (bottom - top) / high);
  const [west, east] = nearer(left, right, wide * scale, width / 2);
  const [north, south] = nearer(top, bottom, high * scale, height / 2);
  return [west, north, east, south];
};

/**
 * @param {number} start
 * @param {number} end
 * @param {number} needed
 * @param {number} middle
 */
const nearer = (start, end, needed, middle) => {
  const half = Math.max(needed || 0, (end - start) / 2) / 2;
  const centre = Math.min(Math.max(middle, start + half), end - half);
  const reach = Math.min(centre - start, end - centre);
  return [centre - reach, centre + reach];
};

/**
 * @param {number[]} one
 * @param {number[]} other
 */
const isBetter = ([scale, area], [most, largest]) =>
  scale > most || (scale === most && area > largest);

/* So much less is a room worth that lies half a map away from the middle. */
const ASIDE = 0.25;

/**
 * How large something is shown in a room, less where it lies aside, and how large the room is.
 * @param {Box} room
 * @param {[number, number]} shown
 * @param {[number, number]} size
 */
const worthOf = ([left, top, right, bottom], [wide, high], size) => {
  const [width, height] = [right - left, bottom - top];
  if (width <= 0 || height <= 0) return [0, 0];
  const scale = Math.min(wide > 0 ? width / wide : Infinity, high > 0 ? height / high : Infinity);
  const aside = Math.abs((left + right) / size[0] - 1) + Math.abs((top + bottom) / size[1] - 1);
  return [scale * (1 - ASIDE * aside), width * height];
};
