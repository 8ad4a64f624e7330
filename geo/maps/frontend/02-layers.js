/* Layers: drawn from GeoJSON over HTTP, by zoom band, in the colours of their side's scene. */
"use strict";
/* A layer of the map: its GeoJSON is fetched for the zoom band in use and drawn in one pane. */
Atlas.Layer = class {
  constructor(options, side) {
    Object.assign(this, { drawn: null, band: null, all: [], side }, options);
    const toggles = Object.keys(Atlas.config.toggles)
      .filter((toggle) => Atlas.config.toggles[toggle].includes(this.name));
    this.visible = !toggles.length || toggles.some((toggle) => Atlas.wantedLayers.includes(toggle));
    side.layers.set(this.name, this);
  }

  wantedBand() {
    const zoom = this.side.map.getZoom();
    const [medium, fine] = Atlas.BANDS;
    /* The first map is drawn from the medium band, which is soon there, and then made finer. */
    const band = zoom < medium ? "coarse" : zoom < fine || !Atlas.ready ? "medium" : "fine";
    return this.urls[band] ? band : "all";
  }

  async load() {
    const band = this.wantedBand();
    if (!this.visible || !this.urls[band] || band === this.band || (this.late && !Atlas.ready)) return;
    this.band = band;
    try {
      /* Nothing is drawn before it is known whose land it is. */
      const [collection] = await Promise.all([Atlas.fetchJson(this.urls[band]), this.side.scened]);
      if (band === this.band) this.draw(collection.features);
    } catch (error) {
      this.band = null;
      Atlas.say(Atlas._("The layer “{layer}” could not be loaded; it is tried again when the map moves.", { layer: this.name }));
    }
  }

  /* A layer may show a part of its document: some kinds, some features, and always the selected. */
  get features() {
    const selected = Atlas.selectedIds();
    return this.all.filter(({ properties: { feature } }) =>
      selected.has(feature) || (Atlas.shows(feature) && !this.side.scene.idle.has(feature)));
  }

  /* Whether the layer has one of these features and shows it only while it is selected. */
  hides(ids) {
    return this.all.some(({ properties: { feature } }) =>
      ids.has(feature) && (!Atlas.shows(feature) || this.side.scene.idle.has(feature)));
  }

  draw(features) {
    const part = ({ properties: { feature, group } }) => group || feature?.split(":")[0];
    this.all = this.draws ? features.filter((feature) => part(feature) === this.draws) : features;
    const drawn = this.build();
    Atlas.keepingFocus(() => {
      if (this.drawn) this.drawn.remove();
      this.drawn = drawn;
      if (this.visible) drawn.addTo(this.side.map);
    });
    this.side.showSelection();
    this.side.placeLabels();
    if (this.name === "zones" && this.side.look) this.side.writeCaption();
    Atlas.nameSoon();
    Atlas.markLegendSoon();
    Atlas.announceReady();
  }

  /* Draws again where the view has come near shapes that were left out. */
  drawNear() {
    if (!this.visible || !this.waiting) return;
    const missing = this.features.some((feature) =>
      feature.geometry && !this.near.has(feature) && Atlas.near(feature, this.side.map));
    if (missing) this.redraw();
  }

  redraw() {
    if (this.drawn) this.draw(this.all);
  }

  build() {
    return (Atlas.BUILDERS[this.kind] || Atlas.buildPaths)(this);
  }

  show(visible) {
    this.visible = visible;
    if (!visible && this.drawn) this.drawn.remove();
    if (visible && this.drawn) this.drawn.addTo(this.side.map);
    this.load();
    this.side.showSelection();
    this.side.placeLabels();
    Atlas.nameSoon();
    Atlas.markLegendSoon();
  }

  /* Dresses what is drawn anew, where the scene or the paint has changed. */
  restyle() {
    if (this.kind === "points") this.dim();
    if (this.tied && this.stale()) { this.redraw(); return; }
    if (!this.follows) return;
    this.drawn?.eachLayer((part) => (part.eachLayer ? part.eachLayer((path) => this.dress(path)) : this.dress(part)));
  }

  /* Whether ties are drawn that do not hold on the day, or others are missing. */
  stale() {
    const held = this.features.map(({ id }) => id).join();
    const changed = this.held !== undefined && held !== this.held;
    this.held = held;
    return changed;
  }

  dress(path) {
    const element = path.getElement?.();
    if (!(element instanceof SVGElement) || element.classList.contains("hit")) return;
    const classes = element.classList.contains("leaflet-interactive") ? " leaflet-interactive" : "";
    element.setAttribute("class", Atlas.classesOf(this, path.feature) + classes);
    this.nameElement(path);
  }

  /* Shapes carry the id by which they are selected, for scripts and tests. */
  nameElement(path) {
    if (Atlas.selectable(this, path.feature)) {
      path.getElement()?.setAttribute("data-feature", Atlas.featureOf(this.side, path.feature));
    }
  }

  dim() {
    this.drawn?.eachLayer((marker) => marker.getElement()?.classList
      .toggle("dimmed", this.side.scene.dimmed.has(marker.feature.properties.feature)));
  }
};

Atlas.addLayer = (name) => Atlas.sides.forEach((side) => new Atlas.Layer(Atlas.stack[name], side).load());

/* A step of the story shows the places that it is about, which are selected, and no others. */
Atlas.shows = (feature) => {
  const [kind, name] = feature?.split(":") || [];
  if (kind === "place" && Atlas.readStep()) return false;
  return !Atlas.config.only[kind] || Atlas.config.only[kind].includes(name);
};

/* Layers of one page share documents, so each is fetched once. */
Atlas.documents = new Map();
Atlas.fetchJson = (url) => {
  if (!Atlas.documents.has(url)) {
    const asked = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    });
    asked.catch(() => Atlas.documents.delete(url));
    Atlas.documents.set(url, asked);
  }
  return Atlas.documents.get(url);
};

/* Only shapes near the view and due at its zoom are drawn; the others wait until it comes to them. */
Atlas.near = (feature, map) => {
  const { min_zoom: minZoom = 0 } = feature.properties;
  return map.getZoom() >= minZoom && map.getBounds().pad(0.5).intersects(Atlas.boundsOf(feature));
};

Atlas.boundsOf = (feature) => {
  feature.bounds ??= L.latLngBounds(Atlas.cornersOf(feature.geometry.coordinates));
  return feature.bounds;
};

Atlas.cornersOf = (coordinates) => {
  const box = [90, 180, -90, -180];
  const walk = (part) => {
    if (typeof part[0] !== "number") { part.forEach(walk); return; }
    const [lon, lat] = part;
    if (lat < box[0]) box[0] = lat;
    if (lon < box[1]) box[1] = lon;
    if (lat > box[2]) box[2] = lat;
    if (lon > box[3]) box[3] = lon;
  };
  walk(coordinates);
  return [[box[0], box[1]], [box[2], box[3]]];
};

Atlas.buildPaths = (layer) => {
  const shapes = layer.features.filter((feature) =>
    feature.geometry && feature.geometry.type !== "Point" && Atlas.near(feature, layer.side.map));
  layer.near = new Set(shapes);
  layer.waiting = layer.features.length - shapes.length;
  const options = { pane: layer.pane, smoothFactor: 0 };
  const drawn = L.geoJSON(shapes, {
    ...options,
    style: (feature) => ({
      className: Atlas.classesOf(layer, feature),
      interactive: !layer.thin && Atlas.selectable(layer, feature),
      bubblingMouseEvents: false,
    }),
  });
  if (!layer.thin) return Atlas.wire(layer, drawn);
  /* A thin line gets a wide invisible one above it, so that a finger finds it. */
  const hit = L.geoJSON(shapes.filter((feature) => Atlas.selectable(layer, feature)), {
    ...options,
    style: { className: "hit", bubblingMouseEvents: false },
  });
  return L.layerGroup([Atlas.wire(layer, drawn), Atlas.wire(layer, hit)]);
};

Atlas.selectable = (layer, { properties: { feature } }) =>
  Boolean(feature) && Boolean(layer.selects) && feature.startsWith(`${layer.selects}:`);

/* Shapes answer as one group: a click selects. */
Atlas.wire = (layer, group) => {
  if (!layer.selects) {
    group.on("add", () => group.eachLayer((path) => path.getElement?.()?.setAttribute("aria-hidden", "true")));
    return group;
  }
  group.on("add", () => group.eachLayer((path) => {
    layer.nameElement(path);
    /* A shape that shows its tooltip on focus would be a tab stop by itself. */
    path.getElement()?.setAttribute("tabindex", "-1");
    path.getElement()?.setAttribute("aria-hidden", "true");
  }));
  group.on("click", (event) => {
    if (Atlas.selectable(layer, event.layer.feature)) Atlas.select(Atlas.featureOf(layer.side, event.layer.feature));
  });
  group.bindTooltip((path) => Atlas.text(Atlas.spokenName(layer.side, path.feature)), { sticky: true, opacity: 1 });
  return group;
};

Atlas.text = (value) => String(value)
  .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

Atlas.paintOf = {};
Atlas.markOf = {};
Atlas.byFeature = (groups) => Object.fromEntries(
  Object.entries(groups || {}).flatMap(([value, features]) => features.map((feature) => [feature, value])));

Atlas.classesOf = (layer, feature) => {
  const { style } = feature.properties;
  const followed = Atlas.FOLLOWERS[layer.follows]?.(layer, feature);
  return [layer.className, followed ?? style ?? ""].join(" ").trim();
};

/* Changes what the page may change without a new map: paint, rings, marks. */
Atlas.update = (state) => {
  const dress = ({ paint, tints }) => JSON.stringify([paint, tints]);
  const repaint = dress(state) !== dress(Atlas.state);
  const rerings = JSON.stringify(state.rings) !== JSON.stringify(Atlas.state.rings);
  Object.assign(Atlas.state, state);
  Atlas.paintOf = Atlas.byFeature(state.paint);
  Atlas.markOf = Atlas.byFeature(state.marks);
  Atlas.writeAddress(state.address);
  if (repaint) Atlas.repaint();
  if (rerings) Atlas.drawRings();
  Atlas.sides.forEach((side) => side.placeLabels());
};

Atlas.repaint = () => Atlas.sides.forEach((side) => side.layers.forEach((layer) => layer.restyle()));

/* The page computes the rings, so they come with its state and not by URL. */
Atlas.drawRings = () => Atlas.sides.forEach((side) =>
  side.layers.get("rings")?.draw(Atlas.state.rings?.features || []));
