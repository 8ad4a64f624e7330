/* In the story the wheel scrolls its cards; with Ctrl it zooms the map. */

/** @import { Map } from "leaflet" */

/** @param {Map} map */
export const leaveWheel = (map) =>
  map.getContainer().addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
