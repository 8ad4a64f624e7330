/* Points in links: geo:, and those of the common map services. No link is opened. */

import { pointOf } from "./degrees.js";

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const PAIR = `${NUMBER}[,~/]\\s*${NUMBER}`;

/**
 * How links write a latitude and a longitude. The place that is meant goes before the middle of the map.
 * @type {RegExp[]}
 */
const WAYS = [
  `^geo:${PAIR}`,
  `!3d${NUMBER}!4d${NUMBER}`,
  `[?&]mlat=${NUMBER}&mlon=${NUMBER}`,
  `[?&](?:q|query|ll|sll|daddr|destination|coordinate|center|viewpoint|sp=point\\.|at)=(?:loc:)?${PAIR}`,
  `[?&]sel=point:${PAIR}`,
  `[?&]cp=${PAIR}`,
  `/(?:place|search|dir)/${PAIR}`,
  `@${PAIR}`,
  `#map=[\\d.]+/${PAIR}`,
  `#[\\d.]+/${PAIR}`,
].map((way) => new RegExp(way, "i"));

/* Yandex and 2GIS write the longitude first. */
const TURNED_HOST = /^https?:\/\/([^/]*\.)?(yandex\.[a-z.]+|ya\.ru|2gis\.[a-z]+)\//i;
const TURNED = [`whatshere\\[point\\]=${PAIR}`, `[?&]pt=${PAIR}`, `[?&](?:ll|m)=${PAIR}`].map(
  (way) => new RegExp(way, "i"),
);
const GEOHACK = /params=([\d._-]+)_([NS])_([\d._-]+)_([EW])/i;

/**
 * The point of a link; null where a text is none, or has no point.
 * @param {string} text
 */
export const pointInLink = (text) => {
  if (!/^(https?:\/\/|geo:)/i.test(text.trim())) return null;
  const link = decodeLink(text.trim());
  if (GEOHACK.test(link)) return pointInGeohack(link);
  return TURNED_HOST.test(link) ? pairIn(link, TURNED, true) : pairIn(link, WAYS, false);
};

/** @param {string} link */
const decodeLink = (link) => {
  try {
    return decodeURIComponent(link);
  } catch (error) {
    return link; /* a stray per cent sign is no reason to refuse the rest */
  }
};

/**
 * @param {string} link
 * @param {RegExp[]} ways
 * @param {boolean} turned
 */
const pairIn = (link, ways, turned) => {
  const found = ways.map((way) => way.exec(link)).find(Boolean);
  if (!found) return null;
  const [one, other] = [Number(found[1]), Number(found[2])];
  return turned ? pointOf(other, one) : pointOf(one, other);
};

/** @param {string} link */
const pointInGeohack = (link) => {
  const [, lat, south, lon, west] = GEOHACK.exec(link) ?? [];
  const [north, east] = [lat, lon].map((text) =>
    text.split("_").reduce((sum, part, at) => sum + Number(part) / 60 ** at, 0),
  );
  return pointOf(/s/i.test(south) ? -north : north, /w/i.test(west) ? -east : east);
};
