/* Citations of a view, in the forms that readers ask for. */

/**
 * What a citation names: the title and the link of a view, the day, the versions of the data, and the atlas.
 * @typedef {{ title: string, link: string, day: string, versions: string, name: string, slug: string }} Cited
 */

/** @param {string} day */
const dayInWords = (day) =>
  new Date(day).toLocaleDateString("en-US", {
    month: "long",
    day: "numeric",
    year: "numeric",
    timeZone: "UTC",
  });

/**
 * A text without what BibTeX would take for its own.
 * @param {string} text
 */
const safe = (text) => text.replace(/[{}\\]/g, "").replace(/([&%$#_])/g, "\\$1");

/** @type {Record<string, (cited: Cited) => string>} */
const STYLES = {
  APA: ({ title, link, day, versions, name }) =>
    `${name}. (${day.slice(0, 4)}). ${title} [Interactive map; data: ${versions}]. Retrieved ${dayInWords(day)}, from ${link}`,
  BibTeX: ({ title, link, day, versions, name, slug }) =>
    [
      `@misc{${slug}-${day},`,
      `  title = {${safe(title)}},`,
      `  author = {{${safe(name)}}},`,
      `  year = {${day.slice(0, 4)}},`,
      `  url = {${link}},`,
      `  urldate = {${day}},`,
      `  note = {Data: ${safe(versions)}}`,
      "}",
    ].join("\n"),
  /* CSL-JSON 1.0.2, as Zotero and Pandoc read it. */
  "CSL-JSON": ({ title, link, day, versions, name, slug }) => {
    const date = { "date-parts": [day.split("-").map(Number)] };
    const item = {
      id: `${slug}-${day}`,
      type: "map",
      title,
      author: [{ literal: name }],
      publisher: name,
      medium: "Interactive map",
      URL: link,
      issued: date,
      accessed: date,
      note: `Data: ${versions}`,
    };
    return JSON.stringify([item], null, 2);
  },
  plain: ({ title, link, day, versions, name }) =>
    `“${title}”, ${name}, ${link} (seen on ${day}; data: ${versions}).`,
};

/**
 * @param {string} style
 * @param {Cited} cited
 */
export const citation = (style, cited) =>
  STYLES[style]({ ...cited, title: cited.title.replace(/\.$/, "") });
