"""Charts of a few numbers, as what they say: a page of the web and a sheet of paper draw them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a chart: what it is, how much, how that is written, and its colour as CSS has it.

    `link` leads to what it is about, `note` says more about it, such as whose figure it is.
    """

    name: str
    value: float
    figure: str
    colour: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Parts of one whole, end to end: a headline, and what stands at both ends.

    `beside` is a length of its own at the same scale.
    """

    title: str
    parts: tuple[Part, ...]
    ends: tuple[str, str] = ("", "")
    beside: Part | None = None

    @property
    def whole(self) -> float:
        """How much all parts are together."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Numbers side by side from zero: a headline, and the numbers."""

    title: str
    parts: tuple[Part, ...]

    @property
    def most(self) -> float:
        """The largest number."""
        return max(part.value for part in self.parts)
