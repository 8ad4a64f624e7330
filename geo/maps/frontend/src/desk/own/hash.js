/* The reader's data in the address of the page, behind its #. */

import { writeAddress } from "../../address/address.js";
import { bridge } from "../../bridge.js";
import { isOwnHash } from "../own-hash.js";

/** @param {string} hash */
export const writeHash = (hash) => {
  const { history, location } = bridge.page;
  history.replaceState(history.state, "", location.pathname + location.search + hash);
};

/* What is open no more is in no link; what stands there for anything else stays. */
export const forgetLinked = () => {
  if (isOwnHash(bridge.page.location.hash)) writeHash("");
  writeAddress({ data: null });
};
