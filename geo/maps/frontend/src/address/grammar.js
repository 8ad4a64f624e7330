/* The grammar of addresses: a view is written in one way only, whoever writes it. */

/** @import { Grammar } from "../../types.js" */

import { readLeniently } from "./reading.js";

/** @param {string} text */
const quote = (text) =>
  encodeURIComponent(text)
    .replace(/%2C/g, ",")
    .replace(/%3A/g, ":")
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The keys and values that a query string means; of a key that is given twice, the last value.
 * @param {string} text
 * @param {Grammar} grammar
 */
export const readQuery = (text, { reading }) => readLeniently(text, reading);

/**
 * A query in its one canonical form: the keys of a view in their order, others, and the version.
 * @param {URLSearchParams} query
 * @param {Grammar} grammar
 */
export const writeQuery = (query, { order, version }) => {
  const known = order.filter((key) => query.has(key));
  const others = [...query.keys()].filter((key) => key !== "v" && !order.includes(key));
  const pairs = [...known, ...others].map((key) => [key, query.get(key) ?? ""]);
  if (known.length) pairs.push(["v", version]);
  return pairs.map(([key, value]) => `${quote(key)}=${quote(value)}`).join("&");
};

/**
 * An address with another value of one key; an empty value takes the key out.
 * @param {URL} address
 * @param {string} key
 * @param {string} value
 * @param {Grammar} grammar
 */
export const withValue = (address, key, value, grammar) => {
  const url = new URL(address);
  const query = readQuery(url.search, grammar);
  if (value) query.set(key, value);
  else query.delete(key);
  url.search = writeQuery(query, grammar);
  return url.href;
};

/**
 * A query as it would have been written that was read; a text that says nothing of a view stays.
 * @param {string} text
 * @param {Grammar} grammar
 */
export const mendQuery = (text, grammar) => {
  const query = readQuery(text, grammar);
  return grammar.order.some((key) => query.has(key)) ? writeQuery(query, grammar) : text;
};

/* What is said anew where the view becomes that of another feature. */
const ANEW = ["at", "sel"];

/**
 * The address of the same view of a feature, which comes first: by that a link is known to select one.
 * @param {string} id
 * @param {URLSearchParams} query
 * @param {Grammar} grammar
 */
export const selecting = (id, query, grammar) => {
  const kept = new URLSearchParams([...query].filter(([key]) => !ANEW.includes(key)));
  return [`?sel=${quote(id)}`, writeQuery(kept, grammar)].filter(Boolean).join("&");
};
