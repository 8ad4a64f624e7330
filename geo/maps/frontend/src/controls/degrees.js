/* Degrees in words. */

/**
 * Degrees with two decimals and the letter of their direction.
 * @param {number} degrees
 * @param {[positive: string, negative: string]} letters
 * @param {string} locale
 */
export const degreesText = (degrees, [positive, negative], locale) => {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${Math.abs(degrees).toLocaleString(locale, digits)}° ${degrees < 0 ? negative : positive}`;
};
