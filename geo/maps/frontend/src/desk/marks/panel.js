/* The tools on the map: which is in hand, in which colour, with which words; what it measures, and the marks so far. */

/** @import { MarkKind } from "./types.js" */

import { signMarkup } from "../../controls/control.js";
import { keepToItself, textButton } from "../../controls/panel.js";
import { fieldOf, make, setAttributes, setText } from "../../dom.js";
import { _ } from "../../i18n.js";
import { marks as rule } from "../../shared.js";
import { store } from "../../store.js";
import { followMarks } from "../tools.js";
import { chooseUnit, unitName, UNITS } from "../units.js";
import { draft, drawDraft } from "./draft.js";
import { canRedo, canUndo, change, redo, undo } from "./history.js";
import { markList } from "./list.js";
import { cleanText, marksNow, showMarks, whenChanged } from "./live.js";
import style from "./style.css";
import { aimByKeyboard, back, end, keep, showIn, take } from "./tools.js";

/** @type {[MarkKind, () => string, string][]} */
const TOOLS = [
  ["line", () => _("Distance"), "M2 13L6 5L10 9L14 3"],
  ["area", () => _("Area"), "M2 12L5 3L14 5L11 13Z"],
  ["ring", () => _("Ring"), "M8 2A6 6 0 1 1 8 14A6 6 0 1 1 8 2M8 8H14"],
  ["arrow", () => _("Arrow"), "M2 14L14 2M14 8V2H8"],
  ["point", () => _("Point"), "M8 5A3 3 0 1 1 8 11A3 3 0 1 1 8 5M8 1V4M8 12V15M1 8H4M12 8H15"],
  ["text", () => _("Words"), "M2 3H14M8 3V14"],
];
const COLOURS = [() => _("Green"), () => _("Pink"), () => _("Brown")];

/** @type {{ part: HTMLElement, said: HTMLElement, follow: () => void } | null} */
let panel = null;

/* Opens the tools, or closes them. */
export const openTools = () => {
  if (!panel) panel = buildPanel();
  else if (!panel.part.hidden) {
    close();
    return;
  }
  panel.part.hidden = false;
  panel.follow();
  panel.part.querySelector("button")?.focus({ preventScroll: true });
};

const close = () => {
  take(null);
  if (panel) panel.part.hidden = true;
  store.map.getContainer().focus({ preventScroll: true });
};

const buildPanel = () => {
  document.head.append(make(document, "style", { textContent: style }));
  const said = make(document, "p", { className: "desk-said" });
  setAttributes(said, { role: "status", "aria-live": "polite" });
  const [tools, edits, list] = [toolButtons(), editButtons(), markList(focusAfter)];
  const unit = unitChoice();
  const parts = [
    heading(),
    tools.part,
    choices(unit.part),
    said,
    edits.part,
    list.part,
    footnote(),
  ];
  const part = make(document, "section", { className: "desk", hidden: true }, ...parts);
  part.setAttribute("aria-label", _("Measure and mark"));
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  keepToItself(part);
  store.map.getContainer().append(part);
  const follow = () => [tools, edits, unit, list].forEach((one) => one.follow());
  showIn({ say: (words) => setText(said, words), follow });
  whenChanged(follow);
  showMarks();
  return { part, said, follow };
};

/** After a mark is gone the keyboard stays with the tools. */
const focusAfter = () => panel?.part.querySelector("button")?.focus({ preventScroll: true });

const heading = () => {
  const title = make(document, "h2", { textContent: _("Measure and mark") });
  const shut = textButton("×", close, { className: "desk-close" });
  shut.setAttribute("aria-label", _("Close the tools"));
  return make(document, "header", {}, title, shut);
};

const toolButtons = () => {
  const buttons = TOOLS.map(([kind, title, sign]) => {
    const act = (/** @type {MouseEvent} */ { detail }) => {
      take(draft.kind === kind ? null : kind);
      /* A press of a key has no place of its own. */
      if (draft.kind && !detail) aimByKeyboard();
    };
    const button = textButton("", act);
    button.innerHTML = signMarkup(sign);
    button.append(make(document, "span", { textContent: title() }));
    return button;
  });
  const part = make(document, "div", { className: "desk-tools" }, ...buttons, highlightButton());
  setAttributes(part, { role: "group", "aria-label": _("Tools") });
  const follow = () =>
    buttons.forEach((button, at) =>
      button.setAttribute("aria-pressed", String(draft.kind === TOOLS[at][0])),
    );
  return { part, follow };
};

const highlightButton = () =>
  textButton(_("Highlight the selection"), highlight, { className: "desk-wide" });

const highlight = () => {
  take(null);
  const feature = store.state.selection;
  if (!feature) {
    if (panel) setText(panel.said, _("Select a state, a zone or a place first."));
    return;
  }
  const { colour, text } = draft;
  keep({ kind: "highlight", colour, points: [], radiusKm: 0, feature, text });
};

/** @param {HTMLElement} unit */
const choices = (unit) => {
  const colours = COLOURS.map((title, at) => {
    const input = make(document, "input", { type: "radio", name: "desk-colour", checked: !at });
    input.addEventListener("change", () => {
      draft.colour = at + 1;
      drawDraft();
    });
    const swatch = make(document, "i", { className: `desk-colour desk-colour-${at + 1}` });
    return make(document, "label", {}, input, swatch, title());
  });
  const legend = make(document, "legend", { textContent: _("Colour") });
  const words = make(document, "input", { type: "text", maxLength: rule.letters });
  words.addEventListener("input", () => {
    draft.text = cleanText(words.value);
  });
  const labelled = make(document, "label", {}, _("Words beside it"), words);
  return make(
    document,
    "div",
    { className: "desk-choices" },
    make(document, "fieldset", {}, legend, ...colours),
    labelled,
    unit,
  );
};

const unitChoice = () => {
  const options = [...UNITS].map(([word, { name }]) => new Option(name(), word));
  const list = make(document, "select", {}, ...options);
  list.addEventListener("change", ({ target }) => {
    chooseUnit(fieldOf(target).value);
    followMarks();
  });
  const part = make(document, "label", {}, _("Unit"), list);
  const follow = () => {
    list.value = unitName();
  };
  return { part, follow };
};

const editButtons = () => {
  const done = textButton(_("Done"), end);
  const less = textButton(_("Take back the last point"), back);
  const undoing = textButton(_("Undo"), undo);
  const redoing = textButton(_("Redo"), redo);
  const clear = textButton(_("Clear"), () => change(""));
  const part = make(
    document,
    "div",
    { className: "desk-edits" },
    done,
    less,
    undoing,
    redoing,
    clear,
  );
  const follow = () => {
    const begun = draft.points.length > 0;
    [done.hidden, less.hidden] = [!begun, !begun];
    [undoing.disabled, redoing.disabled] = [!canUndo(), !canRedo()];
    clear.disabled = !marksNow().length;
  };
  return { part, follow };
};

const footnote = () => {
  const keys = _(
    "By keyboard: arrows move the map under the crosshair, Enter adds a point, Backspace takes it back, Escape ends.",
  );
  const own = _(
    "Marks are yours and not of the atlas. They are in the address of this page and nowhere else: who has the link has them.",
  );
  return make(document, "p", { className: "desk-note" }, keys, make(document, "br", {}), own);
};
