/* Days as people write them: 21 September 2020, Mon, 21.09.2020, 2020-09-21. Python reads them by the same rules
   (geo/i18n/typed_days.py); the tests of both go by one table of cases. */

/** @typedef {Map<string, number>} Names the number of each name of a month; 0 for days of the week */

const WEEKDAY = 0;
const WEEKDAY_WAYS = /** @type {const} */ ([{ weekday: "long" }, { weekday: "short" }]);
const WAYS = /** @type {const} */ ([
  { month: "long" },
  { month: "short" },
  { day: "numeric", month: "long" },
  { day: "numeric", month: "short" },
]);

/* Zeros of Arabic digits, of those of Persian and Urdu, and of those of Hindi. */
const ZEROS = [0x660, 0x6f0, 0x966];
/* What is written beside the numbers and names nothing: that a number is an ordinal, that a year is one, and the time
   of a day. */
const ORDINAL = /(?<=\d)(?:st|nd|rd|th|-?го|-?е)(?=[\s,])/giu;
const AFTER = /(?:\s*(?:г(?:ода?)?|р(?:оку)?)\.?|\s*ء|\s+को|T[\d:.]+(?:Z|[+-][\d:]+)?)$/u;

/* What stands between the words of a day; the day of the week may be in brackets. */
const WORDS = /[\s,،()]+/u;

/** @param {string} text */
const withoutRest = (text) =>
  text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (sign) => {
      const code = sign.charCodeAt(0);
      return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
    })
    .trim()
    .replace(ORDINAL, "")
    .replace(AFTER, "");

/** @param {string} word */
const foldWord = (word) =>
  word.normalize("NFC").toLowerCase().replace(/['’]/g, "ʼ").replace(/\.$/, "");

/**
 * The names of months and of days of the week in a language, in each form that they take there.
 * @param {string} locale
 * @returns {Names}
 */
export const dateNamesOf = (locale) => {
  const known = new Map();
  WEEKDAY_WAYS.forEach((way) => {
    const format = new Intl.DateTimeFormat(locale, { ...way, timeZone: "UTC" });
    for (let day = 1; day <= 7; day += 1) {
      known.set(foldWord(format.format(Date.UTC(2020, 0, day))), WEEKDAY);
    }
  });
  WAYS.forEach((way) => {
    const format = new Intl.DateTimeFormat(locale, { ...way, timeZone: "UTC" });
    for (let month = 0; month < 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2020, month, 15));
      const name = parts.find(({ type }) => type === "month")?.value ?? "";
      known.set(foldWord(name), month + 1);
    }
  });
  return known;
};

/** @param {string} part */
const numberOf = (part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN);

/**
 * The day that a text names, as an address writes it; empty where it names none. What begins with a year goes on with
 * the month; else the day stands first, or after the name of the month. A day of the week before or after them is not
 * compared with them.
 * @param {string} text
 * @param {Names} names
 */
export const typedDay = (text, names) => {
  const words = text.split(WORDS).filter((word) => names.get(foldWord(word)) !== WEEKDAY);
  const parts = withoutRest(words.join(" "))
    .split(/[\s.,،/\-–]+/)
    .filter(Boolean);
  if (parts.length !== 3) return "";
  if (/^\d{4}$/.test(parts[0])) parts.reverse();
  else if (names.has(foldWord(parts[0]))) [parts[0], parts[1]] = [parts[1], parts[0]];
  const [day, year] = [parts[0], parts[2]].map(numberOf);
  const month = names.get(foldWord(parts[1])) ?? numberOf(parts[1]);
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = year > 999 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : "";
};
