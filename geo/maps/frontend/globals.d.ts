/* What stands in the global scope of a page, a map frame or a saved file. */
import type * as Leaflet from "leaflet";
import type * as Main from "./src/main.js";
import type * as PageGrammar from "./src/page-grammar.js";
import type { Constants, Desk, Saved } from "./types.js";

declare global {
  var L: typeof Leaflet;
  var Atlas: typeof Main;
  var AtlasConstants: Constants;
  /** Bundles of the desk that are loaded, by name. */
  var AtlasDesk: Desk;
  var AtlasGrammar: typeof PageGrammar;
  var AtlasWords: Record<string, string> | undefined;
  /** Where the words are that only tools of the desk say; a page in English has none. */
  var AtlasDeskWords: string | undefined;
  var AtlasSaved: { open: (here: Saved) => void };
  var __streamlit: { BACKEND_BASE_URL: string };
}
