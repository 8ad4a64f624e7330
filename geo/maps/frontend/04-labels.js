/* Labels that never cover one another, the symbols or the controls; the most important are placed first. */
"use strict";
Atlas.Side.prototype.placeLabels = function placeLabels() {
  window.cancelAnimationFrame(this.labelFrame);
  this.labelFrame = window.requestAnimationFrame(() => this.placeLabelsNow());
};

/* Candidates come from the label layers and from places. */
Atlas.Side.prototype.labelCandidates = function labelCandidates() {
  const { map } = this;
  const [zoom, size] = [map.getZoom(), map.getSize()];
  const candidates = [];
  const roles = Atlas.rolesShown(this);
  this.layers.forEach((layer) => {
    if (!layer.visible || !layer.labels || Atlas.namedByTiles(layer.labels)) return;
    layer.features.forEach((drawn) => {
      const { feature, label, name, former, rank = 3, min_zoom: minZoom = 0, label_at: at, style, span, state } = drawn.properties;
      const lonLat = at || (drawn.geometry?.type === "Point" && drawn.geometry.coordinates);
      if ((zoom < minZoom && feature !== Atlas.state.selection) || !lonLat || this.scene.hides(feature)) return;
      const [lon, lat] = lonLat;
      const point = map.latLngToContainerPoint([lat, lon]);
      const [west, south, east, north] = span || [];
      const room = span && [west, east].map((edge) => Math.min(size.x, Math.max(0, map.latLngToContainerPoint([lat, edge]).x)));
      const tall = span && [north, south].map((edge) => map.latLngToContainerPoint([edge, lon]).y);
      const inside = point.x >= 0 && point.x <= size.x || (room && room[1] - room[0] > 120);
      if (!inside || point.y < 0 || point.y > size.y) return;
      const own = Atlas.labelText(Atlas.nameThen(this, feature, { name: label || name, former }));
      const text = feature?.startsWith("note:") ? Atlas._("{name}: control not drawn", { name: own }) : own;
      candidates.push({ point, room, tall, rank, text, mark: (roles && Atlas.markOf[feature]) || "", style: layer.labels, capital: style === "capital", feature, land: roles ? (state ? `state:${state}` : feature) : null });
    });
  });
  const chosen = Atlas.state.selection;
  return candidates.sort((a, b) => (b.feature === chosen) - (a.feature === chosen) || a.rank - b.rank);
};

Atlas.Side.prototype.placeLabelsNow = function placeLabelsNow() {
  const { map } = this;
  const size = map.getSize();
  const taken = [...this.symbolBoxes(), ...this.controlBoxes()];
  const free = (box, boxes) =>
    boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
  const clear = (box) => box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2 && free(box, taken);
  const candidates = this.labelCandidates();
  /* The name of a state leaves room for its capital where it can. */
  const dots = candidates.filter(({ capital }) => capital).map(({ point }) => Atlas.dotBox(point));
  const written = new Set();
  const made = document.createDocumentFragment();
  for (const candidate of candidates) {
    if (written.size >= 140) break;
    if (written.has(candidate.text)) continue;
    const dot = candidate.style === "city" ? [Atlas.dotBox(candidate.point)] : [];
    if (!dot.every((box) => free(box, taken))) continue;
    const spots = this.labelSpots(candidate).filter(({ box }) => clear(box));
    const spot = spots.find(({ box }) => candidate.style !== "state" || free(box, dots)) || spots[0];
    if (!spot) continue;
    taken.push(spot.box, ...dot);
    made.append(Atlas.labelElement(map, candidate, spot));
    written.add(candidate.text);
  }
  map.getPane("labels").replaceChildren(made);
};

Atlas.dotBox = ({ x, y }) => [x - 4, y - 4, x + 4, y + 4];

/* What letters keep clear of: symbols, and the ends of ties. */
Atlas.Side.prototype.symbolBoxes = function symbolBoxes() {
  const shown = [...this.layers.values()].filter(({ visible }) => visible);
  const symbols = shown.filter(({ kind }) => kind === "points").flatMap(({ features }) => features.map(({ geometry }) => geometry.coordinates));
  const ties = shown.filter(({ name }) => name.startsWith("ties")).flatMap(({ features }) => features);
  const ends = ties.filter(({ properties, geometry }) => geometry && !this.scene.hides(properties.feature)).flatMap(({ geometry }) => Atlas.endsOf(geometry));
  return [...symbols, ...ends].map(([lon, lat]) => {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    return [x - 8, y - 8, x + 8, y + 8];
  });
};

Atlas.endsOf = ({ type, coordinates }) => {
  const lines = type === "LineString" ? [coordinates] : coordinates;
  return [lines[0][0], lines.at(-1).at(-1)];
};

/* What lies on the map's edges: search, buttons, scale, attribution. */
Atlas.Side.prototype.controlBoxes = function controlBoxes() {
  const container = this.map.getContainer();
  const frame = container.getBoundingClientRect();
  return [...container.querySelectorAll(".leaflet-control, .atlas-caption")].map((control) => control.getBoundingClientRect())
    .filter(({ width, height }) => width && height)
    .map(({ left, top, right, bottom }) => [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top]);
};

/* Where the label of a candidate may stand, the best spot first. */
Atlas.Side.prototype.labelSpots = function labelSpots(candidate) {
  const { point, style, room, text } = candidate;
  if (style === "zone" && room) return Atlas.zoneSpots(candidate);
  if (style !== "state") {
    const [width, height] = Atlas.textSize(text, style);
    const gap = style === "city" ? 5 : Atlas.selectedIds().has(candidate.feature) ? 15 : 11;
    return Atlas.spotsAt(point, width, height,
      [[gap, -height / 2], [-width - gap, -height / 2], [-width / 2, -height - gap], [-width / 2, gap]]);
  }
  const wide = room ? room[1] - room[0] : 0;
  const letters = Atlas.stateLetters(candidate.mark ? `${text} =` : text, wide);
  /* A name that is short in its land stands in the middle of what is seen of the land. */
  const x = wide > 2.5 * letters.width ? (room[0] + room[1]) / 2 : point.x;
  const { width, height } = letters;
  const steps = [-0.5, 0.35, -1.35, 1.1, -2.1];
  const places = [x, point.x].flatMap((at) => steps.map((step) => [at - point.x - width / 2, step * height]));
  const spots = Atlas.spotsAt(point, width, height, places).map((spot) => ({ ...spot, ...letters }));
  return spots.filter(({ box }) => Atlas.isOnLand(box, candidate));
};

/* The name of a zone stands within its zone, in one line or in several; where there is no room it is left
   out, and only what is selected is named beside its zone, on the end of a line that leads there. */
Atlas.zoneSpots = (candidate) => {
  const { point, room, tall, text } = candidate;
  const fits = ({ width, height }) => width <= 1.1 * (room[1] - room[0]) && height <= 1.1 * (tall[1] - tall[0]);
  const blocks = [1, 2, 3].map((lines) => Atlas.zoneBlock(text, lines));
  const block = blocks.find(fits);
  if (block) {
    const { width, height } = block;
    return Atlas.spotsAt(point, width, height, [[-width / 2, -height / 2]]).map((spot) => ({ ...spot, lines: block.lines }));
  }
  if (!Atlas.selectedIds().has(candidate.feature)) return [];
  const [{ width, height, lines }] = blocks;
  const gap = Atlas.LEADER_PX;
  return Atlas.spotsAt(point, width, height, [[gap, -height / 2], [-width - gap, -height / 2]])
    .map((spot, index) => ({ ...spot, lines, leader: index ? "right" : "left" }));
};
Atlas.LEADER_PX = 34;

/* A text in up to so many lines of about one length, and the room that it takes. */
Atlas.zoneBlock = (text, most) => {
  const words = text.split(" ");
  const wanted = Math.ceil(text.length / most);
  const lines = [];
  words.forEach((word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= wanted + 2) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  });
  const sizes = lines.map((line) => Atlas.textSize(line, "zone"));
  return { lines, width: Math.max(...sizes.map(([width]) => width)), height: sizes[0][1] * lines.length };
};

/* A name whose middle has no room in its land is left out: beside it, it would stand on another's. */
Atlas.isOnLand = ([left, top, right, bottom], { room, tall }) => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return !room || (x >= room[0] && x <= room[1] && y >= tall[0] && y <= tall[1]);
};

Atlas.spotsAt = (point, width, height, places) => places.map(([dx, dy]) => ({
  x: point.x + dx, y: point.y + dy,
  box: [point.x + dx - 2, point.y + dy - 1, point.x + dx + width + 2, point.y + dy + height + 1],
}));

/* The wider a state lies on the screen, the larger and the wider apart are the letters of its name. */
Atlas.STATE_SIZES = [[420, 1.3], [240, 1.12], [90, 1], [0, 0.9]];
Atlas.stateLetters = (text, room) => {
  const [, scale] = Atlas.STATE_SIZES.find(([least]) => room >= least);
  const [narrow, height] = Atlas.textSize(text, "state").map((pixels) => pixels * scale);
  /* Letters that join are not spaced. */
  if (document.documentElement.dir === "rtl") return { width: narrow, height, scale, spacing: 0 };
  const em = height / 1.25;
  const gaps = [...text].length;
  const wanted = (0.4 * room - narrow) / gaps;
  const spacing = Math.min(0.55 * em, Math.max(0, wanted));
  return { width: narrow + gaps * spacing, height, scale, spacing: spacing / em + 0.14 };
};

Atlas.labelElement = (map, candidate, spot) => {
  const element = document.createElement("div");
  const ground = Atlas.paintOf[candidate.land];
  element.className = `label label-${candidate.style}${ground ? ` on-${ground}` : ""}`;
  element.textContent = candidate.text;
  element.setAttribute("aria-hidden", "true");
  if (spot.lines) element.textContent = spot.lines.join("\n");
  if (spot.leader) element.classList.add("led", `led-${spot.leader}`);
  if (candidate.mark) element.append(Object.assign(document.createElement("b"), { className: `sign-${candidate.mark}` }));
  if (spot.scale) Object.assign(element.style, { fontSize: `${0.78125 * spot.scale}rem`, letterSpacing: `${spot.spacing}em` });
  L.DomUtil.setPosition(element, map.containerPointToLayerPoint([spot.x, spot.y]).round());
  if (candidate.style === "city") {
    const dot = document.createElement("i");
    if (candidate.capital) dot.className = "capital";
    dot.style.left = `${candidate.point.x - spot.x}px`;
    dot.style.top = `${candidate.point.y - spot.y}px`;
    element.appendChild(dot);
  }
  return element;
};

Atlas.textSizes = new Map();
Atlas.textSize = (text, style) => {
  const key = `${style}|${text}`;
  if (!Atlas.textSizes.has(key)) {
    Atlas.ruler ??= document.createElement("canvas").getContext("2d");
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const fonts = { state: [12.5, 600, 0.14], zone: [11, 600, 0.02], city: [11, 400, 0], place: [11.5, 600, 0],
      water: [12, 400, 0.12], figure: [11.5, 600, 0] };
    const [size, weight, spaced] = fonts[style] || fonts.place;
    const pixels = size * scale;
    /* Letters that join are not spaced. */
    const spacing = document.documentElement.dir === "rtl" ? 0 : spaced;
    Atlas.ruler.font = `${weight} ${pixels}px system-ui, "Noto Sans", sans-serif`;
    const shown = style === "state" ? text.toUpperCase() : text;
    const width = Atlas.ruler.measureText(shown).width + shown.length * spacing * pixels;
    Atlas.textSizes.set(key, [width, pixels * 1.25]);
  }
  return Atlas.textSizes.get(key);
};
