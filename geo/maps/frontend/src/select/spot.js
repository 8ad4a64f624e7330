/* Which of several features under one spot comes next. */

/** @typedef {{ x: number, y: number, ids: string[], here: string }} Spot */

/* A hand that clicks twice moves a little. */
const SAME_PX = 6;

/** @param {string[]} ids */
const topOf = (ids) => ids.find((id) => !id.startsWith("point:"));

/**
 * The first feature of a spot; where the last click was at the same spot, the one after what is selected.
 * @param {Omit<Spot, "here">} last
 * @param {Omit<Spot, "here">} now
 * @param {string | null} selection
 */
export const nextUnder = (last, now, selection) => {
  const [first] = now.ids;
  /* What clicks without a pointer gives every feature the same spot. */
  const isSame =
    Math.hypot(now.x - last.x, now.y - last.y) <= SAME_PX && topOf(now.ids) === topOf(last.ids);
  const at = isSame ? last.ids.indexOf(selection ?? "") : -1;
  if (at < 0) return first;
  return last.ids[(at + 1) % last.ids.length];
};
