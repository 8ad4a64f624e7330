/* Back and Forward: the map follows here, and then tells the page, whose lists follow. */

import { bridge, end, isOwnPage, listen, runPage } from "../bridge.js";
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
  listen("popstate", bridge.page, () => {
    /* The address names another page: this map is about to go, and must not ask its own for a run. */
    if (!isOwnPage()) {
      end();
      return;
    }
    forgetUnwritten();
    select(readSelection(), { write: false });
    returnToStep();
    const given = givenPosition();
    if (given) goToPosition(given);
    followLook();
    showOpacity();
    followBasemap();
    followProjection();
    followMarks();
    runPage(0);
  });
};
