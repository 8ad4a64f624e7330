import assert from "node:assert/strict";
import { test } from "node:test";

import { brokenLines, zoneBlock } from "../../src/labels/blocks.js";
import { landNamed, sharesOf } from "../../src/labels/land.js";
import { placeCandidates } from "../../src/labels/place.js";
import { spotsOf } from "../../src/labels/spots.js";
import { LETTERS, candidate, groundOf, texts } from "./ground.js";

test("a long name of a zone is broken into lines of about one length", () => {
  assert.deepEqual(brokenLines("Aksai Chin", 1), ["Aksai Chin"]);
  assert.deepEqual(zoneBlock("Aksai Chin", 2, LETTERS), {
    lines: ["Aksai", "Chin"],
    width: 50,
    height: 40,
  });
});

test("a zone is named within it, in as many lines as it takes", () => {
  const zone = candidate({ text: "Aksai Chin", style: "zone", feature: "zone:a" });
  const [{ spot }] = placeCandidates([zone], [], groundOf(["zone:a", [450, 250, 530, 350]]));
  assert.deepEqual(spot.lines, ["Aksai", "Chin"]);
  assert.equal(spot.leader, undefined);
});

test("a zone without room is named beside it with a line, and not on its neighbour", () => {
  const zone = candidate({ text: "Siachen", style: "zone", feature: "zone:a" });
  const ground = groundOf(["zone:a", [480, 290, 510, 310]], ["zone:b", [510, 100, 900, 500]]);
  const [{ spot }] = placeCandidates([zone], [], ground);
  assert.ok(spot.leader);
  assert.equal(
    sharesOf(ground.land, spot.boxes[0], landNamed(ground.land, "zone:a").marks).zoned,
    0,
  );
  const [from] = spot.leader;
  assert.ok(from.x > 480 && from.x < 510 && from.y > 290 && from.y < 310);
});

test("to a zone of which a callout says something leads no second line", () => {
  const zone = candidate({ text: "Siachen", style: "zone", feature: "zone:a", said: true });
  assert.deepEqual(texts([zone], [], groundOf(["zone:a", [480, 290, 510, 310]])), []);
  assert.deepEqual(texts([zone], [], groundOf(["zone:a", [400, 200, 600, 400]])), ["Siachen"]);
});

test("the line to a selected zone may be longer than that to others", () => {
  const zone = candidate({ text: "Lachin", style: "zone", feature: "zone:a" });
  const ground = groundOf(["zone:a", [495, 296, 505, 304]]);
  /** @param {import("../../types.js").Candidate} one */
  const longest = (one) =>
    Math.max(
      ...[...spotsOf(one, ground)].flatMap(({ leader }) =>
        leader ? [Math.hypot(leader[1].x - leader[0].x, leader[1].y - leader[0].y)] : [],
      ),
    );
  assert.ok(longest({ ...zone, selected: true }) > 1.5 * longest(zone));
});

test("what a step links is led to from beside a sign that stands there, or from below it", () => {
  const zone = candidate({ text: "Ossetia", style: "zone", feature: "zone:a" });
  const ground = groundOf(["zone:a", [470, 270, 530, 330]]);
  for (const sign of /** @type {[number, number, number, number][]} */ ([
    [490, 290, 510, 310],
    [465, 265, 535, 335],
  ])) {
    const linked = { ...zone, named: true };
    assert.deepEqual(texts([zone], [sign], ground), []);
    assert.deepEqual(texts([linked], [sign], ground), ["Ossetia"]);
  }
});
