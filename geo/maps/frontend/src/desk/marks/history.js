/* Undo and redo: what the address said of marks before each change. Back and Forward go through the same. */

import { addressValue } from "../../address/address.js";
import { writeText } from "./live.js";

/** @type {string[]} */
const before = [];
/** @type {string[]} */
const after = [];

const now = () => addressValue("marks") ?? "";

/** @param {string} text */
export const change = (text) => {
  if (text === now()) return;
  before.push(now());
  after.length = 0;
  writeText(text);
};

/**
 * @param {string[]} from
 * @param {string[]} to
 */
const step = (from, to) => {
  const text = from.pop();
  if (text === undefined) return false;
  to.push(now());
  writeText(text);
  return true;
};

export const undo = () => step(before, after);
export const redo = () => step(after, before);
export const canUndo = () => before.length > 0;
export const canRedo = () => after.length > 0;
