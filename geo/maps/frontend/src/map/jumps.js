/* A jump of the map draws its shapes once. Leaflet draws them when the zoom has ended, when the move has, and twice when
   the view is reset, which follows within the same call. */

import { L } from "../leaflet.js";

export const drawJumpsOnce = () => {
  const { Renderer } = /** @type {any} */ (L);
  const { getEvents, _onZoomEnd, _updatePaths, _reset } = Renderer.prototype;
  Renderer.include({
    getEvents() {
      return { ...getEvents.call(this), viewprereset: this._beginJump };
    },
    _beginJump() {
      this._jumps = true;
    },
    _onZoomEnd() {
      if (!this._jumps) _onZoomEnd.call(this);
    },
    _updatePaths() {
      if (!this._jumps) _updatePaths.call(this);
    },
    _reset() {
      _reset.call(this);
      this._jumps = false;
    },
  });
};
