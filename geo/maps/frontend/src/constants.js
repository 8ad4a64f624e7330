/* What the server knows and is the same on every page; geo/maps/web/bundle.py writes it before the bundle. */

export const constants = globalThis.AtlasConstants;
