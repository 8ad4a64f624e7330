/* The one state of the map: what the address, the page and the reader have made of it so far. */

/**
 * @import { Config, Definition, Extent, Feature, MapState } from "../types.js"
 * @import { Side } from "./map/side.js"
 */

export const store = {
  /**
   * The first side is the map of the page; a second one stands only while two are compared.
   * @type {Side[]}
   */
  sides: [],
  get main() {
    return this.sides[0];
  },
  get map() {
    return this.sides[0].map;
  },
  get layers() {
    return this.sides[0].layers;
  },

  /** @type {Config} */
  config: {
    extent: [
      [0, 0],
      [0, 0],
    ],
    attribution: "",
    gazetteer: "",
    toggles: {},
    shown: [],
    only: {},
    projections: { at_first: "mercator", about: "", known: [] },
    story: false,
    filtered: false,
    ties_of: "",
    legend_over: false,
    lead_measure: "",
    subject: [],
  },

  /**
   * What is selected, and what the page may change without a new map.
   * @type {MapState & { selection: string | null }}
   */
  state: { selection: null, paint: {}, rings: null },

  /**
   * The place or distance under the pointer.
   * @type {string | null}
   */
  pointed: null,

  /**
   * The class and the sign of each feature, from the state.
   * @type {Record<string, string>}
   */
  paintOf: {},
  /** @type {Record<string, string>} */
  markOf: {},

  /**
   * The switches of the legend that are on, in the order of the page.
   * @type {string[]}
   */
  wantedLayers: [],

  /**
   * The projection in which the maps are drawn.
   * @type {Definition | null}
   */
  projection: null,

  /** The online basemap that is drawn; empty for the atlas's own. */
  basemap: "",

  /**
   * The list beside the map as it stands: name and words of each feature, in its order.
   * @type {Map<string, { name: string, detail: string }>}
   */
  listed: new Map(),

  /**
   * What can be selected, in the order of the list.
   * @type {Map<string, Feature[]>}
   */
  featureOrder: new Map(),

  /**
   * The feature whose card takes the keyboard when it comes.
   * @type {string | null}
   */
  cardAwaited: null,

  /**
   * The feature that was chosen in a list or a card: its card is brought into view.
   * @type {string | null}
   */
  cardSought: null,

  /** @type {Extent | null} */
  pageExtent: null,

  /**
   * The timer of the walk through the days.
   * @type {number | null}
   */
  playing: null,

  /** Where the splitter stands, in per cent of the width. */
  splitAt: 50,

  /** What the page is about is drawn. */
  ready: false,
  /** The map has been told where to look first. */
  placed: false,
  /** The address says where the map looks. */
  positionGiven: false,
  /** A new size or another projection moves the map; the reader does not. */
  adjusting: false,
};
