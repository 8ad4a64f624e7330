"""What is made of geometries for a frame, kept over pictures: most show the same land elsewise.

Views of a page differ in viewer, day, language or selection, and seldom in where they look. So
land is projected, cut and written once for each frame, and not for each view.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from threading import Lock
from typing import Generic, TypeVar

from shapely.geometry.base import BaseGeometry

from geo.maps.drawing.projection import Frame

_Made = TypeVar("_Made")
_Key = tuple[Frame, Hashable, tuple[int, ...]]


class Prepared(Generic[_Made]):
    """The things made last, bounded in what they weigh; `weigh` says that of one.

    Geometries are known by their identity. Those of the tables of an atlas are always the same
    objects, and all are held as long as what was made of them, so that no other takes their place.
    """

    def __init__(self, most: int, weigh: Callable[[_Made], int]) -> None:
        """Starts empty."""
        self._most, self._weigh, self._weight = most, weigh, 0
        self._kept: OrderedDict[_Key, tuple[_Made, tuple[BaseGeometry, ...]]] = OrderedDict()
        self._changing = Lock()

    def get_or_make(
        self,
        frame: Frame,
        how: Hashable,
        geometries: Sequence[BaseGeometry],
        make: Callable[[], _Made],
    ) -> _Made:
        """What was made of those geometries for the frame in that way, or what `make` makes."""
        key = (frame, how, tuple(map(id, geometries)))
        with self._changing:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        made = make()
        with self._changing:
            # A frame of its own: the one that is asked for holds what its pictures have found.
            self._keep((replace(frame), key[1], key[2]), made, tuple(geometries))
        return made

    def _keep(self, key: _Key, made: _Made, geometries: tuple[BaseGeometry, ...]) -> None:
        if key in self._kept:
            return
        self._kept[key] = (made, geometries)
        self._weight += self._weigh(made)
        while self._weight > self._most and len(self._kept) > 1:
            _oldest, (lost, _held) = self._kept.popitem(last=False)
            self._weight -= self._weigh(lost)
