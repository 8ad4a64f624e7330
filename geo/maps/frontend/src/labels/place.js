import { selectedIds } from "../select/selection.js";
import { textSize } from "./measure.js";

export const dotBox = ({ x, y }) => [x - 4, y - 4, x + 4, y + 4];

export const endsOf = ({ type, coordinates }) => {
  const lines = type === "LineString" ? [coordinates] : coordinates;
  return [lines[0][0], lines.at(-1).at(-1)];
};

/* Where the label of a candidate may stand, the best spot first. */
export const labelSpots = (side, candidate) => {
  const { point, style, room, text } = candidate;
  if (style === "zone" && room) return zoneSpots(candidate);
  if (style !== "state") {
    const [width, height] = textSize(text, style);
    const gap = style === "city" ? 5 : selectedIds().has(candidate.feature) ? 15 : 11;
    return spotsAt(point, width, height,
      [[gap, -height / 2], [-width - gap, -height / 2], [-width / 2, -height - gap], [-width / 2, gap]]);
  }
  const wide = room ? room[1] - room[0] : 0;
  const letters = stateLetters(candidate.mark ? `${text} =` : text, wide);
  /* A name that is short in its land stands in the middle of what is seen of the land. */
  const x = wide > 2.5 * letters.width ? (room[0] + room[1]) / 2 : point.x;
  const { width, height } = letters;
  const steps = [-0.5, 0.35, -1.35, 1.1, -2.1];
  const places = [x, point.x].flatMap((at) => steps.map((step) => [at - point.x - width / 2, step * height]));
  const spots = spotsAt(point, width, height, places).map((spot) => ({ ...spot, ...letters }));
  return spots.filter(({ box }) => isOnLand(box, candidate));
};

/* The name of a zone stands within its zone, in one line or in several; where there is no room it is left
   out, and only what is selected is named beside its zone, on the end of a line that leads there. */
export const zoneSpots = (candidate) => {
  const { point, room, tall, text } = candidate;
  const fits = ({ width, height }) => width <= 1.1 * (room[1] - room[0]) && height <= 1.1 * (tall[1] - tall[0]);
  const blocks = [1, 2, 3].map((lines) => zoneBlock(text, lines));
  const block = blocks.find(fits);
  if (block) {
    const { width, height } = block;
    return spotsAt(point, width, height, [[-width / 2, -height / 2]]).map((spot) => ({ ...spot, lines: block.lines }));
  }
  if (!selectedIds().has(candidate.feature)) return [];
  const [{ width, height, lines }] = blocks;
  const gap = LEADER_PX;
  return spotsAt(point, width, height, [[gap, -height / 2], [-width - gap, -height / 2]])
    .map((spot, index) => ({ ...spot, lines, leader: index ? "right" : "left" }));
};

export const LEADER_PX = 34;

/* A text in up to so many lines of about one length, and the room that it takes. */
export const zoneBlock = (text, most) => {
  const words = text.split(" ");
  const wanted = Math.ceil(text.length / most);
  const lines = [];
  words.forEach((word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= wanted + 2) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  });
  const sizes = lines.map((line) => textSize(line, "zone"));
  return { lines, width: Math.max(...sizes.map(([width]) => width)), height: sizes[0][1] * lines.length };
};

/* A name whose middle has no room in its land is left out: beside it, it would stand on another's. */
export const isOnLand = ([left, top, right, bottom], { room, tall }) => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return !room || (x >= room[0] && x <= room[1] && y >= tall[0] && y <= tall[1]);
};

export const spotsAt = (point, width, height, places) => places.map(([dx, dy]) => ({
  x: point.x + dx, y: point.y + dy,
  box: [point.x + dx - 2, point.y + dy - 1, point.x + dx + width + 2, point.y + dy + height + 1],
}));

/* The wider a state lies on the screen, the larger and the wider apart are the letters of its name. */
export const STATE_SIZES = [[420, 1.3], [240, 1.12], [90, 1], [0, 0.9]];

export const stateLetters = (text, room) => {
  const [, scale] = STATE_SIZES.find(([least]) => room >= least);
  const [narrow, height] = textSize(text, "state").map((pixels) => pixels * scale);
  /* Letters that join are not spaced. */
  if (document.documentElement.dir === "rtl") return { width: narrow, height, scale, spacing: 0 };
  const em = height / 1.25;
  const gaps = [...text].length;
  const wanted = (0.4 * room - narrow) / gaps;
  const spacing = Math.min(0.55 * em, Math.max(0, wanted));
  return { width: narrow + gaps * spacing, height, scale, spacing: spacing / em + 0.14 };
};
