/* Reference systems in metres; loaded for data in one of them. It projects as Mercator did; each other
   projection is a bundle of its own, which is loaded for a system that is made of it. */

import proj4 from "proj4/lib/core";
import parse from "proj4/lib/parseCode";
import Proj from "proj4/lib/Proj";

import { fileOf } from "./projections.js";

/**
 * @import { Position } from "geojson"
 * @import { Projection } from "proj4/lib/Proj"
 */

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
 * The file of the projection that a definition is made of; null for one that is here, and for what is no definition.
 * @param {string} definition
 */
const fileFor = (definition) => {
  try {
    return fileOf(parse(definition)?.projName);
  } catch (error) {
    return null;
  }
};

/**
 * What turns positions of a reference system into degrees; null where it is not known.
 * @param {string} system
 * @param {(file: string) => Promise<{ default: Projection }>} load loads a projection by its file
 */
export const toDegreesFrom = async (system, load) => {
  const definition = definitionOf(system.trim());
  if (!definition) return null;
  const file = fileFor(definition);
  if (file) Proj.projections.add((await load(file)).default);
  return fromDefinition(definition);
};
