/* Texts with places to fill, and figures in texts. */

/**
 * @param {string} message
 * @param {Record<string, unknown>} values
 */
export const filled = (message, values) =>
  message.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

/**
 * The kilometres of a distance that the server has written; null for any other text.
 * @param {string} text
 */
export const figureOf = (text) => {
  const [, figure] = /^([\d,.]+) km$/.exec(text) || [];
  return figure ? Number(figure.replace(/,/g, "")) : null;
};

/**
 * A text that may stand in HTML.
 * @param {unknown} value
 */
export const escaped = (value) =>
  String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
