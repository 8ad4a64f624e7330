import assert from "node:assert/strict";
import { test } from "node:test";

/* What a map paints is that of its page, whose address this window has. */
const page = {
  document: { documentElement: { lang: "en" } },
  location: { pathname: "/", search: "" },
  addEventListener: () => {},
};
Object.assign(globalThis, {
  window: page,
  AtlasConstants: {
    rolesYear: "2020",
    grammar: { order: [], version: "2", reading: { rules: {}, tracking: "none", escapes: 0 } },
    story: [],
  },
});
const { leavesOutRoles, rolesShown } = await import("../../src/scene/classes.js");
const { store } = await import("../../src/store.js");

/** @param {string} on */
const sideOn = (on) => /** @type {any} */ ({ look: { as: "defacto", on } });

test("a map of roles shows them in their year, and says on other days that it does not", () => {
  store.state.tints = false;
  assert.ok(rolesShown(sideOn("2020-09-21")) && !leavesOutRoles(sideOn("2020-09-21")));
  assert.ok(!rolesShown(sideOn("1992-06-01")) && leavesOutRoles(sideOn("1992-06-01")));
});

test("a map without roles has none to leave out", () => {
  store.state.tints = true;
  assert.ok(!rolesShown(sideOn("1992-06-01")) && !leavesOutRoles(sideOn("1992-06-01")));
});
