import { constants } from "../constants.js";

/* Hatching: one SVG pattern for each set of parties, shared by all zones that have it; dots where no position was found. */
export const drawPatterns = (patterns) => {
  const width = 5.5;
  const pattern = ({ name, colours }) => {
    const total = width * colours.length;
    const stripe = (colour, index) =>
      `<rect class="stripe hatch-${colour}" x="${index * width}" width="${width * 0.3}" height="${total}"/>`;
    return `<pattern id="${name}" patternUnits="userSpaceOnUse" width="${total}" height="${total}"` +
      ` patternTransform="rotate(45)"><rect class="hatch-base" width="${total}" height="${total}"/>` +
      colours.map(stripe).join("") + "</pattern>";
  };
  const { name: dots, step, radius } = constants.dots;
  const dot = (x, y) => `<circle class="dot" cx="${x * step}" cy="${y * step}" r="${radius}"/>`;
  const dotted = `<pattern id="${dots}" patternUnits="userSpaceOnUse" width="${step}" height="${2 * step}">` +
    `<rect class="hatch-base" width="${step}" height="${2 * step}"/>${dot(0.25, 0.5)}${dot(0.75, 1.5)}</pattern>`;
  /* A style sheet of its own file could not name a pattern of this document. */
  const rules = [dots, ...patterns.map(({ name }) => name)].map((name) => `path.${name}{fill:url(#${name});fill-opacity:1}`);
  rules.push("path.tie-directed{marker-end:url(#tie-arrow)}", "path.extent{fill:url(#soft-edge)}", "path.role-withdrew{fill:url(#withdrew)}");
  addDefinitions(`<svg width="0" height="0" aria-hidden="true" style="position:absolute">` +
    `<defs>${dotted}${patterns.map(pattern).join("")}</defs></svg><style>${rules.join("")}</style>`);
};

export const addDefinitions = (svg) => {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.appendChild(holder);
};
