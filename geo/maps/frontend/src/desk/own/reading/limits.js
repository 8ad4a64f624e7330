/* What a reader's file may hold, and why one that holds anything else is refused. */

export const MEGABYTE = 1_000_000;

export const limits = {
  megabytes: 5,
  rows: 20_000,
  points: 500_000,
  unpackedMegabytes: 25,
  linkSigns: 8_000,
};

/** @typedef {import("./sentences.js").Reason} Reason */

/* A file, or a row of it, that cannot be read: the reason, and what its sentence names. */
export class Refusal extends Error {
  /**
   * @param {Reason} reason
   * @param {Record<string, unknown>} [values]
   */
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
