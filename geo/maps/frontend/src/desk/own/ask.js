/* Data at an address is asked for only once a reader has agreed: its host would learn of them. */

import { _ } from "../../i18n.js";
import { openAddress } from "./data.js";
import { forgetLinked } from "./hash.js";
import { askInPanel } from "./panel.js";
import { hostOf, nameAt } from "./remote.js";

/** @param {string} address */
export const askAddress = (address) => {
  const values = { file: nameAt(address), host: hostOf(address) };
  const question = _(
    "This link brings data of its own: “{file}” from {host}. Your browser would ask {host} for it, which sees your network address. Load it?",
    values,
  );
  askInPanel(question, [
    [_("Load from {host}", values), () => openAddress(address)],
    [_("Do not load"), forgetLinked],
  ]);
};
