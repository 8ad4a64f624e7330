import { bridge } from "./bridge.js";

export const locale = () => bridge.page.document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB";

export const _ = (message, values = {}) =>
  (bridge.page.AtlasWords?.[message] ?? message).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

export const commas = (parts) => parts.join(_(", "));

/* Figures are written on the map as the server measured them. */
export const labelText = (text) => {
  const [, figure] = /^([\d,.]+) km$/.exec(text) || [];
  if (!figure) return _(text);
  return _("{distance} km", { distance: Number(figure.replace(/,/g, "")).toLocaleString(locale()) });
};
