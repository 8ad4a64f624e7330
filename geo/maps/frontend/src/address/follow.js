/* Back and Forward: the map follows here; the page runs again by itself and reads the address. */

import { bridge, end, isOwnPage, listen } from "../bridge.js";
import { followMarks } from "../desk/tools.js";
import { followBasemap } from "../map/basemap.js";
import { goToPosition } from "../camera/position.js";
import { followProjection } from "../projection/projection.js";
import { showOpacity } from "../legend/opacity.js";
import { followLook } from "../scene/show.js";
import { returnToStep } from "../story/story.js";
import { select } from "../select/selection.js";
import { store } from "../store.js";
import { forgetUnwritten, givenPosition, mendAddress, readSelection } from "./address.js";

export const followAddress = () => {
  mendAddress();
  store.state.selection = readSelection();
  followLook();
  listen("popstate", bridge.page, ({ isTrusted }) => {
    /* The address names another page: this map is about to go, and must not ask its own for a run. */
    if (!isOwnPage()) {
      end();
      return;
    }
    if (isTrusted) forgetUnwritten();
    select(readSelection(), { write: false });
    if (isTrusted) returnToStep();
    const given = isTrusted && givenPosition();
    if (given) goToPosition(given);
    followLook();
    showOpacity();
    followBasemap();
    followProjection();
    followMarks();
  });
};
