"""The cartographic style: strokes, fills and symbols, whose colours are tokens of the palette.

One definition for every renderer: the web map gets it as a style sheet (`css`), static figures
read it; `colour` works out what is mixed.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from geo.dossier.vocabulary import PlaceSymbol, place_kinds
from geo.maps.style.labels import LETTERS_OF_SYMBOL


@dataclass(frozen=True)
class Stroke:
    """A line: the token of its colour, its width in pixels, its dashes in pixels, its opacity."""

    colour: str
    width_px: float
    dashes_px: tuple[float, ...] = ()
    opacity: float = 1.0


TIE_BOND = Stroke("tie-friend", 2.0)
TIE_MILITARY = Stroke("tie-military", 2.0, (8, 3))
TIE_DISPUTE = Stroke("tie-foe", 2.2, (10, 3, 2, 3))
TIE_REFUSAL = Stroke("tie-foe", 2.2, (2, 4))

STROKES: dict[str, Stroke] = {
    "border": Stroke("border", 0.9),
    "border-international": Stroke("border", 0.9),
    "border-disputed": Stroke("border-disputed", 1.1, (5, 3)),
    "border-undelimited": Stroke("border-disputed", 1.1, (8, 3)),
    "border-unrecognised": Stroke("border-disputed", 1.4, (9, 2.5, 2, 2.5)),
    "border-control": Stroke("border-disputed", 1.5, (1.5, 3)),
    "border-claim": Stroke("border-disputed", 1.2, (3, 4)),
    "border-zone": Stroke("border-disputed", 0.7, (1, 3)),
    "border-undetermined": Stroke("border-disputed", 1.3, (7, 4)),
    "border-internal": Stroke("land-edge", 0.6, (1, 2)),
    # A glow, so that the line below it can be read.
    "moved": Stroke("moved", 5.0, (), 0.35),
    # What two maps give to different holders.
    "changed": Stroke("accent", 1.6),
    "coast": Stroke("water-edge", 0.8),
    "coast-glow": Stroke("shallows", 9.0),
    "river": Stroke("river", 1.2),
    "river-minor": Stroke("river", 0.7),
    "lake": Stroke("water-edge", 0.6),
    "graticule": Stroke("graticule", 0.7),
    "extent": Stroke("extent", 1.2, (4, 3), 0.55),
    "extent-sea": Stroke("extent", 1.2, (1.5, 4), 0.55),
    "measure": Stroke("measure", 1.8),
    "ring": Stroke("ring", 1.3, (6, 4)),
    # Marks of a reader: on a casing, so that they are seen on all; dashes tell colours apart too.
    "mark-casing": Stroke("halo", 5.4, (), 0.85),
    "mark-1": Stroke("mark-1", 2.6),
    "mark-2": Stroke("mark-2", 2.6, (9, 4)),
    "mark-3": Stroke("mark-3", 2.6, (3, 3)),
    # Seven groups of ties have four looks, which is as many as can be told: what binds states, what
    # concerns arms and troops, what parts them, what one refuses another.
    "tie-alliances": TIE_BOND,
    "tie-bases": TIE_MILITARY,
    "tie-arms": TIE_MILITARY,
    "tie-drills": TIE_MILITARY,
    "tie-contacts": TIE_BOND,
    "tie-disputes": TIE_DISPUTE,
    "tie-refusals": TIE_REFUSAL,
    # What is selected: a thin line on a light one, and a glow that lies within the land.
    "outline-glow": Stroke("selected", 14.0, (), 0.13),
    "outline-casing": Stroke("selected-casing", 4.4, (), 0.8),
    "outline": Stroke("selected", 1.5),
}

# The edge of land, which is no class of its own.
LAND_EDGE = Stroke("water-edge", 0.5)

# A selected tie is wider by so much, and a selected distance by this factor.
CHOSEN_TIE_PX = 2.0
CHOSEN_MEASURE_WIDTH = 1.5
# Distances that are not told fade: thinner by a factor, and fainter.
FADED_MEASURE_WIDTH, FADED_MEASURE_OPACITY = 0.6, 0.4
# A legend explains what takes so many pixels of a map: a line, and the box about an area.
LEAST_LINE_PX, LEAST_AREA_PX2 = 24.0, 600.0
# A place whose row does not hold on the day fades.
DIMMED_OPACITY = 0.45

# How wide a tie is drawn, by how closely its sources were read (`confidence` of relations.csv).
STRENGTHS: dict[str, float] = {"read": 1.3, "mixed": 0.7}

FILLS: dict[str, str] = {
    "land": "land",
    "role-host": "role-host",
    "role-participant": "role-participant",
    "role-observer": "role-observer",
    "role-withdrew": "role-withdrew",
    "role-mentioned": "role-mentioned",
    "lake": "water",
}


# Signs of one group that would lie nearer to each other than this are one, which has their number.
SITES, SITES_APART_PX = "sites", 30.0
# Signs of several groups are one where they would lie on each other; what lies so near to the place
# that a page is about waits below its sign.
SIGNS_APART_PX, BELOW_PX = 20.0, 14.0
# Which place leads a sign of several, and is named first: that of the least rank. The main site of
# the exercise comes before a capital, that before what happened, and what is there to find one's
# way after all.
MAIN_SITE_RANK, PLACE_RANK = 1.0, 1.5
RANKS_OF_SYMBOL: Mapping[str, float] = {"capital": 1.2, "pass": 1.6, "site": 1.6, "town": 1.8}
# Where a map shows more places than this, those of no group are taken together too, and all signs
# lie further apart.
MANY_PLACES, MANY_APART_PX = 100, 60.0
# A circle of accuracy of which so many pixels or fewer are its radius lies below the sign in it.
LEAST_RADIUS_PX = 6.0
# Among many places only one as large as the room of a sign is drawn, so many zooms later.
MANY_LATER = round(math.log2(MANY_APART_PX / 2 / LEAST_RADIUS_PX), 1)
# The size of that number, in pixels.
COUNT_PX = 14.0

# The sign of a point that the reader chose.
POINT = "point"

# The side of the box in which symbols are drawn, and its size on the map.
SYMBOL_BOX, SYMBOL_PX = 16.0, 24.0


def symbol_of(kind: str) -> PlaceSymbol:
    """The drawn symbol of a kind of place, as place_kinds.csv says."""
    return place_kinds()[kind]


def symbol_token(symbol: str) -> str:
    """The token of a symbol's colour: towns are written, marks have their own, others stand out."""
    if symbol.startswith("mark-"):
        return symbol
    if symbol == POINT:
        return "selected"
    return "ink" if symbol in LETTERS_OF_SYMBOL else "place"


def claim_token(code: str) -> str:
    """The custom property that holds the colour of a claimant's stripes."""
    return f"--claim-{code}"


def strength_class(confidence: str) -> str:
    """The class of a tie whose sources were read that closely."""
    return f"strength-{confidence}"


# A circle of accuracy: strongest within this share of its radius; how strong there and outside.
SOFT_WITHIN, SOFT_OPACITY, SOFT_EDGE_OPACITY = 0.35, 0.2, 0.02
# How strongly areas of marks are filled.
MARK_OPACITY = 0.14
# The head of a directed tie, in widths of its line.
ARROW_WIDTHS = 5.5

# The pattern, dots, of disputed land on which no position of the viewer was found.
NO_POSITION = "no-position"
# Land that several hold, whose tint lies between theirs.
SHARED = "shared"
DOT_STEP_PX, DOT_RADIUS_PX = 6.0, 1.1

# Hatching: how far apart stripes are, how much of that one covers, and how strongly.
HATCH_STEP_PX, HATCH_SHARE, HATCH_OPACITY = 5.5, 0.3, 0.95
# How much of the step the casing of a stripe covers, and how strongly.
CASING_SHARE, CASING_OPACITY = 0.6, 0.7


def hatch_name(parties: tuple[str, ...]) -> str:
    """The name of the hatching that stands for these parties, in the order given."""
    return "hatch-" + "-".join(parties)
