/* The reader's data that is open: its rows, what the atlas says of them, and who follows both. */

/**
 * @import { Answered } from "./answering/answers.js"
 * @import { Row, Rows } from "./reading/rows.js"
 * @import { Axes } from "../csv/entry.js"
 */

import { _ } from "../../i18n.js";
import { loadDesk } from "../loading.js";
import { answersTo, prepareAnswers } from "./answering/answers.js";
import { drawRows, holdRows } from "./draw.js";
import { forgetLinked } from "./hash.js";
import { readHash } from "./link.js";
import { middleOf } from "./answering/middle.js";
import { bytesAt, nameAt } from "./remote.js";
import { readFile } from "./reading/read.js";
import { checkedRows } from "./reading/rows.js";
import { leftOut, sentenceOf } from "./reading/sentences.js";

/**
 * `said` is what a reader is told; `answered` comes a moment after the rows.
 * @typedef {{ name: string, rows: Row[], said: string, answered: Answered | null }} Own
 */

/** @type {Own} */
const NONE = { name: "", rows: [], said: "", answered: null };

export const own = { ...NONE };

/** @type {Set<() => void>} */
const followers = new Set();

/**
 * Calls what follows the data whenever it changes.
 * @param {() => void} follow
 */
export const whenOwnChanges = (follow) => followers.add(follow);

/** @param {Partial<Own>} changes */
const change = (changes) => {
  Object.assign(own, changes);
  followers.forEach((follow) => follow());
};

/** @param {string} said */
export const tell = (said) => change({ said });

/** @type {(columns: string[]) => Promise<Axes>} */
let ask = () => Promise.reject(new Error("nobody to ask"));

/**
 * How a reader is asked for the columns of latitude and longitude.
 * @param {typeof ask} asking
 */
export const askBy = (asking) => {
  ask = asking;
};

/** Counts what is read, so that what comes late does not take the place of what came after it. */
let reading = 0;

/**
 * @param {string} name
 * @param {() => Promise<Rows>} read
 */
const show = async (name, read) => {
  reading += 1;
  const turn = reading;
  prepareAnswers();
  try {
    const { rows, left } = await read();
    if (turn !== reading) return;
    holdRows(
      rows,
      rows.map(({ geometry }) => middleOf(geometry)),
    );
    change({ name, rows, said: leftOut(left, name), answered: null });
    /* Drawn once the map has gone to the rows, while what is not here yet of the answers is on its way. */
    window.setTimeout(drawRows);
    await answerRows();
  } catch (error) {
    if (turn === reading) tell(sentenceOf(error, name));
  }
};

/**
 * @param {string} name
 * @param {() => Promise<Uint8Array<ArrayBuffer>>} bytesOf
 */
const showFile = (name, bytesOf) =>
  show(name, async () => readFile({ name, bytes: await bytesOf() }, { load: loadDesk, ask }));

/** @param {{ name: string, arrayBuffer: () => Promise<ArrayBuffer> }} file */
export const openFile = (file) => {
  forgetLinked();
  return showFile(file.name, async () => new Uint8Array(await file.arrayBuffer()));
};

/**
 * Opens the data at an address, once a reader wants it.
 * @param {string} address
 */
export const openAddress = (address) => showFile(nameAt(address), () => bytesAt(address));

/**
 * Opens the data that a link carries behind its #.
 * @param {string} hash
 */
export const openHash = async (hash) => {
  try {
    const { name, features } = await readHash(hash);
    await show(name, async () => checkedRows(features));
  } catch (error) {
    tell(sentenceOf(error, hash.slice(0, 20)));
  }
};

/* What is said of the rows follows the viewer and the day. */
export const answerRows = async () => {
  const { rows } = own;
  if (!rows.length) return;
  try {
    const found = await answersTo(rows);
    if (own.rows === rows) change({ answered: found });
  } catch (error) {
    tell(_("Whose land the rows are on could not be loaded; choose the viewer or the day again."));
  }
};

/* Takes the data off the maps, the list and the memory of the page. */
export const removeOwn = () => {
  reading += 1;
  holdRows([], []);
  change(NONE);
};
