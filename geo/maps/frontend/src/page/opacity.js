import { addressQuery, writeAddress } from "../address/address.js";
import { bridge } from "../bridge.js";
import { store } from "../store.js";

/* Opacity: a variable for each layer, which the style sheet applies; the address keeps those that are less than full. */
export const readOpacity = () => Object.fromEntries((addressQuery().get("opacity") || "").split(",")
  .map((part) => /^([a-z-]+):([5-9]|[1-8]\d|9[0-5])$/.exec(part))
  .filter((match) => match && match[1] in store.config.toggles)
  .map(([, name, percent]) => [name, Number(percent)]));

export const showOpacity = () => {
  const given = readOpacity();
  const { style } = document.documentElement;
  Object.keys(store.config.toggles).forEach((name) => {
    if (name in given) style.setProperty(`--opacity-${name}`, `${given[name]}%`); else style.removeProperty(`--opacity-${name}`);
  });
  bridge.page.document.querySelectorAll("[data-opacity]").forEach((slider) => {
    const value = String(given[slider.dataset.opacity] ?? 100);
    if (slider.value !== value) slider.value = value;
  });
};

export const setOpacity = (name, percent) => {
  const given = { ...readOpacity(), [name]: percent };
  const kept = Object.entries(given).filter(([, value]) => value < 100).sort().map((pair) => pair.join(":"));
  writeAddress({ opacity: kept.join(",") || null });
  showOpacity();
};
