import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { _, commas, locale } from "../i18n.js";
import { SELECTING, selectedBy } from "../page/lists.js";
import { featureOf, nameOf } from "../scene/names.js";
import { store } from "../store.js";

export const SAID = {
  administered: (values) => _("{name}, administered by {administrators}", values),
  claimed: (values) => _("{name}, administered by {administrators}, claimed by {claimants}", values),
  nobody: (values) => _("{name}, administered by nobody, claimed by {claimants}", values),
  drawn: (values) => _("{said}, drawn as {holders}", values),
  unfound: (values) => _("{said}, no position found", values),
  detailed: (values) => _("{name}, {detail}", values),
};

export const partiesNamed = (codes) => new Intl.ListFormat(locale())
  .format(codes.map((code) => _(constants.parties[code] || code)));

export const spokenName = (side, feature) => {
  const id = featureOf(side, feature);
  const name = nameOf(side, feature);
  if (id?.startsWith("zone:")) return spokenZone(side.scene, feature.id, name);
  const detail = store.listed.get(id)?.detail;
  return detail ? SAID.detailed({ name, detail }) : name;
};

/* A face of a zone has the zone's own id. */
export const spokenZone = (scene, zone, name) => {
  const held = (scene.administratorOf[zone] || "").split(";").filter(Boolean);
  /* Who administers a zone alone counts it as its own; of several, each is told. */
  const claimants = (scene.claimsOf[zone] || "").split(";").filter(Boolean);
  const claimed = claimants.filter((code) => held.length !== 1 || code !== held[0]);
  const sentence = !claimed.length ? "administered" : held.length ? "claimed" : "nobody";
  const [administrators, others] = [held, claimed].map(partiesNamed);
  const said = SAID[sentence]({ name, administrators, claimants: others });
  if (scene.unfound.has(zone)) return SAID.unfound({ said });
  const holder = scene.holder({ id: zone, properties: {} });
  return scene.moved.has(zone) && holder ? SAID.drawn({ said, holders: partiesNamed([holder]) }) : said;
};

export const readList = () => {
  const roles = Object.keys(store.state.paint || {}).length > 0;
  store.listed = new Map([...bridge.page.document.querySelectorAll(`.features ${SELECTING}`)].map((link) => {
    const id = selectedBy(link);
    const group = link.closest("ul").previousElementSibling?.firstChild?.textContent.trim();
    const words = [roles && id.startsWith("state:") && !link.closest("[data-more]") && group, link.querySelector("small")?.textContent];
    return [id, { name: link.firstChild.textContent.trim(), detail: commas(words.filter(Boolean)) }];
  }));
};
