"""Samples of a legend: what is drawn beside the words, as data that every renderer draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo.layers.worldview import Look
from geo.maps.style.tokens import claim_token, strength_class

SampleKind = Literal[
    "line", "fill", "tint", "hatch", "hatch-two", "moved", "dots", "extent", "symbol", "sign"
]

# Whose colours stand for those of all where a sample explains tints or stripes as such.
EXAMPLE_CLAIMANTS = ("IND", "PAK")


@dataclass(frozen=True)
class Sample:
    """One sample and what it means.

    `shows` is the class or sign on the map that it explains: what is not in view needs none.
    `stroke` is the style of a line and `strength` how closely a tie's sources were read; `fill`
    is the class of an area, `claimant` the code of whose stripes it shows, `symbol` that of places.
    """

    kind: SampleKind
    label: str
    shows: str
    stroke: str = ""
    strength: str = ""
    fill: str = ""
    claimant: str = ""
    symbol: str = ""

    @property
    def swatch(self) -> str:
        """The classes by which the style sheet draws it."""
        classes = _CLASSES[self.kind](self) if self.kind in _CLASSES else (self.kind,)
        return " ".join(filter(None, classes))

    @property
    def style(self) -> str:
        """The declarations that depend on the data."""
        return f"--claimant:var({claim_token(self.claimant)})" if self.claimant else ""


def _line_classes(sample: Sample) -> tuple[str, ...]:
    stroke = sample.stroke if "-" in sample.stroke else f"line-{sample.stroke}"
    return "line", stroke, strength_class(sample.strength) if sample.strength else ""


_CLASSES: Mapping[SampleKind, Callable[[Sample], tuple[str, ...]]] = {
    "line": _line_classes,
    "fill": lambda sample: (sample.fill.replace("role-", "fill-"),),
    "hatch-two": lambda _sample: ("hatch", "hatch-two"),
    "symbol": lambda sample: ("symbol", f"symbol-{sample.symbol}"),
}


@dataclass(frozen=True)
class Explained:
    """What a legend must explain: the looks of its maps, the places of its page, whose roles.

    `account` is `sourced` or `article`, and '' where land is not painted by roles.
    """

    looks: tuple[Look, ...]
    places: tuple[str, ...] = ()
    account: str = ""
