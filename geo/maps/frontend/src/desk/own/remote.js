/* A reader's data at an address: asked for by this page, without cookies, and read with a bound. */

import { bridge } from "../../bridge.js";
import { MEGABYTE, Refusal, limits } from "./reading/limits.js";
import { bytesOf } from "./reading/stream.js";

const MOST_WAIT_MS = 30_000;

/**
 * What the file at an address is called: the last part of its path, or else its host.
 * @param {string} address
 */
export const nameAt = (address) => {
  const { pathname, hostname } = new URL(address);
  return pathname.split("/").pop() || hostname;
};

/** @param {string} address */
export const hostOf = (address) => new URL(address).host;

/** @param {string} address */
const answerOf = async (address) => {
  const host = hostOf(address);
  const { page } = bridge;
  try {
    const signal = page.AbortSignal.timeout(MOST_WAIT_MS);
    return await page.fetch(address, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal,
    });
  } catch (error) {
    /* A browser does not say which of these it was. */
    throw new Refusal("refused", { host });
  }
};

/**
 * @param {string} address
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export const bytesAt = async (address) => {
  const answer = await answerOf(address);
  const host = hostOf(address);
  if (!answer.ok || !answer.body) throw new Refusal("absent", { host, status: answer.status });
  const most = limits.megabytes;
  const bytes = Number(answer.headers.get("content-length"));
  const tooLarge = new Refusal("longer", { most });
  if (bytes > most * MEGABYTE) throw tooLarge;
  return bytesOf(answer.body, most * MEGABYTE, tooLarge);
};
