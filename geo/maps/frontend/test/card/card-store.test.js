import assert from "node:assert/strict";
import { test } from "node:test";

import { keeping } from "../../src/card/card-store.js";

/** @type {string[]} */
let asked = [];

/** @param {string} address */
const fetchCard = async (address) => {
  asked.push(address);
  if (address === "down" && asked.length === 1) throw new Error("503");
  return `card of ${address}`;
};

test("a card is asked for once", async () => {
  asked = [];
  const cardAt = keeping(fetchCard, 2);
  assert.equal(await cardAt("a", "state:A"), "card of a");
  assert.equal(await cardAt("a", "state:A"), "card of a");
  assert.deepEqual(asked, ["a"]);
});

test("those asked for last are kept", async () => {
  asked = [];
  const cardAt = keeping(fetchCard, 2);
  for (const address of ["a", "b", "a", "c", "a", "b"]) await cardAt(address, "");
  assert.deepEqual(asked, ["a", "b", "c", "b"]);
});

test("a card that did not come is asked for again", async () => {
  asked = [];
  const cardAt = keeping(fetchCard, 2);
  await assert.rejects(cardAt("down", ""), /503/);
  assert.equal(await cardAt("down", ""), "card of down");
});

test("who asks twice before the card has come waits for the same one", async () => {
  asked = [];
  const cardAt = keeping(fetchCard, 2);
  assert.deepEqual(await Promise.all([cardAt("a", ""), cardAt("a", "")]), [
    "card of a",
    "card of a",
  ]);
  assert.deepEqual(asked, ["a"]);
});

test("a card that did not come makes room for no other", async () => {
  asked = [];
  const cardAt = keeping(fetchCard, 2);
  await assert.rejects(cardAt("down", ""));
  for (const address of ["a", "b", "a", "b"]) await cardAt(address, "");
  assert.deepEqual(asked, ["down", "a", "b"]);
});
