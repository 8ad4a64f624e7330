/* What the atlas says of each row: whose land it is on, by viewer and day, and the nearest place. */

/**
 * @import { Gazetteer, Look } from "../../../../types.js"
 * @import { LonLat, Row } from "../reading/rows.js"
 */

import { gazetteerEntries } from "../../../gazetteer.js";
import { _ } from "../../../i18n.js";
import { readLook } from "../../../scene/look.js";
import { loadDesk } from "../../loading.js";
import { middleOf } from "./middle.js";
import { nearestOf } from "./near.js";

/**
 * @typedef {object} Answer
 * @property {LonLat} at the point that is answered for
 * @property {string} land whose land it is drawn as, or what it is instead
 * @property {string[]} administrators
 * @property {string[]} claimants
 * @property {string[]} zones
 * @property {string} place the nearest one
 * @property {number} km
 */

/** @typedef {{ look: Look, isExact: boolean, answers: Answer[] }} Answered */

const PLACES = /^(place|city):/;

/** @type {ReturnType<typeof nearestOf<Gazetteer["entries"][number] & { name: string }>> | null} */
let nearest = null;

const openPlaces = async () => {
  if (nearest) return nearest;
  const places = (await gazetteerEntries())
    .filter(({ id }) => PLACES.test(id))
    .map((entry) => ({ ...entry, name: entry.names[0] }));
  nearest = nearestOf(places);
  return nearest;
};

/** @param {Look} look */
const openLandsAndPlaces = async (look) => {
  const { openLands } = await loadDesk("lands");
  return Promise.all([openLands(look), openPlaces()]);
};

/* Fetches what answers are found in, while the rows are still read; what fails is told when it is asked. */
export const prepareAnswers = () => void openLandsAndPlaces(readLook().first).catch(() => null);

/**
 * The answers for rows in the look of the first map.
 * @param {Row[]} rows
 * @returns {Promise<Answered>}
 */
export const answersTo = async (rows) => {
  const look = readLook().first;
  const [lands, near] = await openLandsAndPlaces(look);
  /** @param {string[]} codes */
  const namesOf = (codes) => codes.map(lands.nameOf);
  const answers = rows.map(({ geometry }) => {
    const at = middleOf(geometry);
    const { kind, holders, administrators, claimants, zones } = lands.at(...at);
    const found = near(...at);
    return {
      at,
      land: landWords(kind, namesOf(holders)),
      administrators: namesOf(administrators),
      claimants: namesOf(claimants),
      zones: zones.map(lands.zoneNameOf),
      place: found ? _(found.place.name) : "",
      km: found?.km ?? NaN,
    };
  });
  return { look, isExact: lands.isExact, answers };
};

/**
 * @param {"land" | "sea" | "unknown"} kind
 * @param {string[]} holders
 */
const landWords = (kind, holders) => {
  if (kind === "sea") return _("water");
  if (kind === "unknown") return _("no position found");
  return holders.join("; ") || _("nobody");
};
