/* How an address is read that is not written as the atlas writes it; the rule is that of geo/web/view/reading.py. */

/** @import { Reading, ReadRule } from "../../types.js" */

/** @typedef {[key: string, value: string]} Pair */

/**
 * The keys and values that somebody meant who wrote a query; of a key that is given twice, the last value.
 * @param {string} text
 * @param {Reading} reading
 */
export const readLeniently = (text, reading) => {
  const given = [...new URLSearchParams(text)];
  const meant = new Map(unescapePairs(given, reading, reading.escapes));
  const tracking = new RegExp(`^(?:${reading.tracking})$`);
  const kept = [...meant].filter(([key]) => !tracking.test(key.toLowerCase()));
  return new URLSearchParams(
    kept.map(([key, raw]) => [key, valueOf(raw, reading.rules[key], reading)]),
  );
};

/**
 * @param {Pair[]} pairs
 * @param {Reading} reading
 * @param {number} left
 * @returns {Pair[]}
 */
const unescapePairs = (pairs, reading, left) =>
  pairs.flatMap(([key, value]) => {
    const name = keyOf(key, reading);
    const pair = /** @type {Pair} */ ([name, value]);
    if (!isEscaped(name, value, reading)) return [pair];
    /* Only one question mark is no part of a query. */
    const text = (value ? `${name}=${value}` : key).replace(new RegExp(reading.between, "g"), "&");
    const again = [...new URLSearchParams(`?${text}`)];
    if (again.length === 1 && again[0].every((part, index) => part === pair[index])) return [pair];
    return left ? unescapePairs(again, reading, left - 1) : [];
  });

/**
 * The known key that is meant, or the key as it was given.
 * @param {string} raw
 * @param {Reading} reading
 */
const keyOf = (raw, reading) => {
  const name = plain(raw, reading)
    .toLowerCase()
    .replace(/^(?:amp;)+/, "");
  return Object.hasOwn(reading.rules, name) ? name : raw;
};

/**
 * Whether a pair holds signs of an address that ought to have been read already; some values are addresses with such
 * signs of their own.
 * @param {string} name
 * @param {string} value
 * @param {Reading} reading
 */
const isEscaped = (name, value, { rules, between }) =>
  Object.hasOwn(rules, name)
    ? new RegExp(`[&%]|${between}`).test(value) && !matches(value, rules[name])
    : !value && /=|%3D/i.test(name);

/**
 * A text in the signs and digits of the grammar, without what is not seen or only glued on.
 * @param {string} text
 * @param {Reading} reading
 */
const plain = (text, { unseen, signs, zeros, glue }) => {
  const ours = text
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, (digit) => digitOf(digit, zeros))
    .replace(/[^]/gu, (sign) => (Object.hasOwn(signs, sign) ? signs[sign] : sign))
    .replace(new RegExp(unseen, "g"), "");
  return stripGlue([...ours], glue);
};

/**
 * @param {string} sign
 * @param {number[]} zeros
 */
const digitOf = (sign, zeros) => {
  const code = sign.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => start <= code && code < start + 10);
  return zero === undefined ? sign : String(code - zero);
};

/**
 * @param {string[]} text
 * @param {string} glue
 */
const stripGlue = (text, glue) => {
  const isGlue = (/** @type {string | undefined} */ sign) =>
    sign !== undefined && glue.includes(sign);
  let [start, end] = [0, text.length];
  while (isGlue(text[start])) start += 1;
  while (end > start && isGlue(text[end - 1])) end -= 1;
  return text.slice(start, end).join("");
};

/**
 * @param {string} raw
 * @param {ReadRule | undefined} rule
 * @param {Reading} reading
 */
const valueOf = (raw, rule, reading) => {
  if (!rule) return raw;
  /* As it is, and without what other programs write after a link. */
  const given = plain(raw, reading);
  const meant = [given, plain(given.replace(new RegExp(reading.after), ""), reading)]
    .map(LETTERS[rule.letters])
    .find((text) => text && matches(text, rule));
  return meant ?? raw;
};

/**
 * @param {string} value
 * @param {ReadRule} rule
 */
const matches = (value, { pattern, many }) => {
  const parts = many ? value.split(",").filter((part) => part.trim()) : [value];
  const form = new RegExp(`^(?:${pattern})$`);
  return parts.every((part) => form.test(part));
};

/** @type {Record<ReadRule["letters"], (text: string) => string>} */
const LETTERS = {
  small: (text) => text.toLowerCase(),
  code: (text) =>
    text
      .split(",")
      .map((part) => (part.trim().length <= 3 ? part.toUpperCase() : part.toLowerCase()))
      .join(","),
  feature: (text) =>
    text.toLowerCase().replace(/(state:)([^,]*)/g, (_, kind, name) => kind + name.toUpperCase()),
  language: (text) => text.toLowerCase().split(/[-_]/)[0],
  given: (text) => text,
};
