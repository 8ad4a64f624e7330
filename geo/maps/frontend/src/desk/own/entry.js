/* A reader's own data on the map: read in the browser, told by the atlas, and never sent. */

import { bridge } from "../../bridge.js";
import { make } from "../../dom.js";
import { answerRows, openFile, openHash } from "./data.js";
import { askAddress } from "./ask.js";
import { invite, openPanel } from "./panel.js";
import style from "./style.css";
import { followList, listRows } from "./twin.js";
import { whenOwnChanges } from "./data.js";
import { followClicks } from "./visit.js";

[document, ...(bridge.page === window ? [] : [bridge.page.document])].forEach((page) =>
  page.head.append(make(page, "style", { textContent: style })),
);
followClicks();
followList();
whenOwnChanges(listRows);

export { answerRows, askAddress, invite, openPanel };

/** @param {File} file */
export const openDropped = (file) => {
  openPanel();
  openFile(file);
};

/** @param {string} hash of an address */
export const openLinked = (hash) => {
  openPanel();
  openHash(hash);
};
