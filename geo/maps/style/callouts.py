"""How callouts are written on the map: their boxes, and where they may stand.

One definition for both renderers: plates read it, the map script has it in `src/shared.js`.
"""

from typing import Literal, get_args

from geo.maps.style.labels import LETTERS, LINE_HEIGHT

# Where a callout stands seen from its point, as on a compass, in the order in which sides are
# tried; the map is never turned.
Side = Literal["e", "w", "n", "s"]
SIDES: tuple[Side, ...] = get_args(Side)
# Where a dot with a number may stand beside its point, in widths of itself, if another is there.
BESIDE = ((0, 0), (1, 0), (-1, 0), (0, -1), (0, 1))

LETTERS_PX = LETTERS["callout"].size_px
LINE_STEP_PX = LETTERS_PX * LINE_HEIGHT
# The longest line, on a map of usual width and on one that is narrower than `NARROW_PX`.
LINE_PX, NARROW_LINE_PX, NARROW_PX = 170.0, 128.0, 560.0
# The room between letters and the edge of their box, left and right, above and below.
PADDING_PX = (7.0, 4.0)
# How far a box stands from its point; the nearest that is free is taken.
GAPS_PX = (22.0, 36.0, 45.0, 54.0, 66.0, 78.0, 94.0, 110.0, 150.0, 200.0)
# So far a callout stands on the side that is wanted before others are tried, and no leader is long.
NEAR_PX = 80.0
# How far a box may be moved along its side, in halves of its length.
SHIFTS = (0.0, -0.7, 0.7, -1.2, 1.2)
# The dot at the point, half the room that it keeps, and half the room of a dot with a number.
DOT_PX, DOT_ROOM_PX, NUMBER_ROOM_PX = 3.0, 7.0, 10.0
# Boxes keep so far from the edge of the map and from each other.
EDGE_PX, APART_PX = 8.0, 4.0
# A subject that takes more of the width or the height of a map is not kept clear of.
MOST_OF_MAP = 0.4
# What share of a piece of land that its step is about a callout covers: nearly none where there is
# other room, else so much that what the land is can still be seen.
MOST_OF_LAND = (0.1, 0.3)
# A leader has at most this share of its map's diagonal, unless there is no room at all.
LONGEST_LEADER = 0.2
LEADER_PX = 1.1
# A leader meets its box this far from a corner, and is kept clear of in boxes of this length.
END_PX, PIECE_PX = 8.0, 12.0
