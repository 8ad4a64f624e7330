"""The fonts that come with the atlas, and which of them a text is lettered in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

FONTS_FOLDER = Path(__file__).parent / "fonts"
SANS, SERIF, SIGNS = "Noto Sans", "Noto Serif", "Noto Sans Math"
ARABIC, DEVANAGARI = "Noto Naskh Arabic", "Noto Sans Devanagari"
# What a browser without these fonts letters in.
_GENERIC = {SERIF: "serif"}


@dataclass(frozen=True)
class Face:
    """A font of one weight and slant, by its file."""

    file: str
    family: str
    bold: bool = False
    italic: bool = False

    @property
    def path(self) -> Path:
        """Where its file is."""
        return FONTS_FOLDER / self.file


# A script that none of these has gets a row here and one in geo/build/fonts.toml.
FACES = (
    Face("NotoSans-Regular.ttf", SANS),
    Face("NotoSans-SemiBold.ttf", SANS, bold=True),
    Face("NotoSans-Italic.ttf", SANS, italic=True),
    Face("NotoSans-SemiBoldItalic.ttf", SANS, bold=True, italic=True),
    Face("NotoSerif-SemiBold.ttf", SERIF, bold=True),
    Face("NotoNaskhArabic-Regular.ttf", ARABIC),
    Face("NotoNaskhArabic-SemiBold.ttf", ARABIC, bold=True),
    Face("NotoSansDevanagari-Regular.ttf", DEVANAGARI),
    Face("NotoSansDevanagari-SemiBold.ttf", DEVANAGARI, bold=True),
    Face("NotoSansMath-Regular.ttf", SIGNS),
)
# A number stays whole, with its commas and spaces.
_WORD_OR_NUMBER = re.compile(r"(\d[\d.,\u00a0\u202f]*\d|\d|[^\W\d_]+)")
# A character is lettered in the first family that has it.
_ORDER = (SANS, ARABIC, DEVANAGARI, SIGNS)


@lru_cache(maxsize=4096)
def families(text: str, family: str = SANS) -> tuple[str, ...]:
    """The families to letter a text in, that of its first letter before the others.

    What all scripts have in common, such as digits and brackets, follows that letter.
    """
    order = dict.fromkeys((family, *_ORDER))
    first = next((char for char in text if char.isalpha()), "")
    home = next((name for name in order if first in characters(name)), family)
    return tuple(dict.fromkeys((home, *order)))


def font_family(text: str, family: str = SANS) -> str:
    """The families of a text as CSS and SVG name them."""
    names = (f"'{name}'" for name in families(text, family))
    return ", ".join((*names, _GENERIC.get(family, "sans-serif")))


def runs(
    text: str, bold: bool = False, italic: bool = False, family: str = SANS
) -> Iterator[tuple[str, Face]]:
    """The parts of a text, each with the face that letters it."""
    order = families(text, family)
    if characters(order[0]).issuperset(text):
        yield text, face_of(order[0], bold, italic)
        return
    for name, parts in groupby(_parts(text, order), key=lambda part: part[1]):
        yield "".join(part for part, _family in parts), face_of(name, bold, italic)


def _parts(text: str, order: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Words, numbers and what stands between them, each with its family.

    What stands between two parts of one family is of that family too, else of that of the text
    (as rules N1 and N2 of UAX 9 have it).
    """
    parts = _WORD_OR_NUMBER.split(text)
    strong = [_family_of(part, order) for part in parts[1::2]]
    around = [order[0], *strong, order[0]]
    for at, part in enumerate(parts):
        if at % 2:
            yield part, strong[at // 2]
            continue
        before, after = around[at // 2 : at // 2 + 2]
        preferred = (before, *order) if before == after else order
        yield from ((char, _family_of(char, preferred)) for char in part)


def _family_of(part: str, order: tuple[str, ...]) -> str:
    """The first family that has all of a part; where none has, the first."""
    return next((name for name in order if characters(name).issuperset(part)), order[0])


@cache
def face_of(family: str, bold: bool, italic: bool) -> Face:
    """The face of a family that is nearest to that weight and slant."""
    own = [face for face in FACES if face.family == family]
    return max(own, key=lambda face: (face.bold == bold, face.italic == italic))


@cache
def characters(family: str) -> frozenset[str]:
    """What every face of a family has."""
    own = [face for face in FACES if face.family == family]
    return frozenset.intersection(
        *(frozenset(map(chr, shaping_font(one).face.unicodes)) for one in own)
    )


@cache
def shaping_font(face: Face) -> hb.Font:
    """The font as HarfBuzz shapes it."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
