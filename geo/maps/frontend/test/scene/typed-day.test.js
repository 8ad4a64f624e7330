import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { dateNamesOf, typedDay } from "../../src/scene/typed-day.js";

/** @type {{ cases: [lang: string, text: string, day: string][] }} */
const { cases } = JSON.parse(readFileSync(new URL("typed-days.json", import.meta.url), "utf8"));
const LOCALES = ["en-GB", "ru", "ur", "uk", "hi"];

test("days are read as the table has them that Python goes by as well", () => {
  const names = new Map(LOCALES.map((locale) => [locale.slice(0, 2), dateNamesOf(locale)]));
  cases.forEach(([lang, text, day]) =>
    assert.equal(typedDay(text, names.get(lang) ?? new Map()), day, text),
  );
});

test("every day is read as its language writes it", () => {
  LOCALES.forEach((locale) => {
    const names = dateNamesOf(locale);
    for (let month = 0; month < 12; month += 1) {
      const at = new Date(Date.UTC(1991, month, 26));
      const form = /** @type {const} */ ({ day: "numeric", month: "long", timeZone: "UTC" });
      const text = `${at.toLocaleDateString(locale, form)} 1991`;
      assert.equal(typedDay(text, names), at.toISOString().slice(0, 10), text);
    }
  });
});
