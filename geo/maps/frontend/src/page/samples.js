import { bridge } from "../bridge.js";
import { constants } from "../constants.js";

export const drawSamples = () => {
  const page = bridge.page.document;
  const empty = page.querySelectorAll(".swatch.line:not(:has(svg)), .swatch.symbol:not(:has(svg))");
  if (empty.length && bridge.page !== window && !page.getElementById("symbol-range")) {
    const holder = page.createElement("div");
    holder.innerHTML = constants.symbols;
    page.body.append(holder);
  }
  empty.forEach((sample) => {
    const line = sample.classList.contains("line");
    const names = [...sample.classList].filter((word) => word !== "swatch" && word !== (line ? "line" : "symbol"));
    const name = names.join(" ");
    const size = line ? 'width="30" height="10" viewBox="0 0 30 10"' : 'width="18" height="18" viewBox="-8 -8 16 16"';
    const drawn = line ? `<path class="${name.replace("line-", "")}" d="M0 5H30"/>` : `<use href="#${name}"/>`;
    sample.innerHTML = `<svg ${size} aria-hidden="true">${drawn}</svg>`;
  });
};
