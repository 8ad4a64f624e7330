"""Writing SVG: numbers, elements and paths, everything escaped."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

import numpy as np
from numpy.typing import NDArray

from geo.maps.drawing.projection import Points

# What XML 1.0 cannot hold, whatever it is written as.
_NO_CHARACTER = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")

Attributes = Mapping[str, str | float | None]


def element(name: str, attributes: Attributes, *content: str) -> str:
    """An element of that name; attributes without a value are left out, `content` is markup."""
    own = "".join(
        f' {key}="{written(value)}"' for key, value in attributes.items() if value is not None
    )
    inner = "".join(content)
    return f"<{name}{own}>{inner}</{name}>" if inner else f"<{name}{own}/>"


def text_of(words: str) -> str:
    """Words as the content of an element."""
    return escape(words.translate(_NO_CHARACTER), quote=False)


def written(value: str | float) -> str:
    """The value of an attribute."""
    return escape(value.translate(_NO_CHARACTER)) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """A number with two decimals at most, as short as it can be."""
    words = f"{value:.2f}".rstrip("0").rstrip(".")
    words = words.replace("-0.", "-.") if words.startswith("-0.") else words
    words = words[1:] if words.startswith("0.") else words
    return "0" if words in ("-0", "") else words


def path_data(lines: Iterable[Points], per_px: int, *, closed: bool) -> str:
    """Lines in pixels as the data of a path, rounded to that part of a pixel.

    With `per_px` 1 a coordinate is a whole pixel, with 10 a tenth of one. Each line begins at a
    point of its own and goes on by steps, which takes the fewest letters.
    """
    return "".join(_one_line(line, per_px, closed) for line in lines)


def _one_line(line: Points, per_px: int, closed: bool) -> str:
    ticks = np.rint(line * per_px).astype(int)
    steps = np.diff(ticks, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if closed:
        steps = steps[:-1]
    if len(steps) < 1 + closed:
        return ""
    start = _pairs(ticks[:1], per_px)
    return f"M{start}l{_pairs(steps, per_px)}{'z' if closed else ''}"


def _pairs(ticks: NDArray[np.int_], per_px: int) -> str:
    """Pairs of numbers, set apart by no more than it takes."""
    if per_px == 1:
        words = [str(value) for value in ticks.ravel().tolist()]
    else:
        words = [_part(value, per_px) for value in ticks.ravel().tolist()]
    joined = " ".join(words)
    return joined.replace(" -", "-")


@lru_cache(maxsize=32768)
def _part(ticks: int, per_px: int) -> str:
    """So many parts of a pixel; steps are short, so that most have been written before."""
    return number(ticks / per_px)
