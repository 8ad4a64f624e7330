"""What the atlas measures for a claim, as its `compute` asks: distances and spans of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from shapely.geometry.base import BaseGeometry

from geo.dossier import Claim, DataError
from geo.dossier.dates import day_title
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.feature_id import FeatureId
from geo.layers.geodesy import distance_km, gap_between, gap_to
from geo.layers.worldview import Look, current_state, land_of

# The kinds of ends that are areas, and not points.
_LANDS = ("border", "dispute")


@dataclass(frozen=True)
class Computed:
    """A measured figure: what it measures, and its value in kilometres or in days."""

    what: str
    distance_km: float | None = None
    days: int | None = None


@cache_by_atlas
def computed(atlas: Atlas, claim: str, look: Look) -> tuple[Computed, ...]:
    """The figures of a claim, borders as the look draws them; () where it asks for none.

    Raises DataError for a request that cannot be understood.
    """
    record = atlas.dossier.claims[claim]
    if record.compute is None:
        return ()
    kind = record.compute.get("kind")
    if kind == "interval":
        return tuple(_interval(record.compute))
    if kind == "geodesic-distance":
        return tuple(_distances(atlas, record, look))
    raise _unknown(record, f"kind '{kind}'")


def _interval(wanted: dict[str, Any]) -> Iterator[Computed]:
    start, end = (date.fromisoformat(wanted[key]) for key in ("start", "end"))
    yield Computed(
        _("From {start} to {end}", start=day_title(start), end=day_title(end)),
        days=(end - start).days,
    )


def _distances(atlas: Atlas, claim: Claim, look: Look) -> Iterator[Computed]:
    wanted = claim.compute or {}
    for end in wanted["to"]:
        length_km = _distance_km(atlas, claim, (wanted["from"], end), look)
        ends = {"one": _name(atlas, wanted["from"]), "other": _name(atlas, end)}
        what = _("{one} to {other}", **ends)
        yield Computed(what, distance_km=length_km)


def _distance_km(atlas: Atlas, claim: Claim, ends: tuple[str, str], look: Look) -> float:
    (from_kind, start), (to_kind, end) = (FeatureId.parse(end) for end in ends)
    places = atlas.dossier.places

    def land(kind: str, name: str) -> BaseGeometry:
        if kind == "dispute":
            return atlas.zone_geometry(name)
        return land_of(atlas, current_state(atlas, name, look.day), look)

    if (from_kind, to_kind) == ("place", "place"):
        one, other = places[start], places[end]
        return distance_km(one.lon, one.lat, other.lon, other.lat)
    if from_kind == "place" and to_kind in _LANDS:
        return gap_to(places[start].lon, places[start].lat, land(to_kind, end)).distance_km
    if from_kind in _LANDS and to_kind in _LANDS:
        return gap_between(land(from_kind, start), land(to_kind, end)).distance_km
    raise _unknown(claim, f"distance from '{ends[0]}' to '{ends[1]}'")


def _name(atlas: Atlas, end: str) -> str:
    kind, name = FeatureId.parse(end)
    if kind == "place":
        return atlas.dossier.places[name].name
    if kind == "dispute":
        return atlas.dossier.disputes[name].name
    return _("the border of {state}", state=atlas.state_name(name))


def _unknown(claim: Claim, what: str) -> DataError:
    return DataError(
        f"claims.yaml, '{claim.id}', compute: {what} cannot be computed; use interval "
        "with start and end, or geodesic-distance between place:…, border:… and dispute:…."
    )
