/* Round numbers, as scales have them. */

const STEPS = [5, 3, 2, 1];

/**
 * The largest round number up to a value.
 * @param {number} value above 0
 */
export const roundBelow = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return (STEPS.find((step) => step * power <= value) ?? 1) * power;
};
