/* The scale of the map, in the unit in which a reader measures. */

import { numberText, unitNow } from "../desk/units.js";
import { L } from "../leaflet.js";
import { roundBelow } from "./round.js";

const WIDTH_PX = 120;
const MOST_DECIMALS = 3;

/** @param {string} name */
const place = (name) => Object.assign(document.createElement("div"), { className: name });

/**
 * As Leaflet's own, which writes its length in English and measures it at the left edge; this one writes it as other
 * distances, and measures it in the middle.
 * @param {import("leaflet").Map} map
 * @param {import("leaflet").ControlPosition} position
 */
export const addScale = (map, position) => {
  const line = place("leaflet-control-scale-line");
  const update = () => {
    const { x, y } = map.getSize().divideBy(2);
    const half = WIDTH_PX / 2;
    const [left, right] = [x - half, x + half].map((at) => map.containerPointToLatLng([at, y]));
    const { km, length } = unitNow();
    const most = map.distance(left, right) / 1000 / km;
    if (!(most > 0)) return;
    const long = roundBelow(most);
    line.textContent = length(numberText(long, MOST_DECIMALS, 0));
    line.style.width = `${Math.round((WIDTH_PX * long) / most)}px`;
  };
  const scale = new L.Control({ position });
  scale.onAdd = () => {
    const around = place("leaflet-control-scale");
    around.append(line);
    return around;
  };
  scale.addTo(map);
  map.on("move unit", update);
  map.whenReady(update);
};
