/* What a button puts on the clipboard. */

/**
 * Copies a text, and says so on the button; where the browser forbids it, the reader is shown the text to copy.
 * @param {Window} page
 * @param {HTMLElement} button
 * @param {string} text
 * @param {{ copied: string, prompted: string }} words
 */
export const copyText = async (page, button, text, { copied, prompted }) => {
  try {
    await page.navigator.clipboard.writeText(text);
    button.textContent = copied;
  } catch (error) {
    page.prompt(prompted, text);
  }
};
