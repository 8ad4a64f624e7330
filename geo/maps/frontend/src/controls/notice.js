import { store } from "../store.js";

let noticeTimer;

/* A notice stands until the next one, or as long as it takes to read it. */
export const say = (message) => {
  const notice = store.map.getContainer().querySelector(".atlas-notice");
  window.clearTimeout(noticeTimer);
  notice.textContent = message;
  notice.hidden = !message;
  if (message) noticeTimer = window.setTimeout(() => say(""), 4000 + 60 * message.length);
};
