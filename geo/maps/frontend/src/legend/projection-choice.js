/* The choice of the projection in the legend, and what each is good for. */

import { bridge } from "../bridge.js";
import { fields, make, setText } from "../dom.js";
import { _ } from "../i18n.js";
import { chosenBasemap } from "../map/basemap.js";
import { selectedCentre } from "../projection/projection.js";
import { store } from "../store.js";

const NOTE = "atlas-projection-note";

const centreName = () => {
  const selected = selectedCentre();
  return selected ? _(selected.name) : store.config.projections.about;
};

/** @type {Record<string, () => string>} */
const TITLES = {
  mercator: () => _("Mercator"),
  equal: () => _("Equal areas"),
  aeqd: () => {
    const place = centreName();
    return place
      ? _("True distances from {place}", { place })
      : _("True distances from the middle of the map");
  },
};

/** @type {Record<string, () => string>} */
const NOTES = {
  mercator: () =>
    _("Shapes are true, but lands look larger the further they are from the equator."),
  equal: () => _("Areas can be compared: they have the proportions that they have on the ground."),
  aeqd: () => _("Distances and directions from that point are true; circles about it are round."),
};

/** @param {Document} page */
export const projectionChoice = (page) => {
  const options = store.config.projections.known.map(({ name }) => new Option("", name));
  const list = make(page, "select", {}, ...options);
  list.dataset.projection = "";
  list.setAttribute("aria-describedby", NOTE);
  const label = make(page, "label", {}, `${_("Projection")} `, list);
  const note = make(page, "p", { id: NOTE });
  return make(page, "fieldset", {}, make(page, "legend", {}, label), note);
};

/* Shows in which projection the map is drawn, and why no other can be chosen where that is so. */
export const markProjection = () => {
  const page = bridge.page.document;
  const [list] = fields(page, "[data-projection]");
  const name = store.projection?.name;
  if (!list || !name) return;
  const isBound = Boolean(chosenBasemap());
  [.../** @type {HTMLSelectElement} */ (/** @type {unknown} */ (list)).options].forEach((option) =>
    setText(option, TITLES[option.value]()),
  );
  if (list.value !== name) list.value = name;
  if (list.disabled !== isBound) list.disabled = isBound;
  const note = page.getElementById(NOTE);
  const why = isBound
    ? _("Online basemaps are drawn in Mercator; choose that of the atlas for another projection.")
    : NOTES[name]();
  if (note) setText(note, why);
};
