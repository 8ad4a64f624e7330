"""Letters: how wide a text is, where its lines break, and how SVG says it in the right fonts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import uharfbuzz as hb

from geo.i18n.languages import language
from geo.maps.print.svg import element, text_of
from geo.maps.print.typefaces import DEVANAGARI, SANS, Face, font_family, runs, shaping_font

Anchor = Literal["start", "middle", "end"]

# How far below the middle of small letters and figures the line lies on which they stand, in their
# size.
TO_BASELINE = 0.35

# Letters of scripts that have a font of their own.
_APART = re.compile("[\u0590-\u097f\ufb1d-\ufdff\ufe70-\ufefc]")
# The sign that strikes a vowel (virama).
_STRUCK = "\u094d"
# Letters that are written from right to left.
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=16384)
def text_width_px(
    text: str, size_px: float, bold: bool = False, italic: bool = False, family: str = SANS
) -> float:
    """The width of a line of text in the fonts of the atlas, in pixels."""
    widths = (_width_em(part, face) for part, face in runs(text, bold, italic, family))
    return size_px * sum(widths, start=0.0)


def _width_em(text: str, face: Face) -> float:
    """The width of a part that one face letters, in heights of its letters."""
    advance: int = sum(one.x_advance for one in _shape(text, face).glyph_positions)
    return advance / int(shaping_font(face).face.upem)


def _shape(text: str, face: Face) -> hb.Buffer:
    """The glyphs of a text that one face letters."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaping_font(face), buffer)
    return buffer


def letters_of(
    text: str,
    x: float,
    size_px: float,
    anchor: Anchor = "start",
    *,
    bold: bool = False,
    italic: bool = False,
    family: str = SANS,
) -> str:
    """A text as the content of an element `text` that has its anchor at x.

    What goes from right to left is isolated, because not all renderers of SVG know the attribute
    `direction`; and parts in several fonts stand side by side, because renderers lose letters that
    they look for in other fonts amid joined ones.
    """
    if not _APART.search(text):
        return text_of(text)
    parts = [
        (part, face)
        for run, face in runs(text, bold, italic, family)
        for part in (_syllables(run, face) if face.family == DEVANAGARI else (run,))
    ]
    if len(parts) == 1:
        return element("tspan", {"font-family": font_family(text, family)}, _as_read(text))
    widths = [text_width_px(part, size_px, bold, italic, face.family) for part, face in parts]
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * sum(widths)
    if language().direction == "rtl":
        parts, widths = parts[::-1], widths[::-1]
    starts = [left + sum(widths[:at]) for at in range(len(widths))]
    return "".join(
        element(
            "tspan",
            {"x": start, "text-anchor": "start", "font-family": font_family(part, face.family)},
            _as_read(part),
        )
        for start, (part, face) in zip(starts, parts, strict=True)
    )


def _syllables(text: str, face: Face) -> Iterator[str]:
    """The syllables of a text, as HarfBuzz tells them apart: each is shaped by itself.

    A letter whose vowel is struck joins the next. Renderers of SVG (usvg) take a syllable of
    several signs to be as wide as the widest of them, and the next would lie over it: so each has
    to have a place of its own.
    """
    found = sorted({glyph.cluster for glyph in _shape(text, face).glyph_infos})
    starts = [start for start in found if not start or text[start - 1] != _STRUCK]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end]


def _as_read(part: str) -> str:
    from_right = language().direction == "rtl" and _FROM_THE_RIGHT.search(part)
    return text_of(f"\u2067{part}\u2069" if from_right else part)


def wrap_text(
    text: str, width_px: float, size_px: float, bold: bool = False, family: str = SANS
) -> tuple[str, ...]:
    """The text in lines of at most that width, broken between words.

    A word that is wider has a line of its own, and is broken where it must be.
    """
    lines: list[str] = []
    for word in _broken(text.split(), width_px, size_px, bold, family):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_px(longer, size_px, bold, family=family) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _broken(
    words: list[str], width_px: float, size_px: float, bold: bool, family: str
) -> list[str]:
    """The words, those wider than the width in pieces."""
    pieces: list[str] = []
    for word in words:
        while text_width_px(word, size_px, bold, family=family) > width_px and len(word) > 1:
            end = len(word) - 1
            while end > 1 and text_width_px(word[:end], size_px, bold, family=family) > width_px:
                end -= 1
            pieces.append(word[:end])
            word = word[end:]
        pieces.append(word)
    return pieces
