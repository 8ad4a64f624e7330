"""How names are written on the map: their letters, their room, their number.

One definition for both renderers: figures read it, the map script has it in `src/shared.js`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LabelStyle = Literal["state", "zone", "city", "place", "water", "figure", "callout"]


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
    "water": Letters(12, 400, 0.12, italic=True, colour="water-ink"),
    "figure": Letters(11.5, 600, colour="measure"),
    "callout": Letters(12.5, 400),
}
LINE_HEIGHT = 1.25

# The wider a state lies on the screen, in pixels, the larger are the letters of its name.
STATE_SIZES: tuple[tuple[float, float], ...] = ((420, 1.3), (240, 1.12), (90, 1), (0, 0.9))

# How many labels stand on a map at most, on a screen and on a figure.
MOST_ON_SCREEN, MOST_ON_FIGURE = 140, 70

# How far a name stands from its point: from the dot of a city, a symbol, a selected symbol.
CITY_GAP_PX, SYMBOL_GAP_PX, SELECTED_GAP_PX = 5.0, 11.0, 15.0
# What letters keep clear of: half the side of a box about a symbol, and about the dot of a city.
SYMBOL_ROOM_PX, DOT_ROOM_PX = 8.0, 4.0
CITY_DOT_PX, CAPITAL_DOT_PX = 4.0, 6.0

# A name may be this much wider and taller than the zone in which it stands, in so many lines.
ZONE_ROOM = 1.1
MOST_ZONE_LINES = 3
# Where a state's name may stand above or below its point, in heights of the name, the best first.
STATE_STEPS = (-0.5, 0.35, -1.35, 1.1, -2.1)
# The length of the line that leads from a selected zone to its name, where it has no room within.
LEADER_PX = 34.0
