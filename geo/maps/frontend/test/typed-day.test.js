import assert from "node:assert/strict";
import { test } from "node:test";

import { monthsOf, typedDay } from "../src/scene/typed-day.js";

/** @type {[locale: string, texts: string[]][]} */
const WRITTEN = [
  ["en-GB", ["21 September 2020", "21 sept 2020", "September 21, 2020", "21.09.2020", "21/9/2020"]],
  ["ru", ["21 сентября 2020", "21 сентябрь 2020", "21.09.2020", "2020-09-21"]],
  ["ur", ["21 ستمبر 2020", "۲۱ ستمبر ۲۰۲۰", "21-09-2020"]],
];

test("a day is read as it is written in each language", () => {
  WRITTEN.forEach(([locale, texts]) =>
    texts.forEach((text) => assert.equal(typedDay(text, monthsOf(locale)), "2020-09-21", text)),
  );
});

test("every day is read as its language writes it", () => {
  ["en-GB", "ru", "ur"].forEach((locale) => {
    const months = monthsOf(locale);
    for (let month = 0; month < 12; month += 1) {
      const at = new Date(Date.UTC(1991, month, 26));
      const form = /** @type {const} */ ({ day: "numeric", month: "long", timeZone: "UTC" });
      const text = `${at.toLocaleDateString(locale, form)} 1991`;
      assert.equal(typedDay(text, months), at.toISOString().slice(0, 10), text);
    }
  });
});

test("what is no day is none", () => {
  const months = monthsOf("en-GB");
  ["", "soon", "2020", "31.02.2020", "21.13.2020", "21.09.20", "1 2 3 4", "x y z"].forEach((text) =>
    assert.equal(typedDay(text, months), "", text),
  );
});
