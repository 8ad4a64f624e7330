/* The map: its start, its sides, hatching, notices. One global: Atlas. */
"use strict";
const Atlas = {
  sides: [],
  state: { selection: null, paint: {}, rings: null },
  config: {},
  patterns: [],
  symbols: "",
  stack: {},
  days: [],
  marks: [],
  members: {},
  story: [],
  reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)"),
  /* The first side is the map of the page; a second one stands only while two are compared. */
  get main() { return this.sides[0]; },
  get map() { return this.sides[0].map; },
  get layers() { return this.sides[0].layers; },
};

/* From these zooms on, the medium and the fine band of a layer are drawn. */
Atlas.BANDS = [4.5, 6.5];
Atlas.PANES = ["tiles", "grid", "coast", "faces", "zones", "water", "extents", "borders", "ties", "outline"];

/* A side: a Leaflet map, its layers, and the scene (whose land, on which day) that it shows. */
Atlas.Side = class {
  constructor(map) {
    Object.assign(this, { map, layers: new Map(), scene: Atlas.indexScene({}), outline: null });
    map.setMinZoom(2).setMaxZoom(13);
    Atlas.PANES.forEach((name, order) => {
      const pane = map.createPane(name);
      pane.style.zIndex = 210 + order;
      if (["outline", "tiles", "grid", "coast"].includes(name)) pane.style.pointerEvents = "none";
    });
    map.createPane("labels");
    /* The surface of outlines stands from the start, so that the first selection need not make it. */
    map.getRenderer({ options: { pane: "outline" } });
    map.on("zoomend", () => this.layers.forEach((layer) => layer.load()));
    map.on("moveend", () => { this.layers.forEach((layer) => layer.drawNear()); this.placeLabels(); Atlas.markLegendSoon(); if (this.look) this.writeCaption(); });
    map.on("click", () => Atlas.select(null));
    Atlas.calm(map);
    Atlas.followTouch(map);
    this.followSize();
  }

  /* A new size keeps the centre, and is no move of the reader's that the address should tell. */
  followSize() {
    this.sizes = new ResizeObserver(() => {
      Atlas.resizing = true;
      this.map.invalidateSize({ animate: false });
      Atlas.resizing = false;
    });
    this.sizes.observe(this.map.getContainer());
  }
};

Atlas.start = (map, config) => {
  Object.assign(Atlas.config, config, { toggles: Object.fromEntries(config.toggles) });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(config.attribution);
  Atlas.sides = [new Atlas.Side(map)];
  Atlas.drawPatterns(Atlas.patterns);
  Atlas.addDefinitions(Atlas.symbols);
  Atlas.pageExtent = config.extent;
  Atlas.startStory();
  Atlas.readLayers();
  Atlas.readPosition();
  Atlas.frameMap();
  Atlas.addControls();
  Atlas.addKeyboard();
  Atlas.followAddress();
  Atlas.followBasemap();
  Atlas.followPage();
  Atlas.followTheme();
  const { lang, dir } = Atlas.page.document.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  Atlas.startTelling();
};

/* Hatching: one SVG pattern for each set of parties, shared by all zones that have it; dots where no position was found. */
Atlas.drawPatterns = (patterns) => {
  const width = 5.5;
  const pattern = ({ name, colours }) => {
    const total = width * colours.length;
    const stripe = (colour, index) =>
      `<rect class="stripe hatch-${colour}" x="${index * width}" width="${width * 0.3}" height="${total}"/>`;
    return `<pattern id="${name}" patternUnits="userSpaceOnUse" width="${total}" height="${total}"` +
      ` patternTransform="rotate(45)"><rect class="hatch-base" width="${total}" height="${total}"/>` +
      colours.map(stripe).join("") + "</pattern>";
  };
  const { name: dots, step, radius } = Atlas.dots;
  const dot = (x, y) => `<circle class="dot" cx="${x * step}" cy="${y * step}" r="${radius}"/>`;
  const dotted = `<pattern id="${dots}" patternUnits="userSpaceOnUse" width="${step}" height="${2 * step}">` +
    `<rect class="hatch-base" width="${step}" height="${2 * step}"/>${dot(0.25, 0.5)}${dot(0.75, 1.5)}</pattern>`;
  /* A style sheet of its own file could not name a pattern of this document. */
  const rules = [dots, ...patterns.map(({ name }) => name)].map((name) => `path.${name}{fill:url(#${name});fill-opacity:1}`);
  rules.push("path.tie-directed{marker-end:url(#tie-arrow)}", "path.extent{fill:url(#soft-edge)}", "path.role-withdrew{fill:url(#withdrew)}");
  Atlas.addDefinitions(`<svg width="0" height="0" aria-hidden="true" style="position:absolute">` +
    `<defs>${dotted}${patterns.map(pattern).join("")}</defs></svg><style>${rules.join("")}</style>`);
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
    window.setTimeout(() => Atlas.sides.forEach((side) => side.layers.forEach((layer) => layer.load())));
    Atlas.fitSelection();
    Atlas.nameSoon();
    Atlas.markLegendSoon();
  }
};

/* A notice stands until the next one, or as long as it takes to read it. */
Atlas.say = (message) => {
  const notice = Atlas.map.getContainer().querySelector(".atlas-notice");
  window.clearTimeout(Atlas.noticeTimer);
  notice.textContent = message;
  notice.hidden = !message;
  if (message) Atlas.noticeTimer = window.setTimeout(() => Atlas.say(""), 4000 + 60 * message.length);
};

/* Letters on the map are as large as those of the page around it. */
Atlas.followTextSize = (page) => {
  const follow = () => {
    const [wanted, own] = [page, document.documentElement].map((root) => root.ownerDocument.defaultView.getComputedStyle(root).fontSize);
    if (wanted === own) return;
    document.documentElement.style.fontSize = wanted;
    Atlas.textSizes.clear();
    Atlas.sides.forEach((side) => side.placeLabels());
  };
  Atlas.watch(page, { attributes: true, attributeFilter: ["style"] }, follow);
  follow();
};

Atlas.followTheme = () => {
  const page = Atlas.page.document.documentElement;
  const dress = () => { document.documentElement.dataset.theme = page.dataset.theme || "light"; };
  if (page === document.documentElement) return;
  Atlas.followTextSize(page);
  Atlas.watch(page, { attributes: true, attributeFilter: ["data-theme"] }, dress);
  dress();
};
