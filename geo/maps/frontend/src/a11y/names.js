/* What a feature is called for screen readers: as in its tooltip, its list and its card. */

/**
 * @import { Feature, Scene } from "../../types.js"
 * @import { Side } from "../map/side.js"
 */

import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { closest, element, links, textOf } from "../dom.js";
import { _, commas, together } from "../i18n.js";
import { SELECTING, selectedBy } from "../page/lists.js";
import { featureOf, nameOf } from "../scene/names.js";
import { store } from "../store.js";

/** @type {Record<string, (values: Record<string, string>) => string>} */
const SENTENCES = {
  administered: (values) => _("{name}, administered by {administrators}", values),
  claimed: (values) =>
    _("{name}, administered by {administrators}, claimed by {claimants}", values),
  nobody: (values) => _("{name}, administered by nobody, claimed by {claimants}", values),
};

/** @param {string[]} codes */
const partiesNamed = (codes) => together(codes.map((code) => _(constants.parties[code] || code)));

/**
 * @param {Side} side
 * @param {Feature} feature
 */
export const spokenName = (side, feature) => {
  const id = featureOf(side, feature) ?? "";
  const name = nameOf(side, feature);
  if (id.startsWith("zone:")) return spokenZone(side.scene, feature.id, name);
  const detail = store.listed.get(id)?.detail;
  return detail ? _("{name}, {detail}", { name, detail }) : name;
};

/**
 * Who administers a zone and who else claims it. Who administers it alone counts it as its own; of several, each is
 * told.
 * @param {Scene} scene
 * @param {string} zone
 */
const partiesOf = (scene, zone) => {
  /** @param {string | undefined} codes */
  const split = (codes = "") => codes.split(";").filter(Boolean);
  const administrators = split(scene.administratorOf[zone]);
  const claimants = split(scene.claimsOf[zone]);
  const alone = administrators.length === 1 ? administrators[0] : null;
  return { administrators, claimants: claimants.filter((code) => code !== alone) };
};

/**
 * A face of a zone has the zone's own id.
 * @param {Scene} scene
 * @param {string} zone
 * @param {string} name
 */
const spokenZone = (scene, zone, name) => {
  const { administrators, claimants } = partiesOf(scene, zone);
  const held = administrators.length ? "claimed" : "nobody";
  const said = SENTENCES[claimants.length ? held : "administered"]({
    name,
    administrators: partiesNamed(administrators),
    claimants: partiesNamed(claimants),
  });
  if (scene.unfound.has(zone)) return _("{said}, no position found", { said });
  const holder = scene.holder({ id: zone, properties: {} });
  const moved = scene.moved.has(zone) && holder;
  return moved ? _("{said}, drawn as {holders}", { said, holders: partiesNamed([holder]) }) : said;
};

/* The list beside the map as it stands: name, words and group of each feature, in its order. */
export const readList = () => {
  const roles = Object.keys(store.state.paint || {}).length > 0;
  const found = links(bridge.page.document, `.features ${SELECTING}`);
  store.listed = new Map(found.map((link) => [selectedBy(link), wordsOf(link, roles)]));
};

/**
 * @param {HTMLElement} link
 * @param {boolean} roles
 */
const wordsOf = (link, roles) => {
  const grouped = roles && selectedBy(link).startsWith("state:") && !closest(link, "[data-more]");
  const group = grouped ? closest(link, "ul")?.previousElementSibling?.firstChild : null;
  const words = [textOf(group), textOf(element(link, "small"))];
  return { name: textOf(link.firstChild), detail: commas(words.filter(Boolean)) };
};

/* The name of the selection as the map says it, or else the list, or else its card; undefined while none does. */
export const nameOfSelection = () => {
  const id = store.state.selection ?? "";
  const [drawn] = store.featureOrder.get(id) || [];
  if (drawn) return spokenName(store.main, drawn);
  const card = element(bridge.page.document, `[data-card="${id}"] h2`);
  return store.listed.get(id)?.name ?? card?.textContent?.trim();
};
