/* Leaflet stands before the bundle, as its authors packed it. */

export const { L } = globalThis;
