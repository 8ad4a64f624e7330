import { addressQuery } from "../address/address.js";
import { constants } from "../constants.js";
import { locale } from "../i18n.js";
import { readStep } from "./story.js";

/* A look: by whom and on which day the borders are drawn. The address holds it. */
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text) && text >= constants.days[0] && text <= new Date().toISOString().slice(0, 10);

export const readLook = () => {
  const query = addressQuery();
  const [as, on] = [query.get("as"), query.get("on")];
  const first = { as: as in constants.viewers ? as : "defacto", on: isDay(on || "") ? on : constants.exerciseDay };
  const parts = (query.get("cmp") || "").split(",");
  const good = parts.length <= 2 && parts.every((part, index) =>
    (part in constants.viewers && index === 0) || (isDay(part) && index === parts.length - 1));
  const second = { ...first };
  if (good) parts.forEach((part) => { second[part in constants.viewers ? "as" : "on"] = part; });
  const compared = good && (second.as !== first.as || second.on !== first.on);
  return { first, second: compared ? second : null, split: query.get("split") === "side" ? "side" : "swipe" };
};

export const sceneUrl = ({ as, on }) => {
  const day = constants.days.filter((known) => known <= on).pop() || constants.days[0];
  return `/data/scenes/${as}/${day}.json`;
};

/* As the page writes it, without the word for year that some languages would add. */
export const dayWords = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  return `${date.toLocaleDateString(locale(), { day: "numeric", month: "long", timeZone: "UTC" })} ${date.getUTCFullYear()}`;
};

/* Defaults are left out of an address, except in a step of the story, whose own defaults differ. */
export const withoutDefaults = (changes) => {
  const kept = readStep() || changes.step ? {} : { as: "defacto", on: constants.exerciseDay };
  const entries = Object.entries(changes).map(([key, value]) => [key, value === kept[key] || !value ? null : value]);
  return Object.fromEntries(entries);
};
