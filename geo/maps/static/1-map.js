/* The map: panes, layers drawn from GeoJSON over HTTP, zoom bands, paint. One global: Atlas. */
"use strict";
const Atlas = {
  map: null,
  layers: new Map(),
  state: { selection: null, paint: {}, rings: null },
  config: {},
  patterns: [],
  symbols: "",
  stack: {},
  reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)"),
};

/* From these zooms on, the medium and the fine band of a layer are drawn. */
Atlas.BANDS = [4.5, 6.5];
Atlas.PANES = ["faces", "zones", "grid", "water", "extents", "borders", "ties", "outline"];

Atlas.start = (map, config) => {
  Object.assign(Atlas.config, config, { toggles: Object.fromEntries(config.toggles) });
  Atlas.map = map;
  map.setMinZoom(2).setMaxZoom(13);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(config.attribution);
  Atlas.PANES.forEach((name, order) => {
    const pane = map.createPane(name);
    pane.style.zIndex = 210 + order;
    if (name === "outline" || name === "grid") pane.style.pointerEvents = "none";
  });
  /* The surface of outlines stands from the start, so that the first selection need not make it. */
  map.getRenderer({ options: { pane: "outline" } });
  Atlas.drawPatterns(Atlas.patterns);
  Atlas.addDefinitions(Atlas.symbols);
  Atlas.readLayers();
  Atlas.readPosition();
  map.on("zoomend", () => Atlas.layers.forEach((layer) => layer.load()));
  map.on("moveend", () => Atlas.layers.forEach((layer) => layer.drawNear()));
  map.on("click", () => Atlas.select(null));
  Atlas.followAddress();
  Atlas.followPage();
  Atlas.followTheme();
  Atlas.addControls();
};

/* A layer of the map: its GeoJSON is fetched for the zoom band in use and drawn in one pane. */
Atlas.Layer = class {
  constructor(options) {
    Object.assign(this, { drawn: null, band: null, all: [] }, options);
    const toggles = Object.keys(Atlas.config.toggles)
      .filter((toggle) => Atlas.config.toggles[toggle].includes(this.name));
    this.visible = !toggles.length || toggles.some((toggle) => Atlas.wantedLayers.includes(toggle));
    Atlas.layers.set(this.name, this);
  }

  wantedBand() {
    if (!this.urls.coarse) return "all";
    const zoom = Atlas.map.getZoom();
    const [medium, fine] = Atlas.BANDS;
    /* The first map is drawn from the medium band, which is soon there, and then made finer. */
    return zoom < medium ? "coarse" : zoom < fine || !Atlas.ready ? "medium" : "fine";
  }

  async load() {
    const band = this.wantedBand();
    if (!this.visible || !this.urls[band] || band === this.band || (this.late && !Atlas.ready)) return;
    this.band = band;
    try {
      const collection = await Atlas.fetchJson(this.urls[band]);
      if (band === this.band) this.draw(collection.features);
    } catch (error) {
      this.band = null;
      Atlas.say(`The layer “${this.name}” could not be loaded; it is tried again when the map moves.`);
    }
  }

  /* A layer may show a part of its document: some kinds, some features, and always the selected. */
  get features() {
    return this.all.filter(({ properties: { feature } }) =>
      Atlas.shows(feature) || feature === Atlas.state.selection);
  }

  /* Whether the layer has this feature and shows it only while it is selected. */
  hides(id) {
    return Boolean(id) && !Atlas.shows(id) && this.all.some(({ properties: { feature } }) => feature === id);
  }

  draw(features) {
    const kind = ({ properties: { feature } }) => feature?.split(":")[0];
    this.all = this.draws ? features.filter((feature) => kind(feature) === this.draws) : features;
    const drawn = this.build();
    if (this.drawn) this.drawn.remove();
    this.drawn = drawn;
    if (this.visible) drawn.addTo(Atlas.map);
    Atlas.showSelection();
    Atlas.placeLabels();
    Atlas.announceReady();
  }

  /* Draws again where the view has come near shapes that were left out. */
  drawNear() {
    if (!this.visible || !this.waiting) return;
    const missing = this.features.some((feature) =>
      feature.bounds && !this.near.has(feature) && Atlas.near(feature));
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
    if (visible && this.drawn) this.drawn.addTo(Atlas.map);
    this.load();
    Atlas.showSelection();
    Atlas.placeLabels();
  }
};

Atlas.addLayer = (name) => new Atlas.Layer(Atlas.stack[name]).load();

Atlas.shows = (feature) => {
  const [kind, name] = feature?.split(":") || [];
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
Atlas.near = (feature) => {
  feature.bounds ??= L.latLngBounds(Atlas.cornersOf(feature.geometry.coordinates));
  const { min_zoom: minZoom = 0 } = feature.properties;
  return Atlas.map.getZoom() >= minZoom && Atlas.map.getBounds().pad(0.5).intersects(feature.bounds);
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
    feature.geometry && feature.geometry.type !== "Point" && Atlas.near(feature));
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

/* Shapes get their id for scripts and tests, and answer as one group: a click selects. */
Atlas.wire = (layer, group) => {
  if (!layer.selects) return group;
  group.on("add", () => group.eachLayer((path) => {
    if (Atlas.selectable(layer, path.feature)) {
      path.getElement()?.setAttribute("data-feature", path.feature.properties.feature);
    }
  }));
  group.on("click", (event) => {
    if (Atlas.selectable(layer, event.layer.feature)) Atlas.select(event.layer.feature.properties.feature);
  });
  group.bindTooltip((path) => Atlas.text(path.feature.properties.name || ""), { sticky: true, opacity: 1 });
  return group;
};

Atlas.text = (value) => String(value)
  .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

Atlas.classesOf = (layer, { properties: { feature, style } }) => {
  if (!layer.paintedBy) return [layer.className, style || ""].join(" ").trim();
  const painted = Atlas.wantedLayers.includes(layer.paintedBy) && Atlas.paintOf[feature];
  return [layer.className, painted || ""].join(" ").trim();
};

Atlas.paintOf = {};
Atlas.markOf = {};
Atlas.byFeature = (groups) => Object.fromEntries(
  Object.entries(groups).flatMap(([value, features]) => features.map((feature) => [feature, value])));

/* Changes what the page may change without a new map: paint, rings, selection. */
Atlas.update = (state) => {
  const repaint = JSON.stringify(state.paint) !== JSON.stringify(Atlas.state.paint);
  const rerings = JSON.stringify(state.rings) !== JSON.stringify(Atlas.state.rings);
  Object.assign(Atlas.state, state);
  Atlas.paintOf = Atlas.byFeature(state.paint);
  Atlas.markOf = Atlas.byFeature(state.marks);
  Atlas.writeAddress(state.address);
  if (repaint) Atlas.repaint();
  if (rerings) Atlas.drawRings();
  Atlas.placeLabels();
};

Atlas.repaint = () => {
  Atlas.layers.forEach((layer) => layer.paintedBy && layer.drawn?.eachLayer((path) => {
    const element = path.getElement?.();
    if (!path.feature || !(element instanceof SVGElement)) return;
    const interactive = element.classList.contains("leaflet-interactive");
    element.setAttribute("class",
      Atlas.classesOf(layer, path.feature) + (interactive ? " leaflet-interactive" : ""));
  }));
};

/* The page computes the rings, so they come with its state and not by URL. */
Atlas.drawRings = () => Atlas.layers.get("rings")?.draw(Atlas.state.rings?.features || []);

/* Hatching: one SVG pattern for each set of claimants, shared by all zones that have it. */
Atlas.drawPatterns = (patterns) => {
  const width = 5;
  const pattern = ({ name, colours }) => {
    const total = width * colours.length;
    const stripe = (colour, index) =>
      `<rect class="hatch-${colour}" x="${index * width}" width="${width * 0.46}" height="${total}"/>`;
    return `<pattern id="${name}" patternUnits="userSpaceOnUse" width="${total}" height="${total}"` +
      ` patternTransform="rotate(45)"><rect class="hatch-base" width="${total}" height="${total}"/>` +
      colours.map(stripe).join("") + "</pattern>";
  };
  /* A style sheet of its own file could not name a pattern of this document. */
  const rules = patterns.map(({ name }) => `path.${name}{fill:url(#${name});fill-opacity:1}`);
  Atlas.addDefinitions(`<svg width="0" height="0" aria-hidden="true" style="position:absolute">` +
    `<defs>${patterns.map(pattern).join("")}</defs></svg><style>${rules.join("")}</style>`);
};

Atlas.addDefinitions = (svg) => {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.appendChild(holder);
};

/* Ready: what the page is about is drawn; what helps to read it follows. Measurements wait for this. */
Atlas.announceReady = () => {
  const waiting = [...Atlas.layers.values()].some((layer) =>
    layer.visible && !layer.late && !layer.drawn && Object.keys(layer.urls).length);
  if (!waiting && !Atlas.ready) {
    Atlas.ready = true;
    Atlas.map.getContainer().dataset.ready = "true";
    performance.mark("atlas:ready");
    window.setTimeout(() => Atlas.layers.forEach((layer) => layer.load()));
    Atlas.fitSelection();
  }
};

Atlas.say = (message) => {
  const notice = Atlas.map.getContainer().querySelector(".atlas-notice");
  notice.textContent = message;
  notice.hidden = !message;
};

Atlas.followTheme = () => {
  const dress = (event) => {
    document.documentElement.dataset.theme = event.detail?.theme?.base || "light";
  };
  window.Streamlit?.events.addEventListener(window.Streamlit.RENDER_EVENT, dress);
};
