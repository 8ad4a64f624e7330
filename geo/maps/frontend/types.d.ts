/* What the server sends to the map, and what the map makes of it. */
import type { Geometry, GeometryCollection, Position } from "geojson";
import type * as Leaflet from "leaflet";

/** What is drawn: any geometry but a collection. */
export type Shape = Exclude<Geometry, GeometryCollection>;

/** Left, top, right and bottom in pixels of the map. */
export type Box = [number, number, number, number];

/** South, west and north, east, as Leaflet wants bounds. */
export type Extent = [[number, number], [number, number]];

/** A name that a city bore, from a day on, up to the day of the next one. */
export type Former = [name: string, from: string, next: string | null];

export interface Properties {
  feature?: string;
  group?: string;
  name?: string;
  label?: string;
  former?: Former[];
  rank?: number;
  min_zoom?: number;
  label_at?: [number, number];
  /** Of a zone that is part of another: the id of that. */
  part_of?: string;
  /** Of a distance: from what to what it is measured. */
  ends?: string[];
  length_km?: number;
  /** Of a ring: how wide it is. */
  radius_km?: number;
  says?: string;
  style?: string;
  state?: string;
  parts?: string[];
  symbol?: string;
  sites?: [id: string, name: string][];
  /** The words of a mark, which are its reader's own. */
  words?: string;
  /** Of a tie: the feature of all between its two states, and what that is called. */
  pair?: string;
  pair_name?: string;
}

export interface Feature {
  type: "Feature";
  id: string;
  geometry: Shape | null;
  properties: Properties;
}

/** A feature that has a shape. */
export interface Drawn extends Feature {
  geometry: Shape;
}

export interface Collection {
  features: Feature[];
}

/** A collection as it is sent, each line of its shapes as a string; geo/maps/web/packed.py writes it. */
export interface Packed {
  features: (Omit<Feature, "geometry"> & {
    geometry: { type: Shape["type"]; coordinates: any } | null;
  })[];
  per_degree: number;
  arcs: string;
}

/** How one layer is drawn; as LayerOptions in geo/maps/web/folium_map.py says. */
export interface LayerOptions {
  name: string;
  pane: string;
  urls: Record<string, string>;
  className?: string;
  kind?: "paths" | "points" | "labels";
  labels?: string;
  draws?: string;
  selects?: string;
  thin?: boolean;
  follows?: string;
  paintedBy?: string;
  tied?: boolean;
  late?: boolean;
  sparse?: boolean;
}

/** Whose land each face is, by whom, on which day; as geo/maps/web/scene.py sends it. */
export interface SceneDocument {
  viewer?: string;
  holders?: Record<string, string[]>;
  divided?: Record<string, string[]>;
  hatches?: Record<string, string[]>;
  claims?: Record<string, string[]>;
  administrators?: Record<string, string[]>;
  borders?: Record<string, string[]>;
  names?: Record<string, string>;
  unfound?: string[];
  moved?: string[];
  gone?: string[];
  quiet?: string[];
  idle?: string[];
  dimmed?: Record<string, ["since" | "until", string]>;
}

/** The same by feature. */
export interface Scene {
  viewer: string;
  names: Record<string, string>;
  moved: Set<string>;
  dimmed: Map<string, ["since" | "until", string]>;
  idle: Set<string>;
  unfound: Set<string>;
  dividedOf: Record<string, string>;
  hatchOf: Record<string, string>;
  claimsOf: Record<string, string>;
  administratorOf: Record<string, string>;
  borderOf: Record<string, string>;
  holder: (face: Pick<Feature, "id" | "properties">) => string;
  hides: (feature: string | undefined) => boolean;
}

/** By whom, and on which day, borders are drawn. */
export interface Look {
  as: string;
  on: string;
}

/** The looks of both maps, and how they stand beside each other. */
export interface Looks {
  first: Look;
  second: Look | null;
  split: "side" | "swipe";
}

/** What an address changes: null takes a key out. */
export type Changes = Record<string, string | null | undefined>;

/** What may change on a map that stands; as MapState in geo/maps/web/folium_map.py says. */
export interface MapState {
  tints?: boolean;
  paint: Record<string, string[]> | null;
  marks?: Record<string, string[]>;
  rings: Collection | null;
  address?: Changes;
}

/** What a page's map starts with; as MapConfig in geo/maps/web/folium_map.py says. */
export interface Config {
  extent: Extent;
  attribution: string;
  gazetteer: string;
  toggles: Record<string, string[]>;
  shown: string[];
  only: Record<string, string[]>;
  projections: { at_first: string; about: string; known: Definition[] };
  story: boolean;
  filtered: boolean;
  ties_of: string;
  legend_over: boolean;
  lead_measure: string;
  subject: string[];
}

/** A projection by name and by the point about which it is drawn; as geo/maps/style/projections.py says. */
export interface Definition {
  name: string;
  lon_0: number;
  lat_0: number;
}

/** A projection at work: degrees to metres and back, and how far it reaches. */
export interface Projected extends Definition {
  project: (lon: number, lat: number) => [x: number, y: number];
  unproject: (x: number, y: number) => [lon: number, lat: number];
  /** Whether a point is near enough to the centre to be drawn. */
  reaches: (lon: number, lat: number) => boolean;
  /** The point in a direction at which the drawing ends. */
  edge: (azimuth: number) => [lon: number, lat: number];
  /** How much larger Web Mercator draws the centre than the equator. */
  enlarged: number;
}

/** Where a callout stands seen from its point. */
export type SideOfPoint = "n" | "e" | "s" | "w";

/**
 * What a step says at a place: in English, at a longitude and latitude, clear of its subject, in degrees; `measures` are
 * the kilometres for which its text has places, by what stands there.
 */
export interface Callout {
  number: number;
  text: string;
  measures: Record<string, number>;
  at: [lon: number, lat: number];
  side: SideOfPoint | null;
  feature: string;
  subject: Box[];
  second: boolean;
}

/**
 * A step of the story: where it looks, what its link says, and whether it paints roles; which places, distances and
 * ties it shows beside the selected, what it says on the map, and where the features lie that its text links.
 */
export interface Step {
  id: string;
  extent: Extent;
  address: Record<string, string>;
  roles: boolean;
  features: string[];
  callouts: Callout[];
  points: Record<string, [lon: number, lat: number]>;
  changed: Changed | null;
}

/** What changes between the two maps of a step: the land that it is about, and a state that ended. */
export interface Changed {
  lands: string[];
  km2: number;
  ended: string;
  states: number;
  followed: number;
}

/** A callout in the reader's language, its point and its subject in pixels of the map. */
export interface Spoken {
  number: number;
  text: string;
  point: Point;
  side: SideOfPoint | null;
  feature: string;
  subject: Box[];
}

/** A callout in its place: its box, its lines, the end of its leader; a numbered dot has neither. */
export interface Said {
  callout: Spoken;
  box: Box;
  lines: string[];
  end: Point | null;
  /** How little the spot is wanted, from 0. */
  fault: number;
}

/** What stands on a map before any words: its controls, what letters keep clear of, its land. */
export interface Standing {
  controls: Box[];
  symbols: Box[];
  land: LandShape[];
  /** Painted by that land, once for callouts and labels. */
  cells: Cells;
}

/**
 * The room of a map: within which box, clear of which others, of which if it can be, and of which land as little as may
 * be covered.
 */
export interface Ground {
  room: Box;
  held: Box[];
  soft: Box[];
  land?: SpokenLand;
}

/** Pieces of land in cells, counted from 1, and how many cells each has; src/callouts/land.js. */
export interface SpokenLand extends Cells {
  sizes: number[];
}

export interface Basemap {
  url: string;
  zoom: number;
  attribution: string;
  title: string;
  host: string;
  labelled?: boolean;
}

/** What a value of a key looks like, and how its letters are. */
export interface ReadRule {
  pattern: string;
  many: boolean;
  letters: "small" | "code" | "feature" | "language" | "given";
}

/** How an address is read that is not written as the atlas writes it; geo/web/view/reading.py. */
export interface Reading {
  escapes: number;
  unseen: string;
  glue: string;
  after: string;
  between: string;
  signs: Record<string, string>;
  zeros: number[];
  tracking: string;
  rules: Record<string, ReadRule>;
}

/** The order in which an address writes its keys, the version that it names, and how it is read. */
export interface Grammar {
  order: string[];
  version: string;
  reading: Reading;
}

export interface Pattern {
  name: string;
  colours: string[];
}

/** What is the same on every page; geo/maps/web/bundle.py and geo/web/http/asset_store.py write it. */
export interface Constants {
  grammar: Grammar;
  symbols: string;
  patterns: Pattern[];
  dots: { name: string; step: number; radius: number };
  stack: Record<string, LayerOptions>;
  viewers: Record<string, string>;
  parties: Record<string, string>;
  former: Record<string, string>;
  members: Record<string, string[]>;
  ended: Record<string, [day: string, followedBy: string[]]>;
  days: string[];
  marks: [day: string, words: string][];
  exerciseDay: string;
  rolesYear: string;
  story: Step[];
  basemaps: Record<string, Basemap>;
  versions: string;
  name: string;
  slug: string;
  joined: string[];
  pages: Record<string, string>;
  /** The path below which the atlas is served; empty at the root of a host. */
  base: string;
  /** The address of each bundle of the desk. */
  desk: Record<string, string>;
  /** The address of all land at full resolution; geo/layers/arcs.py packs it. */
  lands: string;
}

/** What each bundle of the desk exports, by the name of its folder in src/desk. */
export interface Desk {
  archives: typeof import("./src/desk/archives/entry.js");
  csv: typeof import("./src/desk/csv/entry.js");
  days: typeof import("./src/desk/days/entry.js");
  lands: typeof import("./src/desk/lands/entry.js");
  markup: typeof import("./src/desk/markup/entry.js");
  marks: typeof import("./src/desk/marks/entry.js");
  own: typeof import("./src/desk/own/entry.js");
  point: typeof import("./src/desk/point/entry.js");
  search: typeof import("./src/desk/search/entry.js");
  shapefiles: typeof import("./src/desk/shapefiles/entry.js");
  systems: typeof import("./src/desk/systems/entry.js");
  tables: typeof import("./src/desk/tables/entry.js");
  /** A projection of proj4js, by its file. */
  [projection: `projection_${string}`]: { default: import("proj4/lib/Proj").Projection };
}

/** The list of names, as far as the map itself reads it: where each feature is. */
export interface Gazetteer {
  entries: { id: string; names: string[]; lat: number; lon: number }[];
}

export interface Point {
  x: number;
  y: number;
}

/** Signs that are drawn as one: their numbers, and where it stands in pixels. */
export interface Crowd extends Point {
  members: number[];
}

/** Land that is drawn alike, on the screen: of a zone or of a state, and whose it is on the map's side. */
export interface LandShape {
  rings: Point[][];
  /** What it is named after: a zone, or the state that holds it. */
  group: string;
  /** Of a zone, the state that holds it, where that has no land but in zones; else empty. */
  holder: string;
  zoned: boolean;
}

/** The cells of a view, row after row; src/labels/cells.js. */
export interface Cells {
  columns: number;
  rows: number;
  /** The shape of each cell, counted from 1; 0 for water. */
  cells: Int32Array;
}

/** The land of a view in cells; src/labels/land.js. */
export interface Land extends Cells {
  shapes: LandShape[];
  /** The group of each shape, by its number; -1 for water. */
  groupOf: Int32Array;
  /** The cells of each shape, by its number. */
  owned: number[][];
  /** Of which shapes some may lie beyond the map, by their number. */
  cut: boolean[];
  /** The numbers of the shapes that bear each name. */
  numbers: Record<string, number[]>;
  /** How many cells, itself among them, it is to the end of its group. */
  depth: Int32Array;
}

/** The part of a land that bears one name; src/labels/land.js. */
export interface NamedLand {
  marks: Uint8Array;
  own: number[];
  /** Whether some of it may lie beyond the map. */
  cut: boolean;
  /** Whether there is such land at all, large enough for a cell or not. */
  known: boolean;
}

/** A text that asks for room on the map. */
export interface Candidate {
  /** Where its feature is; undefined where that is out of the frame. */
  point?: Point;
  /** Of what lies along a line: that line, in pixels, as far as the frame shows it. */
  lines?: Point[][];
  rank: number;
  text: string;
  /** A longer text, where there is room for it. */
  longer?: string;
  mark: string;
  style: string;
  capital: boolean;
  feature?: string;
  selected: boolean;
  /** Whether it is a distance of what is selected or pointed at. */
  asked?: boolean;
  /** Whether it is a state at the end of a tie that is shown, which would say nothing without its name. */
  needed?: boolean;
  /** Whether it is a place that the page is about, whose name stands in any case. */
  subject?: boolean;
  /** Whether the text of the step that is shown links it. */
  named?: boolean;
  /** Whether a callout says something of it, whose line leads there. */
  said?: boolean;
  /** Whether it is the first distance of the page, or one that is asked for. */
  leads?: boolean;
  /** What the letters stand on, whose paint they meet. */
  ground: string | null;
}

/** Where a label may stand: the left upper corner of its letters, and all that it covers. */
export interface Spot {
  x: number;
  y: number;
  boxes: Box[];
  lines: string[];
  /** How far it is turned, in degrees. */
  turned?: number;
  /** The line that leads from what is named to the label. */
  leader?: [Point, Point];
  scale?: number;
  spacing?: number;
}

/** A text that has found its spot. */
export interface PlacedLabel {
  candidate: Candidate;
  spot: Spot;
}

/** What labels are placed on. */
export interface LabelGround {
  land: Land;
  size: Point;
  letters: Letters;
}

/** How much room letters take, and whether those of the language join. */
export interface Letters {
  size: (text: string, style: string) => [number, number];
  joined: boolean;
}

/** What is said to screen readers, as far as it has changed. */
export interface Tellable {
  listed: number;
  selection: string | null;
  look: string;
  compared: string;
  step: number;
}

/** A saved file: the view that it was saved with. */
export interface Saved {
  link: string;
  query: string;
  look: [string, string];
  summary: string;
}

/** A path or a marker that draws one feature. */
export type FeatureLayer = Leaflet.Layer & {
  feature: Feature;
  getElement?: () => Element | undefined;
  eachLayer?: (each: (layer: FeatureLayer) => void) => void;
};

export type { Position };
