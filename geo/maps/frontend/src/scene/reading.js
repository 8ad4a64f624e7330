/* How a reader goes through the story: by scrolling, by keys and by finger. */

const SWIPE_PX = 50;

/* Below a map that stands above the cards, this share of what is left is where a card is read. */
const READ_AT = 0.35;

/**
 * How high the line lies on the page at which a card is read.
 * @param {number} mapBottom
 * @param {number} height of the window
 * @param {boolean} above whether the map stands above the cards
 */
export const readingLine = (mapBottom, height, above) =>
  Math.round(above ? mapBottom + READ_AT * (height - mapBottom) : height / 2);

/**
 * What a key does in the story: onward, back, or nothing.
 * @param {string} key
 * @param {boolean} leftwards whether the language is written from right to left
 */
export const stepOfKey = (key, leftwards) => {
  const across = leftwards ? -1 : 1;
  return { ArrowRight: across, ArrowLeft: -across, PageDown: 1, PageUp: -1 }[key] ?? 0;
};

/**
 * The step to which a finger has moved: to the next one leftwards; 0 where it has not moved across.
 * @param {number} dx
 * @param {number} dy
 */
export const stepOfSwipe = (dx, dy) => {
  const across = Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy);
  return across ? -Math.sign(dx) : 0;
};
