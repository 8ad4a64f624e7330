import { readStep } from "../scene/story.js";
import { store } from "../store.js";
import { addressQuery, writeAddress } from "./address.js";

/* Where the address looks; null where it does not say, or says what is no position. */
export const givenPosition = () => {
  const [lat, lon, zoom] = (addressQuery().get("at") || "").split(",").map(Number);
  const good = [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 &&
    zoom >= 2 && zoom <= 13;
  return good ? { centre: [lat, lon], zoom } : null;
};

export const goToPosition = (given) => {
  if (given) store.map.setView(given.centre, given.zoom, { animate: false });
  else store.map.fitBounds(store.config.extent, { animate: false });
};

export const readPosition = () => {
  const given = givenPosition();
  /* A step of the story looks where it says, whatever it selects. */
  store.positionGiven = Boolean(given) || readStep() > 0;
  store.map.invalidateSize({ animate: false });
  goToPosition(given);
  const number = (value, digits) => String(Number(value.toFixed(digits)));
  store.map.on("moveend", () => {
    if (!store.ready || store.resizing) return;
    const centre = store.map.getCenter().wrap();
    writeAddress({
      at: [number(centre.lat, 4), number(centre.lng, 4), number(store.map.getZoom(), 2)].join(","),
    });
  });
};
