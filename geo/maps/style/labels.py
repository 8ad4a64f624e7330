"""How names are written on the map: their letters, their room, their number.

One definition for both renderers: figures read it, the map script has it in `src/shared.js`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LabelStyle = Literal[
    "state", "zone", "city", "place", "town", "water", "figure", "callout", "tie", "count", "mark"
]


@dataclass(frozen=True)
class Letters:
    """Letters of a label: size in pixels, weight of CSS, spacing in em, slant, token of colour."""

    size_px: float
    weight: int
    spacing_em: float = 0.0
    italic: bool = False
    colour: str = "ink"


LETTERS: Mapping[LabelStyle, Letters] = {
    "state": Letters(12.5, 600, 0.14, colour="ink-soft"),
    "zone": Letters(11, 600, 0.02, italic=True),
    "city": Letters(11, 400),
    "place": Letters(11.5, 600),
    "town": Letters(11.5, 400),
    "water": Letters(12, 400, 0.12, italic=True, colour="water-ink"),
    "figure": Letters(11.5, 600, colour="measure"),
    "callout": Letters(12.5, 400),
    "tie": Letters(11, 600),
    "count": Letters(11, 700),
    "mark": Letters(12, 600, italic=True),
}
LINE_HEIGHT = 1.25
# Towns are there to find one's way: their names give way to those of what happened.
LETTERS_OF_SYMBOL: Mapping[str, LabelStyle] = {"town": "town", "capital": "town"}

# The cells in which the land of a view is looked at: their width and height in pixels.
CELL_PX: tuple[float, float] = (12.0, 4.0)
# The wider the land of a state is within, in pixels, the larger are the letters of its name, and
# the wider apart, up to so many em.
STATE_SIZES: tuple[tuple[float, float], ...] = ((330, 1.3), (190, 1.12), (80, 1), (0, 0.86))
MOST_SPACING_EM = 0.55
# How many spots are tried for each way to set a state's name.
MOST_TRIED = 16
# What share of a state's name may lie on the land of others: nearly none; where there is no such
# spot, of land that is seen whole and of land that the frame cuts. Land smaller than a letter, a
# cell wide and as high, would not be seen beside others' land, so that its name keeps so many
# pixels off that.
NONE_ABROAD, MOST_ABROAD_WHOLE, MOST_ABROAD_CUT = 0.02, 0.8, 0.25
ISLAND_APART_PX = 12.0

# What has land is named wherever that is seen; all else only at its point, or along its line.
WITH_LAND: tuple[LabelStyle, ...] = ("state", "zone")

# How many labels stand on a map at most, on a screen and on a figure.
MOST_ON_SCREEN, MOST_ON_FIGURE = 140, 70

# How far a name stands from its point: from the dot of a city, a symbol, a selected symbol.
CITY_GAP_PX, SYMBOL_GAP_PX, SELECTED_GAP_PX = 5.0, 11.0, 19.0
# So near the edge of a map stands no name; so near another's line that it would be read as its.
EDGE_PX, NEAR_LINE_PX = 2.0, 3.0
# What letters keep clear of: half the side of a box about a symbol, and about the dot of a city.
SYMBOL_ROOM_PX, DOT_ROOM_PX = 8.0, 4.0
CITY_DOT_PX, CAPITAL_DOT_PX = 4.0, 6.0

# How much of a zone's name must lie within the zone, in so many lines at most.
ZONE_SHARE = 0.9
MOST_ZONE_LINES = 3
# How many spots within a zone are tried for each way to break its name; for one larger than any
# map a spot is the better the deeper in the zone it lies.
ZONE_SPOTS, ENDLESS_PX = 3, 1e4
# From which width on what is said of a zone or a sea at a point is broken into lines, in pixels.
WIDEST_ZONE_PX = 170.0
# How far a name lies from the zone that has no room for it, in pixels, and in which directions,
# right and down: a line leads there, long enough to be seen, and ends in a dot of that size.
LEADERS_PX = (18.0, 30.0, 48.0, 72.0)
LEADER_DOT_PX = 5.0
# The name of a place that must be named, and that of a selected zone, may lie further off.
FAR_LEADERS_PX = (*LEADERS_PX, 100.0, 135.0)
# The name of a state that must be named lies nearer, across a line of a tie rather than far from
# its land, where it would be read as that of another.
STATE_LEADERS_PX = (18.0, 30.0, 48.0)
LEADER_DIRECTIONS = (
    (1, 0),
    (-1, 0),
    (0.7, -0.7),
    (-0.7, -0.7),
    (0.7, 0.7),
    (-0.7, 0.7),
    (0, -1),
    (0, 1),
    (0.92, -0.38),
    (-0.92, -0.38),
    (0.92, 0.38),
    (-0.92, 0.38),
    (0.38, -0.92),
    (-0.38, -0.92),
    (0.38, 0.92),
    (-0.38, 0.92),
)
# So many levels of zoom sooner what is selected, or part of that, is named: as on a phone.
SELECTED_SOONER = 0.4
# Where the name of a state smaller than a letter may stand above or below its point, in heights of
# the name, the best first.
STATE_STEPS = (-0.5, 0.35, -1.35)
# Where along a line its label is tried; how straight the line must be there, from 0 to 1; and how
# many pixels of it are seen before and after the label.
ALONG_FRACTIONS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
LEAST_STRAIGHT = 0.98
ALONG_ROOM_PX = 8.0
# How far a label on a line may slant, in degrees; on a steeper line it is level, across the line.
MOST_SLANT = 30.0
# How much of a line of several ties may be covered by their kinds in words.
MOST_OF_LINE = 0.6
