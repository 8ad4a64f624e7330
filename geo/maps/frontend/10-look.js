/* The page's controls of the look: viewer, day, comparison; and the walk through the days. */
"use strict";
Atlas.followLookControls = (page) => {
  Atlas.listen("change", page, ({ target }) => Atlas.CHANGED[target.dataset?.look]?.(target));
  Atlas.listen("input", page, ({ target }) => {
    if (target.dataset?.look === "day") Atlas.setLook({ on: Atlas.dayOf(Number(target.value)) }, { push: false });
  });
  Atlas.listen("click", page, ({ target }) => {
    const button = target.closest?.("button");
    if (button?.dataset.day) { Atlas.pause(); Atlas.setLook({ on: button.dataset.day }); }
    if (button?.dataset.step) { Atlas.pause(); Atlas.stepDay(Number(button.dataset.step)); }
    if (button && "play" in button.dataset) Atlas.play(button);
  });
  window.addEventListener("pagehide", Atlas.pause);
};

Atlas.CHANGED = {
  as: ({ value }) => Atlas.setLook({ as: value }),
  on: (input) => {
    if (Atlas.isDay(input.value)) Atlas.setLook({ on: input.value });
    else { Atlas.say(Atlas._("Choose a date between {first} and today.", { first: Atlas.days[0] })); Atlas.markLook(); }
  },
  split: ({ value }) => Atlas.setLook({ split: value === "swipe" ? null : value }),
  "cmp-as": () => Atlas.changeComparison(),
  "cmp-on": () => Atlas.changeComparison(),
};

Atlas.changeComparison = () => {
  const value = (name) => Atlas.page.document.querySelector(`[data-look="${name}"]`)?.value || "";
  const on = Atlas.isDay(value("cmp-on")) ? value("cmp-on") : "";
  const { first } = Atlas.readLook();
  const parts = [value("cmp-as"), on].filter(Boolean);
  const same = (value("cmp-as") || first.as) === first.as && (on || first.on) === first.on;
  if (parts.length && same) Atlas.say(Atlas._("Both maps would be the same; choose another point of view or day."));
  Atlas.setLook({ cmp: same ? null : parts.join(",") });
};

Atlas.DAY_MS = 86400000;
Atlas.dayOf = (number) => new Date(Date.parse(Atlas.days[0]) + number * Atlas.DAY_MS).toISOString().slice(0, 10);
Atlas.numberOf = (day) => Math.round((Date.parse(day) - Date.parse(Atlas.days[0])) / Atlas.DAY_MS);

/* The marked days up to today, each with what happened. */
Atlas.markedDays = () => {
  const today = new Date().toISOString().slice(0, 10);
  return Atlas.marks.filter(([day]) => day <= today);
};

Atlas.drawTicks = (slider) => {
  const { max } = slider.parentElement.querySelector("input");
  slider.replaceChildren(...Atlas.markedDays().map(([day]) => {
    const tick = document.createElement("i");
    tick.style.left = `${(Atlas.numberOf(day) / max) * 100}%`;
    return tick;
  }));
};

Atlas.stepDay = (step, options) => {
  const { on } = Atlas.readLook().first;
  const days = Atlas.markedDays().map(([day]) => day);
  const next = step > 0 ? days.find((day) => day > on) : days.findLast((day) => day < on);
  if (next) Atlas.setLook({ on: next }, options);
  return Boolean(next);
};

Atlas.play = (button) => {
  if (Atlas.playing) { Atlas.pause(); return; }
  Atlas.playing = window.setInterval(() => { if (!Atlas.stepDay(1, { push: false })) Atlas.pause(); }, 1200);
  button.textContent = Atlas._("Pause");
  Atlas.stepDay(1, { push: false });
};

Atlas.pause = () => {
  window.clearInterval(Atlas.playing);
  Atlas.playing = null;
  Atlas.announceSoon();
  Atlas.page.document.querySelectorAll("[data-play]").forEach((button) => { button.textContent = Atlas._("Play"); });
};

/* Controls show what the address says. */
Atlas.markLook = () => {
  const { first, second, split } = Atlas.readLook();
  const page = Atlas.page.document;
  const values = {
    as: first.as, on: first.on, day: String(Atlas.numberOf(first.on)), split,
    "cmp-as": second && second.as !== first.as ? second.as : "",
    "cmp-on": second && second.on !== first.on ? second.on : "",
  };
  /* The viewers are sent once; the second list takes them from the first. */
  const [viewers, others] = ["as", "cmp-as"].map((name) => page.querySelector(`[data-look="${name}"]`));
  if (others?.options.length === 1) others.append(...[...viewers.options].map((option) => option.cloneNode(true)));
  page.querySelectorAll("[data-look]").forEach((input) => {
    const value = values[input.dataset.look];
    if (input.value !== value) input.value = value;
    if (input.dataset.look === "day") input.setAttribute("aria-valuetext", Atlas.dayWords(first.on));
  });
  page.querySelectorAll("[data-ticks]:empty").forEach(Atlas.drawTicks);
  /* Who asks for less motion steps through the days by hand. */
  page.querySelectorAll("[data-play]").forEach((button) => { button.hidden = Atlas.reducedMotion.matches; });
  page.querySelectorAll("[data-if-compared]").forEach((part) => { part.hidden = !second; });
  const last = Atlas.markedDays().filter(([day]) => day <= first.on).pop();
  page.querySelectorAll("[data-day-words]").forEach((output) => {
    const words = last ? `${Atlas.dayWords(last[0])}: ${Atlas._(last[1])}` : "";
    if (output.textContent !== words) output.textContent = words;
    /* The change of the day is told by the live region, once. */
    output.setAttribute("aria-live", "off");
  });
};
