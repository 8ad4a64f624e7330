"""Linked phrases: words of a text that lead to what they name, `[the strip](place:wakhan)`."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from geo.dossier.feature_id import FEATURE_ID_PATTERN

_PHRASE = re.compile(rf"\[([^\[\]]+)\]\(({FEATURE_ID_PATTERN})\)")
# What a mark looks like whose feature is none, or whose brackets do not close.
_BROKEN = re.compile(r"[\[\]]|\]\(")


def phrases_of(text: str) -> tuple[tuple[str, str], ...]:
    """The linked phrases of a text, each with the feature that it names."""
    return tuple((match[1], match[2]) for match in _PHRASE.finditer(text))


def without_marks(text: str) -> str:
    """A text as it is read: its phrases without what they link to."""
    return _PHRASE.sub(r"\1", text)


def broken_mark(text: str) -> str:
    """The words from the first bracket that belongs to no linked phrase; '' where all do."""
    rest = without_marks(text)
    found = _BROKEN.search(rest)
    return rest[found.start() : found.start() + 40] if found else ""


def with_links(text: str) -> Markup:
    """A text as HTML, escaped, its phrases as links that select what they name."""
    return Markup("").join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at = 0
    link = Markup('<a class="phrase" href="?sel={0}" data-phrase="{0}" target="_self">{1}</a>')
    for match in _PHRASE.finditer(text):
        yield text[at : match.start()]
        yield link.format(match[2], match[1])
        at = match.end()
    yield text[at:]
