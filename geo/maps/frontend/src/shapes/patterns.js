/* Hatching: one SVG pattern for each set of parties, shared by all zones that have it; dots where no position was found. */

/** @import { Pattern } from "../../types.js" */

import { constants } from "../constants.js";
import { style } from "../shared.js";

const { step: STRIPE_PX, share, opacity, casing, casingOpacity } = style.hatch;

/** @param {Pattern} pattern */
const hatching = ({ name, colours }) => {
  const total = STRIPE_PX * colours.length;
  /**
   * A stripe in the middle of its step.
   * @param {string} className
   * @param {number} index
   * @param {number} covered
   * @param {number} strength
   */
  const stripe = (className, index, covered, strength) =>
    `<rect class="${className}" x="${(index + (1 - covered) / 2) * STRIPE_PX}" width="${STRIPE_PX * covered}" height="${total}" fill-opacity="${strength}"/>`;
  const stripes = colours.map(
    (colour, index) =>
      stripe("casing", index, casing, casingOpacity) +
      stripe(`stripe hatch-${colour}`, index, share, opacity),
  );
  return `<pattern id="${name}" patternUnits="userSpaceOnUse" width="${total}" height="${total}" patternTransform="rotate(45)">${ground(total, total)}${stripes.join("")}</pattern>`;
};

/**
 * @param {number} width
 * @param {number} height
 */
const ground = (width, height) => `<rect class="hatch-base" width="${width}" height="${height}"/>`;

const dotting = () => {
  const { name, step, radius } = constants.dots;
  /**
   * @param {number} x
   * @param {number} y
   */
  const dot = (x, y) => `<circle class="dot" cx="${x * step}" cy="${y * step}" r="${radius}"/>`;
  const dots = dot(0.25, 0.5) + dot(0.75, 1.5);
  return `<pattern id="${name}" patternUnits="userSpaceOnUse" width="${step}" height="${2 * step}">${ground(step, 2 * step)}${dots}</pattern>`;
};

/** @type {Map<string, string[]>} */
const partiesByHatching = new Map();

/**
 * The codes of the parties for whom a hatching stands.
 * @param {string} [name]
 */
export const partiesOfHatching = (name = "") => partiesByHatching.get(name) ?? [];

/** @param {Pattern[]} patterns */
export const drawPatterns = (patterns) => {
  patterns.forEach(({ name, colours }) => partiesByHatching.set(name, colours));
  /* A style sheet of its own file could not name a pattern of this document. */
  const filled = [constants.dots.name, ...patterns.map(({ name }) => name)];
  const rules = [
    ...filled.map((name) => `path.${name}{fill:url(#${name});fill-opacity:1}`),
    "path.extent{fill:url(#soft-edge);fill-opacity:1}",
  ];
  const definitions = dotting() + patterns.map(hatching).join("");
  addDefinitions(
    `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>${definitions}</defs></svg><style>${rules.join("")}</style>`,
  );
};

/** @param {string} svg */
export const addDefinitions = (svg) => {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.appendChild(holder);
};
