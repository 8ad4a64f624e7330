/** Modules of the map that bundles of the desk use, by their names below src; build.js makes it. */
declare module "desk:modules" {
  export const modules: Record<string, object>;
}

/** A style sheet as text. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** Google's reference implementation of plus codes, which comes without types. */
declare module "open-location-code" {
  export class OpenLocationCode {
    isFull(code: string): boolean;
    decode(code: string): { latitudeCenter: number; longitudeCenter: number };
  }
}

/** MGRS of proj4js, in the version that proj4 itself has, which comes without types. */
declare module "mgrs" {
  const mgrs: { toPoint: (code: string) => [lon: number, lat: number] };
  export default mgrs;
}

/** Shapefiles: what the package exports of which the desk makes use. */
declare module "shpjs" {
  export const parseShp: (shp: Uint8Array, prj: string | false) => unknown[];
  export const parseDbf: (dbf: Uint8Array, encoding?: string) => Record<string, unknown>[];
}

/** Parts of proj4js, whose modules come without types of their own. */
declare module "proj4/lib/Proj" {
  export interface Projection {
    names: string[];
  }
  const Proj: { projections: { add: (one: Projection) => void } };
  export default Proj;
}

declare module "proj4/lib/core" {
  const proj4: typeof import("proj4").default;
  export default proj4;
}

declare module "proj4/lib/parseCode" {
  const parse: (definition: string) => { projName?: string } | undefined;
  export default parse;
}

declare module "proj4/lib/projections/*" {
  const projection: import("proj4/lib/Proj").Projection;
  export default projection;
}
