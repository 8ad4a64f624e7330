/* The projections of proj4js that are a bundle each, which is loaded for a system that is made of one. */

/**
 * The names of each, by the file that proj4js has of it.
 * @type {Record<string, string[]>}
 */
export const PROJECTIONS = {
  aea: ["aea", "Albers_Conic_Equal_Area", "Albers_Equal_Area", "Albers"],
  aeqd: ["aeqd", "Azimuthal_Equidistant"],
  bonne: ["bonne", "Bonne (Werner lat_1=90)"],
  cass: ["cass", "Cassini", "Cassini_Soldner"],
  cea: ["cea"],
  eck6: ["eck6", "Eckert_VI"],
  eqc: ["eqc", "Equirectangular", "Equidistant_Cylindrical", "Equidistant_Cylindrical_Spherical"],
  eqdc: ["eqdc", "Equidistant_Conic"],
  eqearth: ["eqearth", "Equal_Earth"],
  etmerc: [
    "etmerc",
    "tmerc",
    "Extended_Transverse_Mercator",
    "Transverse_Mercator",
    "Gauss_Kruger",
  ],
  gnom: ["gnom"],
  krovak: [
    "krovak",
    "Krovak Modified",
    "Krovak (North Orientated)",
    "Krovak Modified (North Orientated)",
  ],
  laea: ["laea", "Lambert_Azimuthal_Equal_Area"],
  lcc: [
    "lcc",
    "Lambert Tangential Conformal Conic Projection",
    "Lambert_Conformal_Conic",
    "Lambert_Conformal_Conic_1SP",
    "Lambert_Conformal_Conic_2SP",
    "Lambert Conic Conformal (1SP)",
    "Lambert Conic Conformal (2SP)",
  ],
  mill: ["mill", "Miller_Cylindrical"],
  moll: ["moll", "Mollweide"],
  nzmg: ["nzmg", "New_Zealand_Map_Grid"],
  omerc: [
    "omerc",
    "Hotine_Oblique_Mercator",
    "Hotine_Oblique_Mercator_Variant_A",
    "Hotine_Oblique_Mercator_Variant_B",
    "Hotine_Oblique_Mercator_Azimuth_Natural_Origin",
    "Hotine_Oblique_Mercator_Two_Point_Natural_Origin",
    "Hotine_Oblique_Mercator_Azimuth_Center",
    "Oblique_Mercator",
  ],
  ortho: ["ortho"],
  poly: ["poly", "Polyconic", "American_Polyconic"],
  robin: ["robin", "Robinson"],
  sinu: ["sinu", "Sinusoidal"],
  somerc: ["somerc"],
  stere: [
    "stere",
    "Stereographic_South_Pole",
    "Polar_Stereographic_variant_A",
    "Polar_Stereographic_variant_B",
    "Polar_Stereographic",
  ],
  sterea: [
    "sterea",
    "Stereographic_North_Pole",
    "Oblique_Stereographic",
    "Oblique Stereographic Alternative",
    "Double_Stereographic",
  ],
  tmerc: ["Fast_Transverse_Mercator"],
  utm: ["utm", "Universal Transverse Mercator System"],
  vandg: ["vandg", "Van_der_Grinten_I", "VanDerGrinten", "Van_der_Grinten"],
};

/**
 * A name of a projection as proj4js compares it.
 * @param {string} name
 */
export const plainName = (name) =>
  name
    .toLowerCase()
    .replace(/[-()\s]+/g, " ")
    .trim()
    .replaceAll(" ", "_");

/**
 * The file of the projection that has a name; null for what is no projection, and for those that are always there.
 * @param {string | undefined} name
 */
export const fileOf = (name = "") => {
  const plain = plainName(name);
  const found = Object.entries(PROJECTIONS).find(([, names]) =>
    names.some((one) => plainName(one) === plain),
  );
  return found?.[0] ?? null;
};
