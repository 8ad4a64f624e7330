/* Texts with places to fill, and figures in texts. */

/**
 * @param {string} message
 * @param {Record<string, unknown>} values
 */
export const fill = (message, values) =>
  message.replace(/\{([\w:-]+)\}/g, (place, name) => String(values[name] ?? place));

/* Letters of scripts that run from left to right, and figures with their signs; as geo/i18n/languages.py has it. */
const FROM_LEFT_TO_RIGHT =
  /[A-Za-z\u00c0-\u058f]|[\u0900-\u1fff]|[\u3040-\ud7ff]|[0-9][-–/:][0-9]|[0-9]°/;

/**
 * Values for a message that runs from right to left: a text that does not is kept together there, whatever stands
 * around it (UAX 9, isolates).
 * @param {Record<string, unknown>} values
 */
export const keptTogether = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? isolate(value) : value,
    ]),
  );

/** @param {string} text */
const isolate = (text) =>
  FROM_LEFT_TO_RIGHT.test(text) && !text.includes("\u2068") ? `\u2068${text}\u2069` : text;

/**
 * The parts as a list in a sentence; the last is joined as one of two is, with no comma.
 * @param {string[]} parts
 * @param {string} comma
 * @param {string} locale
 */
export const listText = (parts, comma, locale) => {
  const first = parts.slice(0, -1).join(comma);
  return new Intl.ListFormat(locale).format(first ? [first, ...parts.slice(-1)] : parts);
};

/**
 * A text that may stand in HTML.
 * @param {unknown} value
 */
export const escapeHtml = (value) =>
  String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
