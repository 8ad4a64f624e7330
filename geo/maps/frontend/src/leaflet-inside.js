/* What the map leans on in Leaflet beyond what Leaflet promises. All of it stands here, and a test looks for each name in
   the file that is sent (tests/maps/frontend/test_leaflet_inside.py). */

/**
 * @import { LayerGroup } from "leaflet"
 * @import { Feature, Point } from "../types.js"
 */

import { L } from "./leaflet.js";

/** @typedef {{ feature: Feature, _parts?: Point[][], options: { className?: string } }} Path */

/**
 * The features of a layer with their lines or rings, in pixels of the map's pane: Leaflet keeps what it has projected and
 * cut to the frame.
 * @param {LayerGroup | null} drawn
 * @returns {[Feature, Point[][]][]}
 */
export const partsOf = (drawn) => {
  /** @type {[Feature, Point[][]][]} */
  const found = [];
  /** @param {any} one */
  const walk = (one) => {
    if (one.eachLayer) one.eachLayer(walk);
    else if (one._parts?.length && one.options.className !== "hit") {
      found.push([/** @type {Path} */ (one).feature, one._parts]);
    }
  };
  if (drawn) walk(drawn);
  return found;
};

/* A jump of the map draws its shapes once. Leaflet draws them when the zoom has ended, when the move has, and twice when
   the view is reset, which follows within the same call. */
export const drawJumpsOnce = () => {
  const { Renderer } = /** @type {any} */ (L);
  const { getEvents, _onZoomEnd, _updatePaths, _reset } = Renderer.prototype;
  const jumping = new WeakSet();
  Renderer.include({
    getEvents() {
      return { ...getEvents.call(this), viewprereset: () => jumping.add(this) };
    },
    _onZoomEnd() {
      if (!jumping.has(this)) _onZoomEnd.call(this);
    },
    _updatePaths() {
      if (!jumping.has(this)) _updatePaths.call(this);
    },
    _reset() {
      _reset.call(this);
      jumping.delete(this);
    },
  });
};
