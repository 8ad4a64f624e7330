"""Samples of a legend: what is drawn beside the words, as data that every renderer draws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from geo.layers.atlas import Atlas
from geo.layers.marks import Mark
from geo.layers.worldview import Look, holdings
from geo.maps.style.colour import OTHER, land_colour
from geo.maps.style.tokens import claim_token, strength_class

SampleKind = Literal[
    "line",
    "fill",
    "tint",
    "mixed",
    "hatch",
    "hatch-two",
    "moved",
    "changed",
    "dots",
    "extent",
    "symbol",
    "sign",
]


@dataclass(frozen=True)
class Sample:
    """One sample and what it means.

    `shows` is the class or sign on the map that it explains: what is not in view needs none.
    `stroke` is the style of a line, `over` that of another on it, and `strength` how closely a
    tie's sources were read; `fill`
    is the class of an area, `claimant` the code of whose stripes it shows, `examples` the two
    whose colours stand for those of all, side by side or mixed, `symbol` the sign of places.
    """

    kind: SampleKind
    label: str
    shows: str
    stroke: str = ""
    strength: str = ""
    over: str = ""
    fill: str = ""
    claimant: str = ""
    examples: tuple[str, ...] = ()
    symbol: str = ""

    @property
    def swatch(self) -> str:
        """The classes by which the style sheet draws it."""
        classes = _CLASSES[self.kind](self) if self.kind in _CLASSES else (self.kind,)
        return " ".join(filter(None, classes))

    @property
    def style(self) -> str:
        """The declarations that depend on the data."""
        named = (
            *zip(("--one", "--two"), self.examples, strict=False),
            ("--claimant", self.claimant),
        )
        return ";".join(f"{name}:{self._colour(code)}" for name, code in named if code)

    def _colour(self, code: str) -> str:
        """The colour of a state: of its land as the map tints it, or of its stripes."""
        own = land_colour(code) if self.kind in _TINTED else ""
        return own or f"var({claim_token(code)})"


def _line_classes(sample: Sample) -> tuple[str, ...]:
    stroke = sample.stroke if "-" in sample.stroke else f"line-{sample.stroke}"
    strength = strength_class(sample.strength) if sample.strength else ""
    return "line", stroke, sample.over, strength


# Land bears a colour that is paler than that of stripes.
_TINTED = ("tint", "mixed", "changed")

_CLASSES: Mapping[SampleKind, Callable[[Sample], tuple[str, ...]]] = {
    "line": _line_classes,
    "fill": lambda sample: (sample.fill.replace("role-", "fill-"),),
    "hatch-two": lambda _sample: ("hatch", "hatch-two"),
    "symbol": lambda sample: ("symbol", f"symbol-{sample.symbol}"),
}


def examples(atlas: Atlas, claimants: Iterable[str]) -> tuple[str, str]:
    """The two of the claimants whose colours stand for those of all.

    They are those that the atlas tells most about; where there are fewer than two, no one's.
    """
    own = [code for code in atlas.dossier.about.protagonists if code in set(claimants)]
    rest = sorted(set(claimants) - set(own))
    one, other = sorted([*own, *rest, OTHER, OTHER][:2])
    return one, other


@dataclass(frozen=True)
class Explained:
    """What a legend must explain: the looks of its maps, the places of its page, whose roles,
    the marks of the reader.

    `account` is `sourced` or `article`, and '' where land is not painted by roles.
    """

    looks: tuple[Look, ...]
    places: tuple[str, ...] = ()
    account: str = ""
    marks: tuple[Mark, ...] = ()


def claimants_of(atlas: Atlas, explained: Explained) -> frozenset[str]:
    """The codes of the parties of all land that is disputed in the looks of a legend."""
    held = (holding for look in explained.looks for holding in holdings(atlas, look).values())
    return frozenset(code for holding in held if holding.disputed for code in holding.parties)
