/* What the page says of marks beside the map: what they measure, whose land lines cross and areas hold. The server tells it. */

/** @import { Mark } from "./types.js" */

import { addressQuery, pageName } from "../../address/address.js";
import { bridge } from "../../bridge.js";
import { constants } from "../../constants.js";
import { element } from "../../dom.js";
import { keepItems, wordsAlone } from "./alone.js";

const KEYS = ["as", "on", "marks", "unit"];

const place = () => element(bridge.page.document, "[data-marks]");

/**
 * What stands in the page; at first that is what the server put there for the address.
 * @type {string | null}
 */
let described = null;

/** What is asked of the server for marks: their words depend on nothing else of a view. */
const addressOfLand = () => {
  const page = bridge.page.document;
  const [said, query] = [addressQuery(), new URLSearchParams()];
  KEYS.forEach((key) => {
    const value = said.get(key);
    if (value !== null) query.set(key, value);
  });
  if (page.documentElement.lang !== "en") query.set("lang", page.documentElement.lang);
  return `${constants.base}/marks/${pageName()}.html?${query}`;
};

/** @type {Set<() => void>} */
const followers = new Set();

/**
 * Calls what follows the words whenever they have come.
 * @param {() => void} follow
 */
export const whenDescribed = (follow) => followers.add(follow);

/**
 * Brings what the page says of marks to what they are now.
 * @param {Mark[]} marks
 */
export const tellLand = async (marks) => {
  const address = addressOfLand();
  if (described === null) keepItems(marks);
  described ??= address;
  if (!place() || address === described) return;
  described = address;
  const section = await landOf(address);
  if (described !== address) return;
  put(section ?? (await wordsAlone(marks)));
  if (section) keepItems(marks);
  followers.forEach((follow) => follow());
};

/** @param {Element} section what the page says of marks from now on */
const put = (section) => place()?.replaceWith(bridge.page.document.importNode(section, true));

/**
 * What the server says at an address; null where it does not answer, and for a saved file, which has none.
 * @param {string} address
 */
const landOf = async (address) => {
  const response = bridge.saved ? null : await fetch(address).catch(() => null);
  if (!response?.ok) return null;
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  return element(parsed, "[data-marks]");
};

/** Whose land a line crosses or an area holds, as the page says it; empty where it does not yet. */
export const landWordsOf = (/** @type {number} */ at) => {
  const item = place()?.querySelectorAll(":scope > ol > li")[at];
  return [...(item?.querySelectorAll(".stack-key li") ?? [])].map(({ textContent }) =>
    (textContent ?? "").trim(),
  );
};
