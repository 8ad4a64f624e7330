import assert from "node:assert/strict";
import { test } from "node:test";

import { byFeature, indexScene } from "../../src/scene/scene.js";

test("groups are turned round", () => {
  assert.deepEqual(byFeature({ host: ["state:RUS"], guest: ["state:PAK", "state:CHN"] }), {
    "state:RUS": "host",
    "state:PAK": "guest",
    "state:CHN": "guest",
  });
  assert.deepEqual(byFeature(null), {});
});

test("an empty scene moves nothing", () => {
  const scene = indexScene({});
  assert.equal(scene.viewer, "");
  assert.equal(scene.hides("state:IND"), false);
  assert.equal(scene.holder({ id: "IND", properties: { feature: "state:IND" } }), "IND");
});

const SCENE = indexScene({
  viewer: "As drawn by India",
  holders: { IND: ["gilgit"], "": ["siachen", "lachin"] },
  divided: { "AZE-RUS": ["lachin"] },
  gone: ["state:SUN"],
  quiet: ["zone:chumar"],
  moved: ["gilgit"],
  unfound: ["demchok"],
});

test("a face is held by who holds it, or else by its own state", () => {
  assert.equal(SCENE.holder({ id: "gilgit", properties: { feature: "state:PAK" } }), "IND");
  assert.equal(SCENE.holder({ id: "siachen", properties: { feature: "zone:siachen" } }), "");
  assert.equal(SCENE.holder({ id: "demchok", properties: { feature: "zone:demchok" } }), "");
});

test("land that several hold is known with them, and has no holder of its own", () => {
  assert.equal(SCENE.holder({ id: "lachin", properties: { feature: "zone:lachin" } }), "");
  assert.deepEqual(SCENE.dividedOf, { lachin: "AZE-RUS" });
});

test("states that are gone and zones that nobody disputes are hidden", () => {
  assert.ok(SCENE.hides("state:SUN"));
  assert.ok(SCENE.hides("zone:chumar"));
  assert.ok(!SCENE.hides("state:RUS"));
  assert.ok(!SCENE.hides(undefined));
});

test("what has moved and what was not found is kept", () => {
  assert.deepEqual([...SCENE.moved, ...SCENE.unfound], ["gilgit", "demchok"]);
});
