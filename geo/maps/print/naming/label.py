"""A name in its place, and a name that asks for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from geo.maps.drawing.projection import Points
from geo.maps.drawing.shapes import Name
from geo.maps.print.lettering import text_width_px
from geo.maps.print.naming.boxes import Box, Point
from geo.maps.style.labels import LETTERS, LINE_HEIGHT, Letters

# Its letters hang from one line, which a space would break.
_DEVANAGARI = re.compile("[\u0900-\u097f]")
# Beside the name of a state whose role is told differently, on the line of its last word.
SIGN = "\u00a0≠"


@dataclass(frozen=True)
class Block:
    """Lines of letters: their size, how far these are set apart, and the room that they take.

    All in pixels.
    """

    lines: tuple[str, ...]
    size_px: float
    spacing_px: float
    width_px: float
    height_px: float


@dataclass(frozen=True)
class Label:
    """A name in its place: its lines, and the upper left corner of the box about them, in pixels.

    `boxes` are all that it covers, `dot` is where the dot of a city lies, `leader` are the ends of
    the line that leads to it, and `turned` is by how many degrees it is turned about its middle.
    """

    name: Name
    block: Block
    x: float
    y: float
    boxes: tuple[Box, ...]
    dot: Point | None = None
    leader: tuple[Point, Point] | None = None
    turned: float = 0.0

    @property
    def letters(self) -> Letters:
        """How it is lettered."""
        return LETTERS[self.name.style]

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines."""
        return self.block.lines

    @property
    def size_px(self) -> float:
        """The size of its letters."""
        return self.block.size_px

    @property
    def line_px(self) -> float:
        """The height of a line."""
        return self.size_px * LINE_HEIGHT

    @property
    def middle(self) -> Point:
        """The middle of its letters."""
        return self.x + self.block.width_px / 2, self.y + self.block.height_px / 2


@dataclass(frozen=True, eq=False)
class Candidate:
    """A name, its text, its point in pixels if that is in the frame, and its lines there.

    It `leads` where it is that of the first distance of the page, or of one that is asked for.
    """

    name: Name
    text: str
    point: Point | None
    lines: tuple[Points, ...] = ()
    leads: bool = False

    @property
    def letters(self) -> Letters:
        """How it is lettered."""
        return LETTERS[self.name.style]

    def block(
        self, lines: Sequence[str], scale: float = 1.0, spacing_px: float | None = None
    ) -> Block:
        """Lines in its letters, in another size or wider apart."""
        letters = self.letters
        size_px = letters.size_px * scale
        spaced = [
            spacing_px if spacing_px is not None else spacing_of(line, letters, size_px)
            for line in lines
        ]
        widths = [
            bare_width_px(line, letters, size_px) + gap * len(line)
            for line, gap in zip(lines, spaced, strict=True)
        ]
        height = size_px * LINE_HEIGHT * len(lines)
        return Block(tuple(lines), size_px, spaced[0], max(widths), height)


def label_at(candidate: Candidate, block: Block, x: float, y: float) -> Label:
    """A label with the upper left corner of its letters there."""
    box = (x - 2, y - 1, x + block.width_px + 2, y + block.height_px + 1)
    dot = candidate.point if candidate.name.style == "city" else None
    return Label(candidate.name, block, x, y, (box,), dot)


def beside(block: Block, gap_px: float) -> tuple[Point, ...]:
    """Where the corner of letters lies from a point that they keep so far off.

    Right and left of it, above and below.
    """
    width, height = block.width_px, block.height_px
    return (
        (gap_px, -height / 2),
        (-width - gap_px, -height / 2),
        (-width / 2, -height - gap_px),
        (-width / 2, gap_px),
    )


def bare_width_px(text: str, letters: Letters, size_px: float) -> float:
    """The width of a line whose letters are not set apart."""
    return text_width_px(text, size_px, bold=letters.weight > 500, italic=letters.italic)


def spacing_of(text: str, letters: Letters, size_px: float) -> float:
    """How far letters are set apart, in pixels; those that join are not."""
    return 0.0 if joins(text) else letters.spacing_em * size_px


def joins(text: str) -> bool:
    """Whether the letters of a text join each other."""
    return any(bidirectional(letter) == "AL" or _DEVANAGARI.match(letter) for letter in text)
