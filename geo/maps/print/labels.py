"""Labels of static figures: which stand, where, and that none covers another.

The rules are those of the web map: the most important first, each at the first free spot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from matplotlib.patheffects import AbstractPathEffect, withStroke

from geo.maps.print.projection import Frame

Kind = Literal["state", "zone", "place", "city"]

Box = tuple[float, float, float, float]

_SIZES_PX: dict[Kind, float] = {"state": 12.5, "zone": 11.0, "place": 11.5, "city": 10.5}
# The width of a letter in parts of the size: enough for capitals in DejaVu Sans.
_LETTER = {"state": 0.84, "zone": 0.64, "place": 0.66, "city": 0.58}
_GAP_PX = 9.0
_MOST = 70


@dataclass(frozen=True)
class Label:
    """A name at a point in degrees; `rank` orders, the lowest first. `x`, `y` are pixels."""

    text: str
    lon: float
    lat: float
    kind: Kind
    rank: float
    x: float = 0.0
    y: float = 0.0

    @property
    def size_px(self) -> float:
        """The size of the letters."""
        return _SIZES_PX[self.kind]

    @property
    def width_px(self) -> float:
        """About how wide the text is."""
        return len(self.text) * self.size_px * _LETTER[self.kind]

    @property
    def weight(self) -> str:
        """Bold for all but cities."""
        return "normal" if self.kind == "city" else "bold"

    @property
    def slant(self) -> str:
        """Zones are written in italics."""
        return "italic" if self.kind == "zone" else "normal"

    @property
    def colour(self) -> str:
        """The token of its colour: states are written softer than what lies in them."""
        return "ink-soft" if self.kind == "state" else "ink"


def halo(colour: str) -> list[AbstractPathEffect]:
    """A light edge of letters, so that they are read on any ground."""
    return [withStroke(linewidth=2.4, foreground=colour)]


def placed(labels: Iterable[Label], frame: Frame, reserved: Iterable[Box] = ()) -> Iterator[Label]:
    """The labels that find a free spot, with it, the most important first.

    `reserved` are boxes in pixels (left, top, right, bottom) that must stay free.
    """
    taken: list[Box] = list(reserved)
    most = _MOST + len(taken)
    for label in sorted(labels, key=lambda label: label.rank)[: 8 * _MOST]:
        if len(taken) >= most:
            return
        ((x, y),) = frame.pixels(np.array([[label.lon, label.lat]]))
        for left, top in _spots(label, x, y):
            box = (left - 2, top - 1, left + label.width_px + 2, top + label.size_px * 1.3 + 1)
            inside = box[0] > 2 and box[1] > 2
            inside = inside and box[2] < frame.width_px - 2 and box[3] < frame.height_px - 2
            if inside and not any(overlap(box, other) for other in taken):
                taken.append(box)
                yield replace(label, x=left, y=top)
                break


def _spots(label: Label, x: float, y: float) -> tuple[tuple[float, float], ...]:
    width, height = label.width_px, label.size_px * 1.3
    if label.kind in ("state", "zone"):
        return ((x - width / 2, y - height / 2),)
    return (
        (x + _GAP_PX, y - height / 2),
        (x - width - _GAP_PX, y - height / 2),
        (x - width / 2, y - height - _GAP_PX),
        (x - width / 2, y + _GAP_PX),
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    apart = one[2] < other[0] or one[0] > other[2] or one[3] < other[1] or one[1] > other[3]
    return not apart
