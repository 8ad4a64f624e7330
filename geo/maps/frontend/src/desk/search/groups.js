/* The groups in which answers stand: by the kind of what is found. */

import { kindOf } from "../../feature-id.js";
import { _ } from "../../i18n.js";

/** @type {Record<string, () => string>} */
const TITLES = {
  point: () => _("Coordinates"),
  day: () => _("Days"),
  state: () => _("States"),
  zone: () => _("Disputed land and lines"),
  line: () => _("Disputed land and lines"),
  place: () => _("Places"),
  city: () => _("Cities"),
  measure: () => _("Distances"),
  tie: () => _("Ties"),
  pair: () => _("Ties"),
  exercise: () => _("Exercises and events"),
  event: () => _("Exercises and events"),
  claim: () => _("Claims"),
  organisation: () => _("Organisations"),
  source: () => _("Sources"),
};

/**
 * The title of the group of a feature.
 * @param {string} id
 */
export const groupOf = (id) => (TITLES[kindOf(id)] ?? (() => ""))();
