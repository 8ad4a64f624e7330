/* Whose land a spot is: looked up in the browser, in a file of all land that is fetched when it is first asked. */

/**
 * @import { Look } from "../../../types.js"
 * @import { Land } from "./arcs.js"
 */

import { bridge, fetchCollection, fetchJson } from "../../bridge.js";
import { constants } from "../../constants.js";
import { _ } from "../../i18n.js";
import { sceneUrl } from "../../scene/look.js";
import { indexScene } from "../../scene/scene.js";
import { drawnLand, unpackedLand } from "./arcs.js";
import { answersOf, indexLand } from "./answers.js";

/** @returns {Promise<Land>} */
const fetchLand = async () => {
  if (bridge.saved) {
    const { fine } = constants.stack.land.urls;
    return drawnLand((await fetchCollection(fine)).features);
  }
  const response = await fetch(constants.lands);
  if (!response.ok) throw new Error(`${constants.lands}: ${response.status}`);
  return unpackedLand(await response.arrayBuffer());
};

/** @type {Promise<ReturnType<typeof indexLand>> | null} */
let fetched = null;

const land = () => {
  fetched ??= fetchLand().then(indexLand);
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
};

/**
 * The land as drawn in a look: `at(lon, lat)` says whose a spot is, `along(points)` how many kilometres of a line lie
 * in whose land, `within(ring)` how much of an area is whose, `nameOf(code)` and `zoneNameOf(id)` what they are called, and `isExact` whether every vertex is
 * known (a saved file has the borders as they are drawn, which may be some kilometres off).
 * @param {Look} look
 */
export const openLands = async (look) => {
  const [known, scene] = await Promise.all([land(), fetchJson(sceneUrl(look))]);
  const { names } = known.land;
  const { parties, former } = constants;
  /** @param {string} code */
  const nameOf = (code) => {
    const feature = `state:${code}`;
    return _(names[feature] ?? parties[code] ?? former[feature] ?? code);
  };
  /** @param {string} id */
  const zoneNameOf = (id) => {
    const feature = `zone:${id}`;
    return _(names[feature] ?? id);
  };
  return {
    ...answersOf(known.land, known.strips, indexScene(scene)),
    nameOf,
    zoneNameOf,
    isExact: !bridge.saved,
  };
};
