/* Marks of the reader: their script is loaded where an address has some, or the tools are opened. */

import { addressQuery } from "../address/address.js";
import { store } from "../store.js";
import { loadDesk } from "./loading.js";

/* What the map shows of them: what the address says, and by which look their land is told. */
let shown = "";

const wanted = () => {
  const query = addressQuery();
  const said = ["marks", "unit", "as", "on", "cmp"].map((key) => query.get(key) ?? "");
  return said[0] && said.join(" ");
};

/* Brings the marks on the map to what the address says; they are what is looked at where it says nothing of that. */
export const followMarks = async ({ fits = false } = {}) => {
  if (!store.ready || wanted() === shown) return;
  shown = wanted();
  const desk = await loadDesk("marks").catch(() => null);
  desk?.showMarks();
  if (fits) desk?.fitMarks();
};

export const openTools = async () => {
  const desk = await loadDesk("marks").catch(() => null);
  desk?.openTools();
};
