"""The graticule of static figures: meridians and parallels at a step that suits the frame.

In Web Mercator both are straight, along the edges of the frame; about a point they are bent.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from geo.i18n.formats import side_of_latitude, side_of_longitude
from geo.i18n.languages import number
from geo.maps.drawing.projection import Frame, Points
from geo.maps.print.lettering import text_width_px
from geo.maps.print.naming.boxes import Box, overlap

# No step is more than two and a half times the next, so that three to eight lines are in view.
STEPS_DEGREES = (90, 60, 30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005)
_FEWEST, _MOST = 3, 8
DEGREES_PX = 9.5
_FROM_EDGE_PX = 10.0
# Of how many points a bent line is made, and how far it may end from the edge that it comes to.
_PARTS = 65
_NEARLY_PX = 2.0


@dataclass(frozen=True)
class DegreesWord:
    """The degrees of a line, such as 70° E, with its middle in pixels."""

    text: str
    x: float
    y: float

    @property
    def box(self) -> Box:
        """What it covers: left, top, right, bottom in pixels."""
        width, height = text_width_px(self.text, DEGREES_PX), DEGREES_PX * 1.4
        return self.x - width / 2, self.y - height / 2, self.x + width / 2, self.y + height / 2

    def is_clear_of(self, boxes: Iterable[Box]) -> bool:
        """Whether it covers none of the boxes."""
        return not any(overlap(self.box, box) for box in boxes)


def parallels(frame: Frame) -> tuple[float, ...]:
    """The latitudes of the parallels in view, south to north: three to eight."""
    _, south, _, north = frame.extent
    return _multiples(_steps(south, north)[0], south, north)


def meridians(frame: Frame) -> tuple[float, ...]:
    """The longitudes of the meridians in view, west to east: three to eight.

    Of the steps that suit, the one nearest to that of the parallels. Beyond the antimeridian they
    go on being counted.
    """
    west, south, east, north = frame.extent
    wanted = _steps(south, north)[0]
    step = min(_steps(west, east), key=lambda step: abs(math.log(step / wanted)))
    return _multiples(step, west, east)


def graticule_px(frame: Frame) -> list[Points]:
    """The meridians and parallels in view as lines in pixels of the frame."""
    lines = [_line_of_meridian(frame, lon) for lon in meridians(frame)]
    return lines + [_line_of_parallel(frame, lat) for lat in parallels(frame)]


def degrees(frame: Frame) -> Iterator[DegreesWord]:
    """The degrees of meridians at the lower edge, of parallels at the right edge.

    Lines that run into a corner of the frame go without.
    """
    width, height = frame.width_px, frame.height_px
    for lon in meridians(frame):
        x = _crossing(_line_of_meridian(frame, lon)[:, ::-1], height)
        if x is not None and 30 < x < width - 60:
            words = _words((lon + 180) % 360 - 180, side_of_longitude)
            yield DegreesWord(words, x, height - _FROM_EDGE_PX)
    for lat in parallels(frame):
        y = _crossing(_line_of_parallel(frame, lat), width)
        if y is not None and 20 < y < height - 30:
            word = DegreesWord(_words(lat, side_of_latitude), 0, y)
            yield DegreesWord(word.text, width - 4 - word.box[2], y)


def _line_of_meridian(frame: Frame, lon: float) -> Points:
    _, south, _, north = frame.extent
    parts = 2 if frame.is_mercator else _PARTS
    lats = np.linspace(north, south, parts)
    return frame.pixels(np.column_stack([np.full(parts, lon), lats]))


def _line_of_parallel(frame: Frame, lat: float) -> Points:
    west, _, east, _ = frame.extent
    parts = 2 if frame.is_mercator else _PARTS
    return frame.pixels(np.column_stack([np.linspace(west, east, parts), np.full(parts, lat)]))


def _crossing(line: Points, at: float) -> float | None:
    """How far down a line is where it has come so far to the right, or nearly; None where never."""
    order = np.argsort(line[:, 0])
    along, down = line[order, 0], line[order, 1]
    if not along[0] - _NEARLY_PX <= at <= along[-1] + _NEARLY_PX:
        return None
    return float(np.interp(at, along, down))


def _steps(least: float, most: float) -> list[float]:
    """The steps that put three to eight lines between two degrees, the largest first."""
    counts = {step: math.floor(most / step) - math.ceil(least / step) + 1 for step in STEPS_DEGREES}
    suiting = [step for step, count in counts.items() if _FEWEST <= count <= _MOST]
    return suiting or [STEPS_DEGREES[-1]]


def _multiples(step: float, least: float, most: float) -> tuple[float, ...]:
    numbers = range(math.ceil(least / step), math.floor(most / step) + 1)
    return tuple(round(number * step, 6) for number in numbers)


def _words(value: float, side_of: Callable[[float], str]) -> str:
    side = "" if value in (0, 180, -180) else f" {side_of(value)}"
    return f"{number(abs(value))}°{side}"
