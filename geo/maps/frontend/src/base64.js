/* Bytes as letters that an address never escapes (RFC 4648, section 5), without padding. */

/** @param {Uint8Array} bytes */
export const lettersOf = (bytes) => {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/**
 * The bytes that letters stand for. Throws where they stand for none.
 * @param {string} letters
 */
export const bytesOfLetters = (letters) =>
  Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
    sign.charCodeAt(0),
  );
