import { constants } from "../constants.js";

export const DAY_MS = 86400000;

export const dayOf = (number) => new Date(Date.parse(constants.days[0]) + number * DAY_MS).toISOString().slice(0, 10);

export const numberOf = (day) => Math.round((Date.parse(day) - Date.parse(constants.days[0])) / DAY_MS);

/* The marked days up to today, each with what happened. */
export const markedDays = () => {
  const today = new Date().toISOString().slice(0, 10);
  return constants.marks.filter(([day]) => day <= today);
};
