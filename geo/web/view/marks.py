"""How marks of a reader are written into an address, and read from it.

A mark is a letter for its kind, the number of its colour, its points, and what else it has behind
colons: `l1ihz9tByl4oQ…:Road_to_Herat`. Points are ten-thousandths of a degree (about 11 m),
latitude first, each told by its difference from the one before in digits of base 32, of which all
but the last of a number bear a bit more; the letters are those of base64 for addresses. Words are
as they are, `_` for a space; words of other signs are behind `-` in base64. The script has the
same grammar in `desk/marks/grammar.js`, and both are tried with the same marks.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from geo.dossier.feature_id import FEATURE_ID_PATTERN
from geo.layers.marks import (
    MARK_COLOURS,
    MOST_LETTERS,
    MOST_MARKS,
    POINTS,
    RING_KM,
    SIGN_KINDS,
    STEP_KM,
    Mark,
    MarkKind,
)
from geo.layers.measuring.geodesy import RING_POINTS
from geo.layers.points.point_id import LATITUDE, LONGITUDE
from geo.web.view.reading import without_unseen

MOST_SIGNS = 2000
LETTERS: Mapping[str, MarkKind] = {
    "p": "point",
    "l": "line",
    "a": "area",
    "w": "arrow",
    "r": "ring",
    "t": "text",
    "h": "highlight",
}
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_WORDS = "[A-Za-z0-9_-]{1,400}"
_POINTS = "[A-Za-z0-9_-]{2,800}"
_RADIUS = "[0-9]{1,4}(?:[.][0-9])?"
# The same in Python and in a browser.
MARK_PATTERN = (
    f"[plawt][1-3]{_POINTS}(?::{_WORDS})?|r[1-3]{_POINTS}:{_RADIUS}(?::{_WORDS})?|"
    f"h[1-3]{FEATURE_ID_PATTERN}(?::{_WORDS})?"
)
_PLAIN = re.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_SCALE = 10_000
_CODE_OF = {kind: letter for letter, kind in LETTERS.items()}
_DIGIT_BITS, _MOST_BITS = 5, 30
_MORE = 1 << _DIGIT_BITS


class MarksDocument(TypedDict):
    """The grammar of marks as the script reads it: letters of kinds, digits, and limits.

    A digit has so many bits besides the one that says whether more follow, and a number at most
    `most_bits`; `step_km` and `ring_points` say how closely edges and rings follow geodesics.
    """

    kinds: dict[str, MarkKind]
    colours: tuple[int, ...]
    sign_kinds: tuple[MarkKind, ...]
    digits: str
    digit_bits: int
    most_bits: int
    scale: int
    step_km: float
    ring_points: int
    points: dict[MarkKind, tuple[int, int]]
    radius_km: tuple[float, float]
    most: int
    signs: int
    letters: int


def marks_document() -> MarksDocument:
    """The grammar of marks as JSON for the script, which has the pattern with those of all keys."""
    return {
        "kinds": dict(LETTERS),
        "colours": MARK_COLOURS,
        "sign_kinds": SIGN_KINDS,
        "digits": DIGITS,
        "digit_bits": _DIGIT_BITS,
        "most_bits": _MOST_BITS,
        "scale": _SCALE,
        "step_km": STEP_KM,
        "ring_points": RING_POINTS,
        "points": dict(POINTS),
        "radius_km": RING_KM,
        "most": MOST_MARKS,
        "signs": MOST_SIGNS,
        "letters": MOST_LETTERS,
    }


def read_marks(raw: str) -> tuple[Mark, ...] | None:
    """The marks that an address writes; None where it writes none, too many, or too long."""
    parts = [part for part in raw.split(",") if part.strip()]
    if len(parts) > MOST_MARKS or len(raw) > MOST_SIGNS:
        return None
    marks = [_read(part) for part in parts]
    good = tuple(mark for mark in marks if mark is not None)
    return good if len(good) == len(marks) else None


def write_marks(marks: Iterable[Mark]) -> str:
    """Marks as an address writes them."""
    return ",".join(":".join(_parts_of(mark)) for mark in marks)


def clean_words(text: str) -> str:
    """A reader's words as a mark bears them: in one line, without signs that are not seen."""
    return " ".join(without_unseen(text).split())


def _read(part: str) -> Mark | None:
    kind = LETTERS[part[0]]
    colour = MARK_COLOURS[int(part[1]) - 1]
    head, *rest = part[2:].split(":")
    feature = f"{head}:{rest.pop(0)}" if kind == "highlight" else ""
    radius_km = float(rest.pop(0)) if kind == "ring" else 0.0
    words = _read_words(rest[0]) if rest else ""
    points = () if feature else _read_points(head)
    if points is None or words is None or (kind == "text" and not words):
        return None
    least, most = POINTS[kind]
    if not least <= len(points) <= most:
        return None
    if kind == "ring" and not RING_KM[0] <= radius_km <= RING_KM[1]:
        return None
    return Mark(kind, colour, points, radius_km, feature, words)


def _parts_of(mark: Mark) -> Iterator[str]:
    place = mark.feature or write_points(mark.points)
    yield f"{_CODE_OF[mark.kind]}{mark.colour}{place}"
    if mark.kind == "ring":
        yield f"{mark.radius_km:.1f}".removesuffix(".0")
    if mark.text:
        yield _write_words(mark.text)


def write_points(points: Iterable[tuple[float, float]]) -> str:
    """Points, longitude and latitude, as digits of their differences."""
    lat = lon = 0
    digits: list[str] = []
    for x, y in points:
        own_lat, own_lon = round(y * _SCALE), round(x * _SCALE)
        digits += (*_write_number(own_lat - lat), *_write_number(own_lon - lon))
        lat, lon = own_lat, own_lon
    return "".join(digits)


def _write_number(number: int) -> Iterator[str]:
    left = 2 * number if number >= 0 else -2 * number - 1
    while left >= _MORE:
        yield DIGITS[_MORE | left % _MORE]
        left >>= _DIGIT_BITS
    yield DIGITS[left]


def _read_points(text: str) -> tuple[tuple[float, float], ...] | None:
    steps = _read_numbers(text)
    if steps is None or len(steps) % 2:
        return None
    lat = lon = 0
    points = []
    for north, east in zip(steps[::2], steps[1::2], strict=True):
        lat, lon = lat + north, lon + east
        points.append((lon / _SCALE, lat / _SCALE))
    within = all(abs(x) <= LONGITUDE[1] and abs(y) <= LATITUDE[1] for x, y in points)
    return tuple(points) if within else None


def _read_numbers(text: str) -> list[int] | None:
    numbers, left, bits = [], 0, 0
    for sign in text:
        digit = DIGITS.index(sign)
        left += digit % _MORE << bits
        bits += _DIGIT_BITS
        if bits > _MOST_BITS:
            return None
        if digit < _MORE:
            numbers.append(-(left + 1) // 2 if left % 2 else left // 2)
            left = bits = 0
    return None if bits else numbers


def _write_words(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "_")
    return "-" + urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_words(written: str) -> str | None:
    text = clean_words(_text_of(written))
    return text if text and len(text) <= MOST_LETTERS else None


def _text_of(written: str) -> str:
    """The words; '' where they are none that could have been written."""
    if not written.startswith("-"):
        return written.replace("_", " ") if "-" not in written else ""
    code = written[1:]
    if len(code) % 4 == 1:
        return ""
    try:
        return urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode()
    except ValueError:
        return ""
