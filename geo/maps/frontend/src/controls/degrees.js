/* Degrees in words. */

/**
 * Degrees with their decimals and the letter of their direction.
 * @param {number} degrees
 * @param {[positive: string, negative: string]} letters
 * @param {string} locale
 * @param {number} decimals
 */
export const degreesText = (degrees, [positive, negative], locale, decimals = 2) => {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${Math.abs(degrees).toLocaleString(locale, digits)}° ${degrees < 0 ? negative : positive}`;
};
