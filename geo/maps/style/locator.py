"""The small map that says in which part of the world a map lies, on screens and on paper."""

# Its width and height in pixels, and how far it stands from the edge of the map.
SIZE_PX = (168, 118)
MARGIN_PX = 10.0
# A map of fewer degrees from west to east has one, which shows so many times more, if it is at
# least so many times as wide.
SMALL_DEGREES, TIMES, LEAST_WIDTHS = 30.0, 7.0, 3
# The least width of the frame that stands for the map.
LEAST_MARK_PX = 7.0
