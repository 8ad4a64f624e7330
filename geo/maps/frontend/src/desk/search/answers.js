/* What answers a text: a point, a day, and names; each says what choosing it does. */

/** @import { Answer, SearchEntry } from "./types.js" */

import { addressQuery, linkTo } from "../../address/address.js";
import { pointAt, pointId } from "../../address/values.js";
import { bridge } from "../../bridge.js";
import { fit } from "../../camera/fit.js";
import { coordinatesText } from "../../controls/position.js";
import { say } from "../../controls/notice.js";
import { _ } from "../../i18n.js";
import { L } from "../../leaflet.js";
import { sayWhichDays } from "../../page/look-controls.js";
import { dayWords, isOfferedDay } from "../../scene/look.js";
import { setLook } from "../../scene/show.js";
import { select } from "../../select/selection.js";
import { bounds, pointDecimals } from "../../shared.js";
import { store } from "../../store.js";
import { groupOf } from "./groups.js";

const POINT_ZOOM = 9;

/**
 * @param {import("./degrees.js").Point} point
 * @returns {Answer}
 */
export const pointAnswer = ({ lat, lon }) => {
  const detail = [lat, lon].map((degrees) => degrees.toFixed(pointDecimals)).join(", ");
  const title = coordinatesText(lat, lon);
  return { group: groupOf("point"), title, detail, act: () => goToPoint(lat, lon) };
};

/**
 * Selects a point; the map has none near the poles.
 * @param {number} lat
 * @param {number} lon
 */
const goToPoint = (lat, lon) => {
  const point = pointAt(lat, lon);
  if (!point) {
    say(_("The map ends at {degrees}° north and south.", { degrees: bounds.latitude[1] }));
    return;
  }
  select(pointId(point));
  goTo(lat, lon, POINT_ZOOM);
};

/**
 * @param {number} lat
 * @param {number} lon
 * @param {number} zoom
 */
const goTo = (lat, lon, zoom) => {
  const near = Math.max(zoom, Math.min(store.map.getZoom(), zoom + 2));
  fit(store.map, L.latLngBounds([lat, lon], [lat, lon]), { maxZoom: near, travels: true });
};

/**
 * A day that is named; one of which there is no map says which there are.
 * @param {string} day
 * @returns {Answer}
 */
export const dayAnswer = (day) => {
  const offered = isOfferedDay(day);
  const act = () => (offered ? setLook({ on: day }) : sayWhichDays());
  const detail = offered ? _("Show the map of this day") : _("no map of this day");
  return { group: groupOf("day"), title: dayWords(day), detail, act };
};

/**
 * @param {SearchEntry} entry
 * @returns {Answer}
 */
export const nameAnswer = (entry) => {
  const group = groupOf(entry.id);
  if ("page" in entry) {
    const detail = entry.id.startsWith("source:") ? (entry.names[1] ?? "") : "";
    return { group, title: entry.name, detail, act: () => openPage(entry.page) };
  }
  const { id, name, kind, lat, lon, zoom } = entry;
  const act = () => {
    /* A selection may change the projection, in which the way is then found. */
    select(id);
    goTo(lat, lon, zoom);
  };
  return { group, title: name, detail: _(kind), act };
};

/**
 * The page of what is not on the map; from a file, or from within another site, it opens beside.
 * @param {string} page
 */
const openPage = (page) => {
  const [path, anchor] = page.split("#");
  const { origin } = new URL(linkTo());
  const query = new URL(linkTo()).search;
  const url = `${origin}${path}${query}${anchor ? `#${anchor}` : ""}`;
  const inside = !bridge.saved && addressQuery().get("embed") !== "true";
  if (inside) bridge.page.location.assign(url);
  else window.open(url, "_blank", "noopener");
};
