"""Names beside callouts: which of them a callout leaves to the map."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo.maps.drawing.shapes import Name
from geo.maps.print.callouts.place import Said


def names_beside(names: Iterable[Name], said: Sequence[Said]) -> Iterator[Name]:
    """Names of which a callout has `said` something only where it has found room for its words."""
    boxed = {one.callout.feature for one in said if one.lines}
    for name in names:
        yield replace(name, said=False) if name.said and name.feature not in boxed else name
