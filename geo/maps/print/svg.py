"""Writing SVG: numbers, elements and paths, everything escaped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        f' {key}="{attribute_text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    return f"<{name}{own}>{inner}</{name}>" if inner else f"<{name}{own}/>"


def text_of(words: str) -> str:
    """Words as the content of an element."""
    return escape(words.translate(_NO_CHARACTER), quote=False)


def attribute_text(value: str | float) -> str:
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
    lines = [line for line in lines if len(line)]
    if not lines:
        return ""
    # All lines at once: one by one most of the time would go into the calls of NumPy.
    ticks = np.rint(np.concatenate(lines) * per_px).astype(int)
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    steps = np.diff(ticks, axis=0)
    moves = (owner[1:] == owner[:-1]) & (steps != 0).any(axis=1)
    steps, owner = steps[moves], owner[:-1][moves]
    ends = np.searchsorted(owner, np.arange(len(lines)), side="right")
    firsts = ticks[np.cumsum([0, *map(len, lines[:-1])])]
    return "".join(_lines(firsts, steps, ends, per_px, closed))


def _lines(
    firsts: NDArray[np.int_],
    steps: NDArray[np.int_],
    ends: NDArray[np.int_],
    per_px: int,
    closed: bool,
) -> Iterator[str]:
    """Lines by their first points, the steps of all, and where among these the steps of each end.

    The last step of a line that is closed is left to `z`.
    """
    starts, words = _words(firsts, per_px), _words(steps, per_px)
    begin, after = 0, "z" if closed else ""
    for at, end in enumerate(ends.tolist()):
        last = end - closed
        if last - begin >= 1 + closed:
            start = _set_apart(starts[2 * at : 2 * at + 2])
            yield f"M{start}l{_set_apart(words[2 * begin : 2 * last])}{after}"
        begin = end


def _words(ticks: NDArray[np.int_], per_px: int) -> list[str]:
    """The numbers of pairs, one after another."""
    numbers = ticks.ravel().tolist()
    return list(map(str, numbers)) if per_px == 1 else [_part(value, per_px) for value in numbers]


def _set_apart(words: Sequence[str]) -> str:
    """Numbers, set apart by no more than it takes."""
    return " ".join(words).replace(" -", "-")


@lru_cache(maxsize=32768)
def _part(ticks: int, per_px: int) -> str:
    """So many parts of a pixel; steps are short, so that most have been written before."""
    return number(ticks / per_px)
