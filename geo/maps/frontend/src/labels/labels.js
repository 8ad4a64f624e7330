import { L } from "../leaflet.js";
import { store } from "../store.js";
import { labelCandidates } from "./candidates.js";
import { dotBox, endsOf, labelSpots } from "./place.js";

export const placeLabels = (side) => {
  window.cancelAnimationFrame(side.labelFrame);
  side.labelFrame = window.requestAnimationFrame(() => placeLabelsNow(side));
};

export const placeLabelsNow = (side) => {
  const { map } = side;
  const size = map.getSize();
  const taken = [...symbolBoxes(side), ...controlBoxes(side)];
  const free = (box, boxes) =>
    boxes.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
  const clear = (box) => box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2 && free(box, taken);
  const candidates = labelCandidates(side);
  /* The name of a state leaves room for its capital where it can. */
  const dots = candidates.filter(({ capital }) => capital).map(({ point }) => dotBox(point));
  const written = new Set();
  const made = document.createDocumentFragment();
  for (const candidate of candidates) {
    if (written.size >= 140) break;
    if (written.has(candidate.text)) continue;
    const dot = candidate.style === "city" ? [dotBox(candidate.point)] : [];
    if (!dot.every((box) => free(box, taken))) continue;
    const spots = labelSpots(side, candidate).filter(({ box }) => clear(box));
    const spot = spots.find(({ box }) => candidate.style !== "state" || free(box, dots)) || spots[0];
    if (!spot) continue;
    taken.push(spot.box, ...dot);
    made.append(labelElement(map, candidate, spot));
    written.add(candidate.text);
  }
  map.getPane("labels").replaceChildren(made);
};

/* What letters keep clear of: symbols, and the ends of ties. */
export const symbolBoxes = (side) => {
  const shown = [...side.layers.values()].filter(({ visible }) => visible);
  const symbols = shown.filter(({ kind }) => kind === "points").flatMap(({ features }) => features.map(({ geometry }) => geometry.coordinates));
  const ties = shown.filter(({ name }) => name.startsWith("ties")).flatMap(({ features }) => features);
  const ends = ties.filter(({ properties, geometry }) => geometry && !side.scene.hides(properties.feature)).flatMap(({ geometry }) => endsOf(geometry));
  return [...symbols, ...ends].map(([lon, lat]) => {
    const { x, y } = side.map.latLngToContainerPoint([lat, lon]);
    return [x - 8, y - 8, x + 8, y + 8];
  });
};

/* What lies on the map's edges: search, buttons, scale, attribution. */
export const controlBoxes = (side) => {
  const container = side.map.getContainer();
  const frame = container.getBoundingClientRect();
  return [...container.querySelectorAll(".leaflet-control, .atlas-caption")].map((control) => control.getBoundingClientRect())
    .filter(({ width, height }) => width && height)
    .map(({ left, top, right, bottom }) => [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top]);
};

export const labelElement = (map, candidate, spot) => {
  const element = document.createElement("div");
  const ground = store.paintOf[candidate.land];
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
