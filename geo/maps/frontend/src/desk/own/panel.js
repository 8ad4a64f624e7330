/* The panel of a reader's own data, over the map: what can be read, the file that is open, its rows and downloads. */

/** @import { Axes } from "../csv/entry.js" */

import { bridge } from "../../bridge.js";
import { constants } from "../../constants.js";
import { keepToItself, textButton } from "../../controls/panel.js";
import { make, setText } from "../../dom.js";
import { _, countText } from "../../i18n.js";
import { copy } from "../../share/copy.js";
import { dayWords } from "../../scene/look.js";
import { store } from "../../store.js";
import { askBy, openFile, own, removeOwn, tell, whenOwnChanges } from "./data.js";
import { forgetLinked, writeHash } from "./hash.js";
import { hashOf } from "./link.js";
import { limits } from "./reading/limits.js";
import { csvOf, geoJsonOf } from "./save.js";
import { keepingRow, rowStops, toFirstRow } from "./stops.js";
import { limitsInWords } from "./reading/sentences.js";
import { prepareAnswers } from "./answering/answers.js";
import { answerWords } from "./answering/words.js";
import { moreWords } from "./twin.js";
import { closeRow, fitRows, visitRow } from "./visit.js";

const MOST_SHOWN = 50;

/** @type {HTMLElement | null} */
let panel = null;

/* Where the panel asks what it needs to know. */
/** @type {HTMLElement} */
let asks;

/**
 * Asks a question in the panel, and takes it away once one of its buttons is pressed.
 * @param {string} question
 * @param {[words: string, act: () => void][]} answers
 */
export const askInPanel = (question, answers) => {
  openPanel();
  const buttons = answers.map(([words, act]) =>
    textButton(words, () => {
      asks.replaceChildren();
      act();
    }),
  );
  const words = make(document, "p", { textContent: question });
  const part = make(document, "div", { className: "own-asked" }, words, ...buttons);
  part.setAttribute("role", "group");
  part.setAttribute("aria-label", question);
  asks.replaceChildren(part);
};

export const openPanel = () => {
  panel ??= buildPanel();
  panel.hidden = false;
  panel.querySelector("input")?.focus({ preventScroll: true });
};

const closePanel = () => {
  if (panel) panel.hidden = true;
  store.map.getContainer().focus({ preventScroll: true });
};

const buildPanel = () => {
  const said = make(document, "p", { className: "own-said" });
  said.setAttribute("role", "status");
  const asked = make(document, "div", {});
  asks = asked;
  const open = make(document, "div", {});
  askBy((columns) => askColumns(asked, columns));
  const part = make(
    document,
    "section",
    { className: "own-panel" },
    head(),
    chooser(),
    said,
    asked,
    open,
  );
  part.setAttribute("aria-label", _("Your data"));
  part.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") closePanel();
  });
  keepToItself(part);
  store.map.getContainer().append(part);
  /* Whose land rows are on takes longest to fetch: it is there by the time that a file is found. */
  prepareAnswers();
  let rows = own.rows;
  const follow = () => {
    if (own.rows !== rows) {
      rows = own.rows;
      closeRow();
      asked.replaceChildren();
      toFirstRow();
      /* What is known of the rows is told before the map moves. */
      window.setTimeout(fitRows);
    }
    setText(said, own.said);
    keepingRow(open, () => open.replaceChildren(...(own.rows.length ? openedParts() : [])));
  };
  whenOwnChanges(follow);
  follow();
  return part;
};

const head = () => {
  const close = textButton("×", closePanel);
  close.setAttribute("aria-label", _("Close"));
  return make(document, "header", {}, make(document, "h2", { textContent: _("Your data") }), close);
};

/* The limits are said before a file is chosen or dropped. */
const chooser = () => {
  const input = make(document, "input", { type: "file" });
  input.accept = ".geojson,.json,.csv,.tsv,.txt,.kml,.kmz,.gpx,.zip";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) openFile(file);
    input.value = "";
  });
  const label = make(document, "label", {}, _("Choose a file, or drop it on the map"), input);
  const kinds = make(document, "p", { textContent: limitsInWords() });
  const kept = make(document, "p", {
    textContent: _("It is read in this browser and sent nowhere."),
  });
  return make(document, "div", { className: "own-chooser" }, label, kinds, kept);
};

/**
 * Asks for the columns of latitude and longitude.
 * @param {HTMLElement} place
 * @param {string[]} columns
 * @returns {Promise<Axes>}
 */
const askColumns = (place, columns) =>
  new Promise((resolve) => {
    const lists = [_("Latitude"), _("Longitude")].map((title, at) => {
      const list = make(document, "select", {}, ...columns.map((name) => new Option(name, name)));
      list.selectedIndex = Math.min(at, columns.length - 1);
      return { list, label: make(document, "label", {}, title, list) };
    });
    const [lat, lon] = lists.map(({ list }) => list);
    const done = textButton(_("Place the rows"), () => {
      place.replaceChildren();
      tell("");
      resolve({ lat: lat.value, lon: lon.value });
    });
    const labels = lists.map(({ label }) => label);
    place.replaceChildren(make(document, "div", { className: "own-asked" }, ...labels, done));
    tell(_("Which columns have latitude and longitude, in degrees?"));
    lat.focus();
  });

const openedParts = () => {
  const { name, rows, answered } = own;
  const title = make(document, "h3", {}, make(document, "bdi", { textContent: name }));
  const words = make(document, "p", { textContent: lookWords() });
  const shown = rows.slice(0, MOST_SHOWN);
  const buttons = shown.map((row, at) => textButton(row.name, () => visitRow(at)));
  const items = buttons.map((button, at) => {
    const answers = answered ? answerWords(answered.answers[at]).join(" · ") : "";
    return make(document, "li", {}, button, make(document, "small", { textContent: answers }));
  });
  const more = rows.length - items.length;
  if (more > 0) items.push(make(document, "li", { textContent: moreWords(more) }));
  const list = make(document, "ol", {}, ...items);
  list.setAttribute("aria-label", _("Rows of {name}", { name }));
  return [title, words, actions(), rowStops(list, buttons)];
};

const lookWords = () => {
  const { rows, answered } = own;
  const count = _("Rows: {count}.", { count: countText(rows.length) });
  if (!answered) return `${count} ${_("The atlas looks up whose land they are on …")}`;
  const { look, isExact } = answered;
  const viewer = _(constants.viewers[look.as]);
  const words = [count, _("{viewer}, {day}.", { viewer, day: dayWords(look.on) })];
  if (!isExact) {
    words.push(_("A saved file has borders as they are drawn, which may be some kilometres off."));
  }
  return words.join(" ");
};

const actions = () => {
  const buttons = [textButton(_("Take it off the map"), takeOff)];
  const { answered, rows, name } = own;
  if (answered) {
    const stem = name.replace(/\.[^.]*$/, "") || "data";
    buttons.unshift(
      textButton(_("Download CSV"), () => save(`${stem}.csv`, "text/csv", csvOf(rows, answered))),
      textButton(_("Download GeoJSON"), () =>
        save(`${stem}.geojson`, "application/geo+json", geoJsonOf(rows, answered)),
      ),
    );
  }
  if (!bridge.saved) buttons.splice(-1, 0, linkButton());
  return make(document, "div", { className: "own-actions" }, ...buttons);
};

const takeOff = () => {
  forgetLinked();
  removeOwn();
  panel?.querySelector("input")?.focus({ preventScroll: true });
};

/* The data goes into the address of this page, too, where no server sees it. */
const linkButton = () => {
  const button = textButton(_("Copy a link that carries them"), async () => {
    const hash = await hashOf(own.name, own.rows);
    if (!hash) {
      const most = countText(limits.linkSigns);
      tell(_("These rows are too many for a link, which can carry {most} characters.", { most }));
      return;
    }
    writeHash(hash);
    copy(button, bridge.page.location.href);
  });
  return button;
};

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
const save = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = make(document, "a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/**
 * Marks the map while a file is held over it, and says what can be read.
 * @param {boolean} isHeld
 */
export const invite = (isHeld) => {
  if (isHeld) openPanel();
  panel?.classList.toggle("own-held", isHeld);
};
