/* The one state of the map: what the address, the page and the reader have made of it so far. */
export const store = {
  /* The first side is the map of the page; a second one stands only while two are compared. */
  sides: [],
  get main() { return this.sides[0]; },
  get map() { return this.sides[0].map; },
  get layers() { return this.sides[0].layers; },
  config: {},
  state: { selection: null, paint: {}, rings: null },
  paintOf: {},
  markOf: {},
  wantedLayers: [],
  basemap: "",
  listed: new Map(),
  featureOrder: new Map(),
  cardAwaited: null,
  pageExtent: null,
  playing: null,
  splitAt: 50,
  ready: false,
  moved: false,
  positionGiven: false,
  resizing: false,
};
