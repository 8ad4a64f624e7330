/* The hatching of zones as a canvas paints it: each pattern of the document as a picture that repeats. */

/** How much finer than the screen the picture is, since it is turned. */
const FINER = 2;

/** @typedef {{ pattern: CanvasPattern, lie: DOMMatrix }} Stripes a pattern, and how it lies on the screen */

/**
 * A pattern of the document by its id.
 * @param {string} id
 * @returns {Stripes | null} null where there is none
 */
export const stripesOf = (id) => {
  const drawn = document.getElementById(id);
  if (!(drawn instanceof SVGPatternElement)) return null;
  const [width, height] = [drawn.width, drawn.height].map(({ baseVal }) => baseVal.value);
  const fine = window.devicePixelRatio * FINER;
  const picture = document.createElement("canvas");
  Object.assign(picture, { width: Math.ceil(width * fine), height: Math.ceil(height * fine) });
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  pen.scale(picture.width / width, picture.height / height);
  [...drawn.children].forEach((part) => paint(pen, part));
  const turned = drawn.patternTransform.baseVal.consolidate()?.matrix;
  const lie = turned ? DOMMatrix.fromMatrix(turned) : new DOMMatrix();
  return {
    pattern: /** @type {CanvasPattern} */ (pen.createPattern(picture, "repeat")),
    lie: lie.scale(width / picture.width, height / picture.height),
  };
};

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Element} part a rectangle or a dot
 */
const paint = (pen, part) => {
  const { fill, fillOpacity } = window.getComputedStyle(part);
  pen.fillStyle = fill;
  pen.globalAlpha = Number(fillOpacity);
  pen.beginPath();
  if (part instanceof SVGCircleElement) {
    const [x, y, radius] = [part.cx, part.cy, part.r].map(({ baseVal }) => baseVal.value);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
  } else if (part instanceof SVGRectElement) {
    const sides = [part.x, part.y, part.width, part.height].map(({ baseVal }) => baseVal.value);
    pen.rect(.../** @type {[number, number, number, number]} */ (sides));
  }
  pen.fill();
};
