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

/** A unit of length: what it is called, how many kilometres it is, and its area's sign. */
export interface Unit {
  name: string;
  km: number;
  length: string;
  km2: number;
  area: string;
}
