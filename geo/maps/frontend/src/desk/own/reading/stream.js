/* The bytes of a stream, of which no more are read than may be. */

/**
 * Throws `refusal` once there are more than `most`.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} [most]
 * @param {Error} [refusal]
 */
export const bytesOf = async (stream, most = Infinity, refusal) => {
  const parts = [];
  let size = 0;
  for await (const part of /** @type {any} */ (stream)) {
    size += part.length;
    if (size > most) throw refusal;
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};
