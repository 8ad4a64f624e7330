/* The look of the sides: their scene, their caption, and what the reader changes of it. */

/**
 * @import { Changes, Look, SceneDocument } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { announceSoon } from "../a11y/announce.js";
import { nameSoon } from "../a11y/keyboard.js";
import { writeAddress } from "../address/address.js";
import { fetchJson, runPage } from "../bridge.js";
import { flights } from "../camera/flight.js";
import { constants } from "../constants.js";
import { say } from "../controls/notice.js";
import { followMarks } from "../desk/tools.js";
import { followOwnData } from "../desk/own-data.js";
import { make } from "../dom.js";
import { _ } from "../i18n.js";
import { placeLabels } from "../labels/labels.js";
import { L } from "../leaflet.js";
import { CHANGING, compare } from "../map/compare.js";
import { nameOther } from "../map/splitter.js";
import { seenOf } from "../shapes/extents.js";
import { showCardSoon } from "../card/card.js";
import { changedWords } from "../page/changed-land.js";
import { markLegendSoon } from "../legend/legend.js";
import { markLook } from "../page/look-controls.js";
import { showSelection } from "../select/selection.js";
import { store } from "../store.js";
import { leavesOutRoles } from "./classes.js";
import { stateOfTies } from "./ties.js";
import { dayWords, readLook, sceneUrl, withoutDefaults } from "./look.js";
import { indexScene } from "./scene.js";

/**
 * Shows a look on a side; the promise that it leaves there holds back the first drawing.
 * @param {Side} side
 * @param {Look} look
 */
export const showLook = (side, look) => {
  side.look = look;
  side.scened = fetchJson(sceneUrl(look))
    .then((scene) => {
      if (side.look === look) applyScene(side, scene);
    })
    .catch(() => {
      say(
        _(
          "This point of view could not be loaded, so the map still shows the last one; choose it again.",
        ),
      );
    });
  return side.scened;
};

/**
 * @param {Side} side
 * @param {SceneDocument} scene
 */
const applyScene = (side, scene) => {
  side.scene = indexScene(scene);
  side.layers.forEach((layer) => layer.restyle());
  /* What differs is marked on both maps. */
  store.sides.forEach((other) => {
    if (other !== side) CHANGING.forEach((name) => other.layers.get(name)?.restyle());
  });
  flights.get(side.map)?.repaint();
  showSelection(side);
  placeLabels(side);
  writeCaption(side);
  nameSoon();
  markLegendSoon();
  performance.mark("atlas:scene");
};

/**
 * The map itself says by whom and for which day it is drawn.
 * @param {Side} side
 */
export const writeCaption = (side) => {
  side.caption ??= L.DomUtil.create("div", "atlas-caption", side.map.getContainer());
  /* A line ends between two of them, so long as each fits in one; what changes may be broken. */
  const changed = side === store.sides[1] ? changedWords() : "";
  const parts = captionOf(side).flatMap((textContent) => [
    " · ",
    make(document, "span", { textContent }),
  ]);
  const more = changed
    ? [make(document, "span", { className: "changed", textContent: ` · ${changed}` })]
    : [];
  side.caption.replaceChildren(...parts.slice(1), ...more);
  nameOther();
};

/**
 * By whom and for which day a map is drawn, whose relations it shows, and what is dotted there.
 * @param {Side} side
 */
const captionOf = (side) => {
  const parts = [_(side.scene.viewer), dayWords(side.look.on)];
  const [, tied] = stateOfTies(side)?.split(":") ?? [];
  if (leavesOutRoles(side)) {
    parts.push(_("roles of {year} not shown", { year: constants.rolesYear }));
  }
  if (tied) parts.push(_("relations of {state}", { state: _(constants.parties[tied] ?? tied) }));
  if (showsUnfound(side)) parts.push(_("dotted: no position found"));
  return parts.filter(Boolean);
};

/**
 * Whether disputed land in the frame is dotted, because no position of the viewer was found.
 * @param {Side} side
 */
const showsUnfound = ({ layers, map, scene: { unfound } }) => {
  const zones = layers.get("zones");
  if (!unfound.size || !zones?.visible) return false;
  return seenOf(zones.all, map).some((face) => unfound.has(face.id));
};

/* Brings the sides to what the address says. */
export const followLook = () => {
  const { first, second, split } = readLook();
  const { look } = store.main;
  performance.mark("atlas:look");
  if (look.as !== first.as || look.on !== first.on) showLook(store.main, first);
  compare(second, split);
  markLook();
  followMarks();
  followOwnData();
  announceSoon();
};

/**
 * Changes the look: the map follows at once, the page's lists a moment later.
 * @param {Changes} changes
 * @param {{ push?: boolean }} [options]
 */
export const setLook = (changes, { push = true } = {}) => {
  writeAddress(withoutDefaults(changes), { push });
  followLook();
  const delay = push ? 0 : 400;
  runPage(delay);
  showCardSoon(delay);
};
