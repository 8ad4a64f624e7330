/* The projections that few reference systems are made of; loaded for data in one of these. */

import aeqd from "proj4/lib/projections/aeqd";
import bonne from "proj4/lib/projections/bonne";
import cass from "proj4/lib/projections/cass";
import cea from "proj4/lib/projections/cea";
import eck6 from "proj4/lib/projections/eck6";
import eqc from "proj4/lib/projections/eqc";
import eqdc from "proj4/lib/projections/eqdc";
import eqearth from "proj4/lib/projections/eqearth";
import gnom from "proj4/lib/projections/gnom";
import krovak from "proj4/lib/projections/krovak";
import laea from "proj4/lib/projections/laea";
import mill from "proj4/lib/projections/mill";
import moll from "proj4/lib/projections/moll";
import nzmg from "proj4/lib/projections/nzmg";
import omerc from "proj4/lib/projections/omerc";
import ortho from "proj4/lib/projections/ortho";
import poly from "proj4/lib/projections/poly";
import robin from "proj4/lib/projections/robin";
import sinu from "proj4/lib/projections/sinu";
import somerc from "proj4/lib/projections/somerc";
import stere from "proj4/lib/projections/stere";
import sterea from "proj4/lib/projections/sterea";
import vandg from "proj4/lib/projections/vandg";

export const projections = [
  aeqd,
  bonne,
  cass,
  cea,
  eck6,
  eqc,
  eqdc,
  eqearth,
  gnom,
  krovak,
  laea,
  mill,
  moll,
  nzmg,
  omerc,
  ortho,
  poly,
  robin,
  sinu,
  somerc,
  stere,
  sterea,
  vandg,
];
