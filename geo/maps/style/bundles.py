"""Strokes of bundles: ties of two states on one line, on which each kind comes in its turn."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, combinations

from geo.maps.style.tokens import (
    STROKES,
    TIE_BOND,
    TIE_DISPUTE,
    TIE_MILITARY,
    TIE_REFUSAL,
    Stroke,
)

# The looks of ties by name, in the order in which they take turns.
LOOKS: Mapping[str, Stroke] = {
    "bond": TIE_BOND,
    "military": TIE_MILITARY,
    "dispute": TIE_DISPUTE,
    "refusal": TIE_REFUSAL,
}
# The turn of each: dashes and the gaps between them, in pixels, and what parts it from the next.
_TURNS: Mapping[str, tuple[float, ...]] = {
    "bond": (18,),
    "military": (8, 3, 8),
    "dispute": (10, 3, 2),
    "refusal": (2, 4, 2, 4, 2),
}
_BETWEEN_PX = 4.0
# One line that stands for several is wider than one that stands for itself.
_WIDTH_PX = 2.8


# The look of each group of ties.
LOOK_OF: Mapping[str, str] = {
    name.removeprefix("tie-"): look
    for name, stroke in STROKES.items()
    for look, own in LOOKS.items()
    if stroke is own
}


def looks_of(groups: Iterable[str]) -> tuple[str, ...]:
    """The looks of some groups, each once, in their order."""
    found = {LOOK_OF[group] for group in groups}
    return tuple(look for look in LOOKS if look in found)


def bundle_stroke(looks: Sequence[str], look: str) -> str:
    """The name of the stroke of one look in a bundle of several, or of that one alone."""
    return f"bundle-{'-'.join(looks)}--{look}"


def _in_turn(looks: Sequence[str], look: str) -> tuple[float, ...]:
    """The dashes of one look: nothing before its turn, and nothing after."""
    if len(looks) == 1:
        return LOOKS[look].dashes_px
    lengths = [sum(_TURNS[one]) + _BETWEEN_PX for one in looks]
    starts = [0.0, *accumulate(lengths)]
    at = looks.index(look)
    before = (0.0, starts[at]) if at else ()
    return (*before, *_TURNS[look], starts[-1] - starts[at + 1] + _BETWEEN_PX)


BUNDLES: Mapping[str, Stroke] = {
    bundle_stroke(looks, look): Stroke(LOOKS[look].colour, _WIDTH_PX, _in_turn(looks, look))
    for number in range(1, len(LOOKS) + 1)
    for looks in combinations(LOOKS, number)
    for look in looks
}
# All lines of the map by name.
LINES: Mapping[str, Stroke] = {**STROKES, **BUNDLES}
