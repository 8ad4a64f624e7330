/* The bundle of the tools that measure and mark. */

export { fitMarks, showMarks } from "./live.js";
export { openTools } from "./panel.js";
