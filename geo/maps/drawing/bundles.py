"""Bundles: ties of two states as one line, until these are opened and lie beside each other.

The script of the map has the same rule in `src/scene/bundles.js`: which ties are shown changes
there with layers, day and selection, without a server, and here there is no script. Looks, their
order and the look of each group are this side's alone; both are tried on `tests/maps/bundles.json`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.maps.style.bundles import LOOK_OF, bundle_stroke, looks_of

Way = Literal["tie", "line", "strand"]


@dataclass(frozen=True)
class Tie:
    """A tie that is shown: its feature, that of its pair ('' where it has none), and its look."""

    feature: str
    pair: str
    group: str
    kind: str
    confidence: str
    directed: bool


@dataclass(frozen=True)
class TieLine:
    """A line that stands for ties: their feature is one tie or a pair, and it `leads` to them.

    Of the lines of a bundle, one for each look, the first has the name. `row` and `way` say which
    row of the layer has its shape: that of a tie on its own way, as a strand beside the others of
    its pair, or on the line that stands for several.
    """

    row: str
    feature: str
    ties: tuple[Tie, ...]
    stroke: str
    groups: tuple[str, ...]
    way: Way
    leads: bool = True

    @property
    def directed(self) -> bool:
        """Whether it has a head: what stands for several may go both ways."""
        return self.ties[0].directed and not self.is_bundle

    @property
    def confidence(self) -> str:
        """How closely its sources were read; of several ties, the least closely."""
        return next((tie.confidence for tie in self.ties if tie.confidence != "read"), "read")

    @property
    def is_bundle(self) -> bool:
        """Whether it stands for several ties."""
        return len(self.ties) > 1


def tie_lines(ties: Iterable[Tie], is_open: Callable[[str], bool]) -> Iterator[TieLine]:
    """The lines of the ties that are shown; `is_open` says it of the feature of a pair."""
    for own in _by_pair(ties):
        if len(own) == 1:
            yield _alone(own[0], "tie")
        elif is_open(own[0].pair):
            yield from (_alone(tie, "strand") for tie in own)
        else:
            yield from _bundle(own)


def _by_pair(ties: Iterable[Tie]) -> Iterable[Sequence[Tie]]:
    groups: dict[str, list[Tie]] = {}
    for tie in ties:
        groups.setdefault(tie.pair or tie.feature, []).append(tie)
    return groups.values()


def _alone(tie: Tie, way: Way) -> TieLine:
    return TieLine(tie.feature, tie.feature, (tie,), f"tie-{tie.group}", (tie.group,), way)


def _bundle(ties: Sequence[Tie]) -> Iterator[TieLine]:
    looks = looks_of(tie.group for tie in ties)
    for look in looks:
        alike = [tie for tie in ties if LOOK_OF[tie.group] == look]
        yield TieLine(
            alike[0].feature,
            ties[0].pair,
            tuple(ties),
            bundle_stroke(looks, look),
            tuple(dict.fromkeys(tie.group for tie in alike)),
            way="line",
            leads=look == looks[0],
        )
