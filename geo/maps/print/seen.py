"""How much of what is drawn is seen in a frame: a legend leaves out what is too small for that."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from geo.maps.drawing.projection import Frame
from geo.maps.drawing.shapes import Area, Line, Shape
from geo.maps.style.tokens import LEAST_AREA_PX2, LEAST_LINE_PX


def marks_seen(frame: Frame, shapes: Iterable[Shape]) -> frozenset[str]:
    """The marks of shapes in a frame, without those of slivers.

    The areas and the lines of a mark are taken together, by the boxes about what is in the frame.
    """
    sizes: Counter[str] = Counter()
    for shape in shapes:
        share = _share_of_least(frame, shape)
        sizes.update(dict.fromkeys(shape.marks, share))
    return frozenset(mark for mark, share in sizes.items() if share >= 1)


def _share_of_least(frame: Frame, shape: Shape) -> float:
    """How much is seen of a shape, in shares of the least that a legend explains."""
    if not isinstance(shape, Area | Line) or not frame.is_mercator:
        return 1.0
    west, south, east, north = shape.geometry.bounds
    corners = frame.pixels(np.array([(west, north), (east, south)]))
    seen = np.clip(corners, 0, (frame.width_px, frame.height_px))
    wide, high = (seen[1] - seen[0]).tolist()
    if isinstance(shape, Area):
        return float(wide * high / LEAST_AREA_PX2)
    return float(np.hypot(wide, high) / LEAST_LINE_PX)
