/* The scene of a side: whose land each face is, by whom, on which day. Geometry stays as it is. */
"use strict";
Atlas.indexScene = (scene) => {
  const holderOf = Atlas.byFeature(scene.holders);
  const hatchOf = Atlas.byFeature(scene.hatches);
  const hidden = new Set([...(scene.gone || []), ...(scene.quiet || [])]);
  return {
    viewer: scene.viewer || "",
    names: scene.names || {},
    moved: new Set(scene.moved),
    dimmed: new Set(scene.dimmed),
    idle: new Set(scene.idle),
    hatchOf,
    claimsOf: Atlas.byFeature(scene.claims),
    unfound: new Set(scene.unfound),
    administratorOf: Atlas.byFeature(scene.administrators),
    borderOf: Atlas.byFeature(scene.borders),
    /* The code of who holds a face; '' where nobody does, or several. */
    holder: ({ id, properties: { feature } }) =>
      holderOf[id] ?? (feature?.startsWith("state:") ? feature.slice(6) : ""),
    /* A state that is not there that day has no label, nor a zone that nobody disputes then. */
    hides: (feature) => hidden.has(feature),
  };
};

/* How layers follow the scene: land by holder, zones by claimants, borders by type. */
Atlas.FOLLOWERS = {
  holders: (layer, feature) => {
    if (!Atlas.wantedLayers.includes(layer.paintedBy)) return "";
    const holder = layer.side.scene.holder(feature);
    return Atlas.rolesShown(layer.side) ? Atlas.paintOf[`state:${holder}`] || "" : `tint-${holder}`;
  },
  hatches: ({ side: { scene } }, { id }) =>
    `${(scene.unfound.has(id) && Atlas.dots.name) || scene.hatchOf[id] || ""}${scene.moved.has(id) ? " moved" : ""}`,
  /* A tie fades while something else is selected that it has no part in. */
  ties: (layer, { properties: { feature, style } }) => {
    const ids = Atlas.selectedIds();
    /* Of a selected tie only itself stays; of all else, the ties that it has a part in. */
    const [selected] = ids;
    const mine = !ids.size || ids.has(feature) ||
      (!selected.startsWith("tie:") && [...ids].some((id) => Atlas.members[feature]?.includes(id)));
    return `${style}${ids.has(feature) ? " chosen" : ""}${mine ? "" : " faded"}`;
  },
  borders: ({ side: { scene } }, { id, properties: { style } }) => scene.borderOf[id] || style,
};

/* Land is painted by roles in the year of the exercise, and in the steps of the story that ask for it. */
Atlas.rolesShown = (side) => {
  if (Atlas.state.tints) return false;
  const step = Atlas.story[Atlas.readStep() - 1];
  return step ? step.roles : side.look.on.startsWith(Atlas.rolesYear);
};

Atlas.featureOf = (side, feature) => feature.properties.feature?.startsWith("state:")
  ? `state:${side.scene.holder(feature)}` : feature.properties.feature;

/* The name that a feature bore on the day of a side: of land by the scene, of a city by its own list. */
Atlas.nameThen = (side, id, { name, former = [] }) => {
  const { on } = side.look;
  const [then] = former.find(([, from, next]) => from <= on && (!next || on < next)) || [];
  return side.scene.names[id] || then || name || "";
};

Atlas.nameOf = (side, feature) => {
  const id = Atlas.featureOf(side, feature);
  const own = id === feature.properties.feature ? feature.properties : { name: Atlas.former[id] };
  return Atlas._(Atlas.nameThen(side, id, own));
};

/* A look: by whom and on which day the borders are drawn. The address holds it. */
Atlas.isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text) && text >= Atlas.days[0] && text <= new Date().toISOString().slice(0, 10);

Atlas.readLook = () => {
  const query = Atlas.query();
  const [as, on] = [query.get("as"), query.get("on")];
  const first = { as: as in Atlas.viewers ? as : "defacto", on: Atlas.isDay(on || "") ? on : Atlas.exerciseDay };
  const parts = (query.get("cmp") || "").split(",");
  const good = parts.length <= 2 && parts.every((part, index) =>
    (part in Atlas.viewers && index === 0) || (Atlas.isDay(part) && index === parts.length - 1));
  const second = { ...first };
  if (good) parts.forEach((part) => { second[part in Atlas.viewers ? "as" : "on"] = part; });
  const compared = good && (second.as !== first.as || second.on !== first.on);
  return { first, second: compared ? second : null, split: query.get("split") === "side" ? "side" : "swipe" };
};

Atlas.sceneUrl = ({ as, on }) => {
  const day = Atlas.days.filter((known) => known <= on).pop() || Atlas.days[0];
  return `/data/scenes/${as}/${day}.json`;
};

/* Shows a look on a side; the promise that it leaves there holds back the first drawing. */
Atlas.Side.prototype.show = function show(look) {
  this.look = look;
  this.scened = Atlas.fetchJson(Atlas.sceneUrl(look)).then((scene) => {
    if (this.look !== look) return;
    this.scene = Atlas.indexScene(scene);
    this.layers.forEach((layer) => layer.restyle());
    this.showSelection();
    this.placeLabels();
    this.writeCaption();
    Atlas.nameSoon();
    Atlas.markLegendSoon();
    performance.mark("atlas:scene");
  }).catch(() => {
    Atlas.say(Atlas._("This point of view could not be loaded, so the map still shows the last one; choose it again."));
  });
  return this.scened;
};

/* As the page writes it, without the word for year that some languages would add. */
Atlas.dayWords = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.toLocaleDateString(Atlas.locale(), { day: "numeric", month: "long", timeZone: "UTC" })} ${date.getUTCFullYear()}`;
};

/* The map itself says by whom and for which day it is drawn. */
Atlas.Side.prototype.writeCaption = function writeCaption() {
  this.captionElement ??= L.DomUtil.create("div", "atlas-caption", this.map.getContainer());
  const parts = [Atlas._(this.scene.viewer), Atlas.dayWords(this.look.on)];
  if (this.showsUnfound()) parts.push(Atlas._("dotted: no position found"));
  this.captionElement.textContent = parts.join(" · ");
};

/* Whether disputed land in the frame is dotted, because no position of the viewer was found. */
Atlas.Side.prototype.showsUnfound = function showsUnfound() {
  const zones = this.layers.get("zones");
  if (!this.scene.unfound.size || !zones?.visible) return false;
  const frame = this.map.getBounds();
  return zones.all.some((face) => this.scene.unfound.has(face.id) && frame.intersects(Atlas.boundsOf(face)));
};

/* Brings the sides to what the address says. */
Atlas.followLook = () => {
  const { first, second, split } = Atlas.readLook();
  const same = (look, side) => side?.look && side.look.as === look.as && side.look.on === look.on;
  performance.mark("atlas:look");
  if (!same(first, Atlas.main)) Atlas.main.show(first);
  Atlas.compare(second, split);
  Atlas.markLook();
  Atlas.announceSoon();
};

/* Changes the look: the map follows at once, the page's lists a moment later. */
Atlas.setLook = (changes, { push = true } = {}) => {
  Atlas.writeAddress(Atlas.withoutDefaults(changes), { push });
  Atlas.followLook();
  Atlas.runPage(push ? 0 : 400);
};

/* Defaults are left out of an address, except in a step of the story, whose own defaults differ. */
Atlas.withoutDefaults = (changes) => {
  const kept = Atlas.readStep() || changes.step ? {} : { as: "defacto", on: Atlas.exerciseDay };
  const entries = Object.entries(changes).map(([key, value]) => [key, value === kept[key] || !value ? null : value]);
  return Object.fromEntries(entries);
};

/* Streamlit runs the page again when its history moves; that is how lists and cards follow. */
Atlas.runPage = (delay) => {
  window.clearTimeout(Atlas.lookTimer);
  Atlas.lookTimer = window.setTimeout(() =>
    Atlas.page.dispatchEvent(new Atlas.page.PopStateEvent("popstate", { state: Atlas.page.history.state })), delay);
};
