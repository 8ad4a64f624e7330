/** Modules of the map that bundles of the desk use, by their names below src; build.js makes it. */
declare module "desk:modules" {
  export const modules: Record<string, object>;
}

/** A style sheet as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
