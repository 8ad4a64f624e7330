/* What the search knows and answers. */

/** What can be found, as geo/maps/web/search.py sends it; its names in every language, the English one first. */
export interface Found {
  id: string;
  names: string[];
  rank: number;
}

/** A feature of the atlas, and where it is. */
export interface FoundFeature extends Found {
  kind: string;
  lat: number;
  lon: number;
  zoom: number;
}

/** What stands on a page and not on the map. */
export interface FoundOnPage extends Found {
  page: string;
}

/** What can be found, with its name in the language of the page. */
export type SearchEntry = (FoundFeature | FoundOnPage) & { name: string };

/** An answer in the list: the group in which it stands, its words, and what choosing it does. */
export interface Answer {
  group: string;
  title: string;
  detail: string;
  act: () => void;
}

/** All that can be found, and the languages in which days are read. */
export interface SearchDocument {
  locales: string[];
  entries: FoundFeature[];
  written: FoundOnPage[];
}
