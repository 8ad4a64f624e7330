import assert from "node:assert/strict";
import { test } from "node:test";

import { degreesText } from "../src/controls/degrees.js";
import { roundBelow } from "../src/controls/round.js";
import { bandOf } from "../src/map/bands.js";
import { style } from "../src/shared.js";
import { cardAddress } from "../src/card/card-address.js";
import { citation } from "../src/share/cite.js";
import { escapeHtml, fill, keptTogether, listText } from "../src/phrases.js";

test("places in a message are filled by name", () => {
  assert.equal(fill("{viewer}, {day}.", { viewer: "India", day: "1 May" }), "India, 1 May.");
  assert.equal(fill("{count} of {all}", { count: 0 }), "0 of {all}");
  assert.equal(fill("no place", { name: "x" }), "no place");
});

test("what runs from left to right is kept together in a sentence that does not", () => {
  const values = {
    name: "Gwadar",
    day: "2020-09-21",
    place: "گوادر",
    count: 3,
    own: "\u2068A\u2069",
  };
  assert.deepEqual(keptTogether(values), {
    name: "\u2068Gwadar\u2069",
    day: "\u20682020-09-21\u2069",
    place: "گوادر",
    count: 3,
    own: "\u2068A\u2069",
  });
});

test("a scale is as long as a round number, and no longer than there is room", () => {
  for (const [most, long] of [
    [0.27, 0.2],
    [1, 1],
    [0.99, 0.5],
    [4.9, 3],
    [731, 500],
  ]) {
    assert.ok(Math.abs(roundBelow(most) - long) < 1e-12, `${most}`);
  }
});

test("a text in HTML begins and ends nothing", () =>
  assert.equal(
    escapeHtml(`<a href="x">'&'</a>`),
    "&#60;a href=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/a&#62;",
  ));

test("degrees have two decimals and a letter", () => {
  assert.equal(degreesText(39.5, ["N", "S"], "en-GB"), "39.50° N");
  assert.equal(degreesText(-44.256, ["E", "W"], "en-GB"), "44.26° W");
  assert.equal(degreesText(0, ["N", "S"], "en-GB"), "0.00° N");
});

const URLS = { coarse: "c", medium: "m", fine: "f" };
const [MEDIUM, FINE] = style.bands;

/** @type {[number, boolean, string][]} */
const ZOOMS = [
  [MEDIUM - 0.25, true, "coarse"],
  [MEDIUM, true, "medium"],
  [FINE - 0.25, true, "medium"],
  [FINE, true, "fine"],
  [FINE, false, "medium"],
];
for (const [zoom, ready, band] of ZOOMS) {
  test(`at zoom ${zoom} a map that ${ready ? "is" : "is not"} ready draws the ${band} band`, () =>
    assert.equal(bandOf(zoom, ready, URLS), band));
}

test("a layer without bands has one for all zooms", () =>
  assert.equal(bandOf(8, true, { all: "a" }), "all"));

test("a card is asked for by feature, viewer, day and language", () => {
  const query = new URLSearchParams("at=1,2,3&on=2014-03-18&as=IND");
  assert.equal(
    cardAddress("state:IND", query, "ru"),
    "/card/state/IND.html?as=IND&on=2014-03-18&lang=ru",
  );
  assert.equal(
    cardAddress("point:1.0000,2.0000", new URLSearchParams("unit=nm"), "en"),
    "/card/point/1.0000,2.0000.html?unit=nm",
  );
  assert.equal(
    cardAddress("measure:a", new URLSearchParams("unit=nm"), "en"),
    "/card/measure/a.html?unit=nm",
  );
  const inMiles = new URLSearchParams("unit=mi");
  assert.equal(cardAddress("claim:a", inMiles, "en"), "/card/claim/a.html?unit=mi");
  assert.equal(cardAddress("tie:a", inMiles, "en"), "/card/tie/a.html");
  assert.equal(cardAddress("zone:siachen", new URLSearchParams(), "en"), "/card/zone/siachen.html");
});

const CITED = {
  title: "Siachen & {others}.",
  link: "https://atlas.example/?sel=zone:siachen&v=2",
  day: "2026-11-06",
  versions: "NE_5 100%",
  name: "Kavkaz Atlas",
  slug: "kavkaz-atlas",
};

test("a citation in APA names year, title, data, day and link", () =>
  assert.equal(
    citation("APA", CITED),
    "Kavkaz Atlas. (2026). Siachen & {others} [Interactive map; data: NE_5 100%]. Retrieved November 6, 2026, from https://atlas.example/?sel=zone:siachen&v=2",
  ));

test("a citation in BibTeX holds nothing that BibTeX would take for its own", () => {
  const text = citation("BibTeX", CITED);
  assert.ok(text.includes("  title = {Siachen \\& others},\n"));
  assert.ok(text.includes("  note = {Data: NE\\_5 100\\%}\n}"));
  assert.equal(
    [...text].filter((sign) => sign === "{").length,
    [...text].filter((sign) => sign === "}").length,
  );
});

test("a citation in CSL-JSON is JSON with its day in parts", () => {
  const [item] = JSON.parse(citation("CSL-JSON", CITED));
  assert.equal(item.title, "Siachen & {others}");
  assert.deepEqual(item.issued, { "date-parts": [[2026, 11, 6]] });
  assert.equal(item.URL, CITED.link);
});

test("a plain citation names title, link and day", () =>
  assert.ok(
    citation("plain", CITED).startsWith(
      "“Siachen & {others}”, Kavkaz Atlas, https://atlas.example/",
    ),
  ));

test("no comma stands before the last of a list", () => {
  const parts = ["A", "B", "C"];
  assert.equal(listText(parts, ", ", "hi"), "A, B और C");
  assert.equal(listText(parts, "، ", "ur"), "A، B اور C");
  assert.equal(listText(parts, ", ", "uk"), "A, B і C");
  assert.equal(listText(parts.slice(1), ", ", "en"), "B and C");
  assert.equal(listText(["A"], ", ", "en"), "A");
  assert.equal(listText([], ", ", "en"), "");
});
