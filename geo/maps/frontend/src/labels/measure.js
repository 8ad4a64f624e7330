let ruler;

export const textSizes = new Map();

export const textSize = (text, style) => {
  const key = `${style}|${text}`;
  if (!textSizes.has(key)) {
    ruler ??= document.createElement("canvas").getContext("2d");
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const fonts = { state: [12.5, 600, 0.14], zone: [11, 600, 0.02], city: [11, 400, 0], place: [11.5, 600, 0],
      water: [12, 400, 0.12], figure: [11.5, 600, 0] };
    const [size, weight, spaced] = fonts[style] || fonts.place;
    const pixels = size * scale;
    /* Letters that join are not spaced. */
    const spacing = document.documentElement.dir === "rtl" ? 0 : spaced;
    ruler.font = `${weight} ${pixels}px system-ui, "Noto Sans", sans-serif`;
    const shown = style === "state" ? text.toUpperCase() : text;
    const width = ruler.measureText(shown).width + shown.length * spacing * pixels;
    textSizes.set(key, [width, pixels * 1.25]);
  }
  return textSizes.get(key);
};
