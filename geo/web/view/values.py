"""The values of an address: how what a key carries is read and written.

Each `read_…` gives the value that a text writes, or None where it writes none that the page has.
The text has the pattern of its key already.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from geo.dossier.served import first_day
from geo.i18n.languages import languages
from geo.layers.marks import Mark
from geo.layers.points.point_id import LATITUDE, LONGITUDE, Point
from geo.web.view.data_address import read_data_address
from geo.web.view.marks import read_marks
from geo.web.view.model import Comparison, Position

MAX_RINGS = 4
MOST_DAYS = 9
RADIUS_KM = (1, 5000)
OPACITY_PERCENT = (5, 95)
ZOOM = (2.0, 13.0)
# The word for a grid that has a map by every viewer.
VIEWERS = "as"


@dataclass(frozen=True)
class Choices:
    """What a page lets a link choose from: its layers, the basemaps, the features that exist.

    `viewers` are those by whom borders can be drawn; days run from the first to `last_day`. `steps`
    are those of the story; `filters` are those that claims can be filtered by.
    """

    layers: tuple[str, ...]
    basemaps: tuple[str, ...]
    features: Container[str]
    viewers: Container[str]
    last_day: date
    steps: Container[str] = ()
    filters: Container[str] = ()


def _parts(raw: str) -> tuple[str, ...]:
    return tuple(part for part in raw.split(",") if part.strip())


def _within(number: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= number <= bounds[1]


def read_position(raw: str, _choices: Choices) -> Position | None:
    """The latitude, longitude and zoom, rounded as `format_position` writes them."""
    lat, lon, zoom = (float(part) for part in raw.split(","))
    if not (_within(lat, LATITUDE) and _within(lon, LONGITUDE) and _within(zoom, ZOOM)):
        return None
    # Adding zero turns -0.0 into 0.0, so that equal views have equal addresses.
    return Position(round(lat, 4) + 0.0, round(lon, 4) + 0.0, round(zoom, 2))


def format_position(position: Position) -> str:
    """`lat,lon,zoom` with four decimals (about 10 m) and two for the zoom, zeros left out."""
    lat, lon, zoom = round(position.lat, 4), round(position.lon, 4), round(position.zoom, 2)
    return ",".join(f"{number + 0.0:.4f}".rstrip("0").rstrip(".") for number in (lat, lon, zoom))


def read_layers(raw: str, choices: Choices) -> tuple[str, ...] | None:
    """The layers, each once; None where the page lacks one."""
    names = tuple(dict.fromkeys(_parts(raw)))
    return names if all(name in choices.layers for name in names) else None


def read_opacity(raw: str, choices: Choices) -> tuple[tuple[str, int], ...] | None:
    """The layers with their per cent, in the order of their names."""
    pairs = [part.split(":") for part in _parts(raw)]
    shares = {name: int(share) for name, share in pairs}
    known = all(name in choices.layers for name in shares)
    good = known and all(_within(share, OPACITY_PERCENT) for share in shares.values())
    return tuple(sorted(shares.items())) if good and len(shares) == len(pairs) else None


def format_opacity(opacity: tuple[tuple[str, int], ...]) -> str:
    """`layer:percent`, joined by commas."""
    return ",".join(f"{name}:{share}" for name, share in opacity)


def read_day(raw: str, choices: Choices) -> date | None:
    """The day; None where there is no such, or none that can be chosen."""
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return None
    return day if first_day() <= day <= choices.last_day else None


def read_comparison(raw: str, choices: Choices) -> Comparison | None:
    """A viewer, a day or both, in either order."""
    found = [read_viewer(part, choices) or read_day(part, choices) for part in raw.split(",")]
    viewer = next((value for value in found if isinstance(value, str)), None)
    day = next((value for value in found if isinstance(value, date)), None)
    return Comparison(viewer, day) if None not in found else None


def format_comparison(comparison: Comparison) -> str:
    """The viewer and the day of a comparison, as far as given, joined by a comma."""
    day = comparison.day.isoformat() if comparison.day else ""
    return ",".join(part for part in (comparison.viewer or "", day) if part)


def read_days(raw: str, choices: Choices) -> tuple[date, ...] | None:
    """The days in their order, each once; none of them for a grid of viewers."""
    if raw == VIEWERS:
        return ()
    found = {read_day(part, choices) for part in _parts(raw)}
    days = tuple(sorted(day for day in found if day is not None))
    return days if days and len(days) == len(found) <= MOST_DAYS else None


def format_days(days: tuple[date, ...]) -> str:
    """The days joined by commas, or the word for a grid of viewers."""
    return join_values(days) or VIEWERS


def read_viewer(raw: str, choices: Choices) -> str | None:
    """The viewer, where borders can be drawn by it."""
    return raw if raw in choices.viewers else None


def read_step(raw: str, choices: Choices) -> str | None:
    """The step, where the story has it."""
    return raw if raw in choices.steps else None


def read_filters(raw: str, choices: Choices) -> tuple[str, ...] | None:
    """The filters in the order of their names, at most one of a kind."""
    wanted = tuple(dict.fromkeys(_parts(raw)))
    kinds = {part.partition(":")[0] for part in wanted}
    good = all(part in choices.filters for part in wanted) and len(kinds) == len(wanted)
    return tuple(sorted(wanted)) if good else None


def read_selection(raw: str, choices: Choices) -> str | None:
    """A feature that there is, or a point."""
    point = Point.parse(raw)
    if point is not None:
        return str(point)
    return raw if raw in choices.features else None


def read_basemap(raw: str, choices: Choices) -> str | None:
    """The basemap, where the page has it."""
    return raw if raw in choices.basemaps else None


def read_radii_km(raw: str, _choices: Choices) -> tuple[int, ...] | None:
    """The radii from the least to the largest, each once."""
    radii = tuple(sorted({int(part) for part in _parts(raw)}))
    few = len(_parts(raw)) <= MAX_RINGS
    return radii if few and all(_within(radius, RADIUS_KM) for radius in radii) else None


def read_reader_marks(raw: str, _choices: Choices) -> tuple[Mark, ...] | None:
    """The reader's marks."""
    return read_marks(raw)


def read_data(raw: str, _choices: Choices) -> str:
    """The address of a reader's data."""
    return read_data_address(raw)


def read_language(raw: str, _choices: Choices) -> str | None:
    """The code of a language that is offered."""
    return raw if raw in languages() else None


def as_it_is(raw: str, _choices: Choices) -> str:
    """What its pattern has checked already."""
    return raw


def join_values(values: tuple[object, ...]) -> str:
    """The values, joined by commas."""
    return ",".join(str(value) for value in values)
