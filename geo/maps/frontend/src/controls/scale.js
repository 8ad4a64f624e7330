/* The scale of the map, in the unit in which a reader measures. */

import { numberText, unitNow } from "../desk/units.js";
import { L } from "../leaflet.js";
import { roundBelow } from "./round.js";

const WIDTH_PX = 120;
const MOST_DECIMALS = 3;

/**
 * Leaflet writes the scale in English and measures it at the left edge; the map writes it as its other distances,
 * and measures it in the middle.
 * @param {import("leaflet").Map} map
 * @param {import("leaflet").ControlPosition} position
 */
export const addScale = (map, position) => {
  const options = { position, imperial: false, maxWidth: WIDTH_PX };
  const scale = /** @type {any} */ (L.control.scale(options));
  scale._update = () => {
    const { x, y } = map.getSize().divideBy(2);
    const half = WIDTH_PX / 2;
    const [left, right] = [x - half, x + half].map((at) => map.containerPointToLatLng([at, y]));
    const { km, length } = unitNow();
    const most = map.distance(left, right) / 1000 / km;
    if (!(most > 0)) return;
    const long = roundBelow(most);
    const text = length(numberText(long, MOST_DECIMALS, 0));
    scale._updateScale(scale._mScale, text, long / most);
  };
  scale.addTo(map);
  map.on("unit", scale._update);
};
