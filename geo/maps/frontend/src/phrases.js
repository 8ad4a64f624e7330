/* Texts with places to fill, and figures in texts. */

/**
 * @param {string} message
 * @param {Record<string, unknown>} values
 */
export const filled = (message, values) =>
  message.replace(/\{([\w:-]+)\}/g, (place, name) => String(values[name] ?? place));

/**
 * The parts as a list in a sentence; the last is joined as one of two is, with no comma.
 * @param {string[]} parts
 * @param {string} comma
 * @param {string} locale
 */
export const listed = (parts, comma, locale) => {
  const first = parts.slice(0, -1).join(comma);
  return new Intl.ListFormat(locale).format(first ? [first, ...parts.slice(-1)] : parts);
};

/**
 * A text that may stand in HTML.
 * @param {unknown} value
 */
export const escaped = (value) =>
  String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
