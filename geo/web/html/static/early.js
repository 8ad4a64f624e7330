/* The first sight of a page goes when the page itself stands, its map and its card as well, or when Streamlit has
   something else to say. Until then the page is laid out unseen. */
"use strict";
/* What Streamlit does not start without, and what the style sheets lean on. Where it is missing, the page stays as it is
   without scripts, with a sentence that says why. */
if (
  "withResolvers" in Promise &&
  CSS.supports("selector(&)") &&
  CSS.supports("selector(:has(a))")
) {
  document.documentElement.dataset.scripted = "";
}

/* Zooms of the live map are multiples of this one, and one that is this near to the next counts as it. */
const ZOOM_STEP = 0.25;
const NEARLY = ZOOM_STEP / 100;

/**
 * Shows the picture as large as the live map will show the same view, and where: in the room beside what will stand over it.
 * @param {SVGSVGElement} plate
 */
const fitPlate = (plate) => {
  const place = plate.parentElement;
  if (!place?.clientWidth) return;
  const [drawn, largest, margin, beside] = (plate.dataset.fit ?? "").split(" ").map(Number);
  const { width, height } = plate.viewBox.baseVal;
  const size = /** @type {[number, number]} */ ([place.clientWidth, place.clientHeight]);
  /* One of two maps beside each other has the buttons and the legend of a window as wide as both. */
  const both = place.closest(".plates")?.clientWidth ?? place.clientWidth;
  const { furnitureOn, roomBeside } = window.AtlasGrammar;
  /* The frame of the picture of a story leaves room for its card already. */
  const telling = getComputedStyle(document.documentElement).getPropertyValue("--covered-start");
  const boxes = telling ? [] : furnitureOn(size, both, document.dir === "rtl", beside === 1);
  const [left, top, right, bottom] = roomBeside(size, boxes, [width, height], margin);
  const fitting = drawn + Math.log2(Math.min((right - left) / width, (bottom - top) / height));
  const near = Math.round(fitting / NEARLY) * NEARLY;
  const scale = 2 ** (Math.min(largest, Math.floor(near / ZOOM_STEP) * ZOOM_STEP) - drawn);
  const middle = {
    left: `${(left + right) / 2}px`,
    top: `${(top + bottom) / 2}px`,
  };
  Object.assign(plate.style, middle, {
    width: `${scale * width}px`,
    height: `${scale * height}px`,
  });
};

/* As soon as they have come in, before they are painted. */
const fitPlates = (which = ":not([style])") => {
  /** @type {NodeListOf<SVGSVGElement>} */
  const plates = document.querySelectorAll(`#early [data-fit]${which}`);
  plates.forEach(fitPlate);
};
const arrivals = new MutationObserver(() => fitPlates());
arrivals.observe(document.documentElement, { childList: true, subtree: true });

document.addEventListener("DOMContentLoaded", () => {
  arrivals.disconnect();
  /* One that came in before what stands beside it has found more room than it has now. */
  fitPlates("");
  const early = document.getElementById("early");
  if (!early || !("scripted" in document.documentElement.dataset)) return;
  const INSTEAD = ".stApp [role=alert], .stApp [data-testid=stException]";
  /* Streamlit writes from the top down, and these last. */
  const LAST = ".stApp .footer, .stApp .embed-bar";
  /* A map that does not come is waited for so long after all else stands. */
  const PATIENCE_MS = 10_000;
  let patient = 0;

  const isDrawn = () => {
    const frame = document.querySelector(".st-key-map iframe");
    const { contentDocument } = /** @type {HTMLIFrameElement} */ (frame ?? {});
    return Boolean(contentDocument?.querySelector("#map_div[data-ready]"));
  };
  const waitsFor = (/** @type {string} */ part) =>
    early.querySelector(part) && !document.querySelector(`.stApp ${part}`);
  const stands = () => {
    if (!document.querySelector(LAST)) return false;
    patient ||= performance.now() + PATIENCE_MS;
    if (performance.now() > patient) return true;
    if (!early.querySelector(".early-map")) return !waitsFor(".worldviews");
    return isDrawn() && !waitsFor("[data-card]");
  };
  const watch = () => {
    if (document.querySelector(INSTEAD) || stands()) early.remove();
    else requestAnimationFrame(watch);
  };
  watch();
});
