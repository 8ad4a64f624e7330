import { linkTo } from "../address/address.js";
import { constants } from "../constants.js";

/* A citation with the link of this very view, today's date and the versions of the data. */
export const citation = (style, title) => {
  const today = new Date();
  const day = today.toISOString().slice(0, 10);
  const words = today.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });
  return CITATIONS[style]({ title: title.replace(/\.$/, ""), link: linkTo(), day, words, year: day.slice(0, 4) });
};

export const CITATIONS = {
  APA: ({ title, link, words, year }) =>
    `Kavkaz Atlas. (${year}). ${title} [Interactive map; data: ${constants.versions}]. Retrieved ${words}, from ${link}`,
  BibTeX: ({ title, link, day, year }) => {
    const safe = (text) => text.replace(/[{}\\]/g, "").replace(/([&%$#_])/g, "\\$1");
    return `@misc{kavkaz-atlas-${day},\n  title = {${safe(title)}},\n  author = {{Kavkaz Atlas}},\n  year = {${year}},\n` +
      `  url = {${link}},\n  urldate = {${day}},\n  note = {Data: ${safe(constants.versions)}}\n}`;
  },
  /* CSL-JSON 1.0.2, as Zotero and Pandoc read it. */
  "CSL-JSON": ({ title, link, day }) => {
    const date = { "date-parts": [day.split("-").map(Number)] };
    return JSON.stringify([{
      id: `kavkaz-atlas-${day}`, type: "map", title, author: [{ literal: "Kavkaz Atlas" }], publisher: "Kavkaz Atlas",
      medium: "Interactive map", URL: link, issued: date, accessed: date, note: `Data: ${constants.versions}`,
    }], null, 2);
  },
  plain: ({ title, link, day }) => `“${title}”, Kavkaz Atlas, ${link} (seen on ${day}; data: ${constants.versions}).`,
};
