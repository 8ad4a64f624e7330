/* The steps of the story, by the name and by the number that an address and its buttons give them. */

/** @import { Changed, Step } from "../../types.js" */

import { addressValue } from "../address/address.js";
import { bridge } from "../bridge.js";
import { constants } from "../constants.js";
import { element } from "../dom.js";
import { store } from "../store.js";

/* The number of the step that the address names, from 1; 0 where it names none. */
export const readStep = () => {
  /* Asked for each name on a map: where no story is told, the address need not be read. */
  if (!store.config.story) return 0;
  const name = addressValue("step");
  return constants.story.findIndex(({ id }) => id === name) + 1;
};

/**
 * The step that the address names; undefined where it names none.
 * @returns {Step | undefined}
 */
export const shownStep = () => constants.story[readStep() - 1];

/**
 * The part of the page that tells a step, by its number; 0 is that ahead of the first.
 * @param {number} number
 */
export const partOfStep = (number) =>
  element(bridge.page.document, `.story [data-step-text="${number}"]`);

/* What is selected while a reader has picked nothing: what the step is about. */
export const ownSelection = () => shownStep()?.address.sel ?? null;

/**
 * What the step that is shown tells of its own two days; null where other looks are compared.
 * @returns {Changed | null}
 */
export const changedAtStep = () => {
  const step = shownStep();
  const [first, second] = store.sides.map(({ look }) => look);
  if (!step?.changed || !second || first.as !== second.as) return null;
  return first.on === step.address.on && second.on === step.address.cmp ? step.changed : null;
};
