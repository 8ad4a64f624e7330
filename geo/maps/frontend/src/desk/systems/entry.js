/* Reference systems in metres; loaded for data in one of them. It has the projections that most of them are made of;
   the others are a bundle of their own, which is loaded for a system that needs one. */

import proj4 from "proj4/lib/core";
import Proj from "proj4/lib/Proj";
import aea from "proj4/lib/projections/aea";
import etmerc from "proj4/lib/projections/etmerc";
import lcc from "proj4/lib/projections/lcc";
import tmerc from "proj4/lib/projections/tmerc";
import utm from "proj4/lib/projections/utm";

/**
 * @import { Position } from "geojson"
 * @import { Projection } from "proj4/lib/Proj"
 */

/** @param {Projection[]} projections */
const add = (projections) => projections.forEach((one) => Proj.projections.add(one));

add([tmerc, etmerc, utm, lcc, aea]);

const UTM = /^32([67])(0[1-9]|[1-5]\d|60)$/;

/**
 * A reference system that proj4 knows how to read: by its number (EPSG), or as a .prj says it; null for others.
 * @param {string} system
 */
const definitionOf = (system) => {
  if (/^(3857|900913)$/.test(system)) return "EPSG:3857";
  const [, half, zone] = UTM.exec(system) ?? [];
  if (zone) return `+proj=utm +zone=${Number(zone)} ${half === "7" ? "+south " : ""}+datum=WGS84`;
  return /^(PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[/.test(system) ? system : null;
};

/**
 * @param {string} definition
 * @returns {((position: Position) => Position) | null}
 */
const fromDefinition = (definition) => {
  try {
    const { forward } = proj4(definition, "EPSG:4326");
    return ([x, y]) => (Number.isFinite(x) && Number.isFinite(y) ? forward([x, y]) : [NaN, NaN]);
  } catch (error) {
    return null;
  }
};

/**
 * What turns positions of a reference system into degrees; null where it is not known.
 * @param {string} system
 * @param {() => Promise<{ projections: Projection[] }>} others loads the other projections
 */
export const toDegreesFrom = async (system, others) => {
  const definition = definitionOf(system.trim());
  if (!definition) return null;
  const known = fromDefinition(definition);
  if (known) return known;
  add((await others()).projections);
  return fromDefinition(definition);
};
