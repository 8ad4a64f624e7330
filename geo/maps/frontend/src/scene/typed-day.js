/* Days as people write them: 21 September 2020, 21.09.2020, 2020-09-21. Python reads them by the same rules
   (geo/i18n/typed_days.py); the tests of both go by one table of cases. */

/** @typedef {Map<string, number>} Months the number of each name of a month */

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
const folded = (word) => word.normalize("NFC").toLowerCase().replace(/\.$/, "");

/**
 * The names of the months in a language, in each form that they take there.
 * @param {string} locale
 * @returns {Months}
 */
export const monthsOf = (locale) => {
  const known = new Map();
  WAYS.forEach((way) => {
    const format = new Intl.DateTimeFormat(locale, { ...way, timeZone: "UTC" });
    for (let month = 0; month < 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2020, month, 15));
      const name = parts.find(({ type }) => type === "month")?.value ?? "";
      known.set(folded(name), month + 1);
    }
  });
  return known;
};

/** @param {string} part */
const numberOf = (part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN);

/**
 * The day that a text names, as an address writes it; empty where it names none. What begins with a year goes on with
 * the month; else the day stands first, or after the name of the month.
 * @param {string} text
 * @param {Months} months
 */
export const typedDay = (text, months) => {
  const parts = withoutRest(text)
    .split(/[\s.,،/\-–]+/)
    .filter(Boolean);
  if (parts.length !== 3) return "";
  if (/^\d{4}$/.test(parts[0])) parts.reverse();
  else if (months.has(folded(parts[0]))) [parts[0], parts[1]] = [parts[1], parts[0]];
  const [day, year] = [parts[0], parts[2]].map(numberOf);
  const month = months.get(folded(parts[1])) ?? numberOf(parts[1]);
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = year > 999 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : "";
};
