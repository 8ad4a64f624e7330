/* The words of the map in the language of its page; what has no translation stays in English. */
"use strict";
Atlas.locale = () => Atlas.page.document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB";

Atlas._ = (message, values = {}) =>
  (Atlas.page.AtlasWords?.[message] ?? message).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

Atlas.commas = (parts) => parts.join(Atlas._(", "));

/* Figures are written on the map as the server measured them. */
Atlas.labelText = (text) => {
  const [, figure] = /^([\d,.]+) km$/.exec(text) || [];
  if (!figure) return Atlas._(text);
  return Atlas._("{distance} km", { distance: Number(figure.replace(/,/g, "")).toLocaleString(Atlas.locale()) });
};
