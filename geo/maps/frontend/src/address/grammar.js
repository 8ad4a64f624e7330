import { constants } from "../constants.js";

/* A query in its one canonical form. */
export const written = (query) => {
  query.delete("v");
  const order = ["at", "layers", "opacity", "as", "on", "cmp", "split", "step", "only", "sel", "base", "roles", "rings", "theme", "lang"];
  const known = order.filter((key) => query.has(key)).map((key) => [key, query.get(key)]);
  const others = [...query].filter(([key]) => !order.includes(key));
  const pairs = [...known, ...others, ...(known.length ? [["v", constants.grammarVersion]] : [])];
  return pairs.map(([key, value]) =>
    `${encodeURIComponent(key)}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":")}`).join("&");
};
