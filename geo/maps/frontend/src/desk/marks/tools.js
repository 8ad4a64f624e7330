/* What the tools do: each click or key adds to the mark that is drawn, which is written into the address when it is done. */

/** @import { Mark, MarkKind } from "./types.js" */

import { _ } from "../../i18n.js";
import { marks as rule } from "../../shared.js";
import { store } from "../../store.js";
import { distanceText } from "../units.js";
import { addPoint, doneMark, draft, drawDraft, dropDraft, isFull, seenMark } from "./draft.js";
import { change, redo, undo } from "./history.js";
import { aim, listenForPoints, stopListening } from "./input.js";
import { writeMarks } from "./grammar.js";
import { excessOf, marksNow } from "./live.js";
import { directionText, figureText } from "./words.js";
import { distanceKm } from "./geodesic.js";

/** @typedef {[lon: number, lat: number]} Place */

/** What shows the tools: it says things, and follows which tool is held. */
const shown = {
  say: (/** @type {string} */ _words) => undefined,
  follow: () => undefined,
};

/** @param {Partial<{ say: (words: string) => any, follow: () => any }>} panel */
export const showIn = (panel) => Object.assign(shown, panel);

/**
 * Takes a tool in hand, or lays it down; what was begun with another is dropped.
 * @param {MarkKind | null} kind
 */
export const take = (kind) => {
  dropDraft();
  draft.kind = kind;
  if (kind) listenForPoints(acts);
  else stopListening();
  shown.say(kind ? startWords(kind) : "");
  shown.follow();
};

/** @param {MarkKind} kind */
const startWords = (kind) => {
  if (kind === "ring") return _("Press the middle of the ring, then a point on it.");
  if (rule.sign_kinds.includes(kind)) return _("Press where it belongs.");
  return _("Press each point; press the last one twice.");
};

/** By keyboard: the map takes the keys, and its middle is aimed at. */
export const aimByKeyboard = () => {
  aim();
  store.map.getContainer().focus({ preventScroll: true });
};

/**
 * Puts a mark among those of the address, unless they would be too many or too long.
 * @param {Mark} mark
 */
export const keep = (mark) => {
  const marks = [...marksNow(), mark];
  const excess = excessOf(marks);
  if (excess) {
    shown.say(excessWords(excess));
    return false;
  }
  change(writeMarks(marks));
  return true;
};

/** @param {{ marks?: number, signs?: number }} excess */
const excessWords = ({ marks, signs }) =>
  marks
    ? _("{marks} marks are too many for a link, which has room for {most}; take one out.", {
        marks,
        most: rule.most,
      })
    : _(
        "With this mark the link would have {signs} signs of marks, and has room for {most}; take one out, or use fewer points.",
        { signs, most: rule.signs },
      );

/**
 * The marks without one of them.
 * @param {number} index
 */
export const removeMark = (index) => change(writeMarks(marksNow().toSpliced(index, 1)));

/**
 * Gives a mark other words.
 * @param {number} index
 * @param {string} text
 */
export const reword = (index, text) => {
  const marks = marksNow();
  const worded = marks.with(index, { ...marks[index], text });
  const excess = excessOf(worded);
  if (excess) shown.say(excessWords(excess));
  else if (text || marks[index].kind !== "text") change(writeMarks(worded));
};

/** What the mark that is drawn measures by now. */
const measureMark = () => {
  const mark = seenMark();
  const last = draft.points.at(-1);
  const leg =
    last && draft.cursor && draft.points.length > 1 && mark.kind === "line"
      ? _("{distance} from the last point", {
          distance: distanceText(distanceKm(last, draft.cursor)),
        })
      : "";
  return [figureText(mark), leg, directionText(mark)].filter(Boolean).join(" · ");
};

/** @param {string} name of the place that is snapped to */
const report = (name) => {
  const at = name && _("at {place}", { place: name });
  shown.say(
    [measureMark(), at].filter(Boolean).join(" · ") || (draft.kind ? startWords(draft.kind) : ""),
  );
};

const finish = () => {
  const mark = doneMark();
  dropDraft();
  if (mark && keep(mark)) {
    const figure = [figureText(mark), directionText(mark)].filter(Boolean).join(" · ");
    shown.say(figure ? _("Kept: {figure}", { figure }) : _("Kept."));
  }
  shown.follow();
};

/* A finger does not press the same spot twice. */
const SAME_PX = 9;

/**
 * Whether the last point is the one before it: to press it twice ends a mark. It is taken off again.
 * @param {number} before how many there were
 */
const isSameAgain = (before) => {
  const [one, other] = draft.points
    .slice(-2)
    .map(([lon, lat]) => store.map.latLngToContainerPoint([lat, lon]));
  const same = before > 0 && one.distanceTo(other) < SAME_PX;
  if (same) draft.points.pop();
  return same;
};

const acts = {
  /**
   * @param {Place} place
   * @param {string} name
   */
  add: (place, name) => {
    if (draft.kind === "text" && !draft.text) {
      shown.say(_("Write the words first."));
      return;
    }
    const before = draft.points.length;
    addPoint(place);
    draft.cursor = null;
    if (isFull() || isSameAgain(before)) {
      finish();
      return;
    }
    drawDraft();
    report(name);
    shown.follow();
  },
  /** @param {string} name */
  move: (name) => {
    if (!draft.points.length && !name) return;
    drawDraft();
    report(name);
  },
  back: () => {
    draft.points.pop();
    drawDraft();
    report("");
    shown.follow();
  },
  /* Ends the mark; with none begun it lays the tool down. */
  end: () => {
    if (draft.points.length) finish();
    else take(null);
  },
  undo: () => void undo(),
  redo: () => void redo(),
};

export const { back, end } = acts;
