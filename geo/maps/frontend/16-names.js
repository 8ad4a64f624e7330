/* What a feature is called for who cannot see it: as in its tooltip, its list and its card. */
"use strict";
Atlas.SAID = {
  administered: (values) => Atlas._("{name}, administered by {administrators}", values),
  claimed: (values) => Atlas._("{name}, administered by {administrators}, claimed by {claimants}", values),
  nobody: (values) => Atlas._("{name}, administered by nobody, claimed by {claimants}", values),
  drawn: (values) => Atlas._("{said}, drawn as {holders}", values),
  unfound: (values) => Atlas._("{said}, no position found", values),
  detailed: (values) => Atlas._("{name}, {detail}", values),
};

Atlas.partiesNamed = (codes) => new Intl.ListFormat(Atlas.locale())
  .format(codes.map((code) => Atlas._(Atlas.parties[code] || code)));

Atlas.spokenName = (side, feature) => {
  const id = Atlas.featureOf(side, feature);
  const name = Atlas.nameOf(side, feature);
  if (id?.startsWith("zone:")) return Atlas.spokenZone(side.scene, feature.id, name);
  const detail = Atlas.listed.get(id)?.detail;
  return detail ? Atlas.SAID.detailed({ name, detail }) : name;
};

/* A face of a zone has the zone's own id. */
Atlas.spokenZone = (scene, zone, name) => {
  const held = (scene.administratorOf[zone] || "").split(";").filter(Boolean);
  /* Who administers a zone alone counts it as its own; of several, each is told. */
  const claimants = (scene.claimsOf[zone] || "").split(";").filter(Boolean);
  const claimed = claimants.filter((code) => held.length !== 1 || code !== held[0]);
  const sentence = !claimed.length ? "administered" : held.length ? "claimed" : "nobody";
  const [administrators, others] = [held, claimed].map(Atlas.partiesNamed);
  const said = Atlas.SAID[sentence]({ name, administrators, claimants: others });
  if (scene.unfound.has(zone)) return Atlas.SAID.unfound({ said });
  const holder = scene.holder({ id: zone, properties: {} });
  return scene.moved.has(zone) && holder ? Atlas.SAID.drawn({ said, holders: Atlas.partiesNamed([holder]) }) : said;
};

/* The list beside the map as it stands: name, words and group of each feature, in its order. */
Atlas.listed = new Map();
Atlas.readList = () => {
  const roles = Object.keys(Atlas.state.paint || {}).length > 0;
  Atlas.listed = new Map([...Atlas.page.document.querySelectorAll(`.features ${Atlas.SELECTING}`)].map((link) => {
    const id = Atlas.selectedBy(link);
    const group = link.closest("ul").previousElementSibling?.firstChild?.textContent.trim();
    const words = [roles && id.startsWith("state:") && !link.closest("[data-more]") && group, link.querySelector("small")?.textContent];
    return [id, { name: link.firstChild.textContent.trim(), detail: Atlas.commas(words.filter(Boolean)) }];
  }));
};
