/* What is asked for ahead of a click: one feature once in a row, and few in a minute. */

/* The server counts what a reader asks for in a minute, and clicks come first. */
const MINUTE_MS = 60_000;
export const MOST_A_MINUTE = 30;

/**
 * What passes on to `ask` what may be asked for now.
 * @param {(id: string) => void} ask
 * @param {() => number} clock in milliseconds
 * @returns {(id: string | undefined, selected: string | null) => void}
 */
export const askingAhead = (ask, clock) => {
  /** @type {number[]} */
  let times = [];
  /** @type {string | null} */
  let last = null;
  return (id, selected) => {
    if (!id || id === last || id === selected) return;
    const now = clock();
    times = times.filter((time) => time > now - MINUTE_MS);
    if (times.length >= MOST_A_MINUTE) return;
    times.push(now);
    last = id;
    ask(id);
  };
};
