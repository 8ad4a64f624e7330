/* Marks of the reader: their script is loaded where an address has some, or the tools are opened. */

import { addressQuery } from "../address/address.js";
import { runPage } from "../bridge.js";
import { showCardSoon } from "../card/card.js";
import { placeLabels } from "../labels/labels.js";
import { store } from "../store.js";
import { loadDesk } from "./loading.js";
import { followOwnData } from "./own-data.js";
import { unitName } from "./units.js";

/* What the map shows of them: what the address says, in which unit, and by which look their land is told. */
let shown = "";

const KEYS = ["marks", "unit", "as", "on", "cmp"];

const toolsKey = () => {
  const query = addressQuery();
  const [marks, unit, ...look] = KEYS.map((key) => query.get(key) ?? "");
  return marks || unit ? [marks, unit, ...look].join(" ") : "";
};

/* In which unit the page, the map, the card and the reader's data were told last. */
let unit = "";

const followUnit = () => {
  const before = unit;
  unit = unitName();
  if (before === "" || before === unit) return;
  runPage(0);
  store.sides.forEach((side) => {
    placeLabels(side);
    side.map.fire("unit");
  });
  followOwnData();
  showCardSoon(0);
};

/* Brings the marks on the map to what the address says; they are what is looked at where it says nothing of that. */
export const followMarks = async ({ fits = false } = {}) => {
  if (!store.ready) return;
  followUnit();
  if (toolsKey() === shown) return;
  shown = toolsKey();
  const desk = await loadDesk("marks").catch(() => null);
  desk?.showMarks();
  if (fits) desk?.fitMarks();
};

export const openTools = async () => {
  const desk = await loadDesk("marks").catch(() => null);
  desk?.openTools();
};
