/* Marks of a reader. */

export type MarkKind = "point" | "line" | "area" | "arrow" | "ring" | "text" | "highlight";

/** As Mark in geo/layers/marks.py. */
export interface Mark {
  kind: MarkKind;
  colour: number;
  points: [lon: number, lat: number][];
  radiusKm: number;
  feature: string;
  text: string;
}

/** A unit of length in kilometres, that of areas in square kilometres, and both in words. */
export interface Unit {
  name: () => string;
  km: number;
  length: (distance: string) => string;
  km2: number;
  area: (area: string) => string;
}
