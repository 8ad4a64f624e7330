"""What the atlas measures for a claim, as its `compute` asks: distances and spans of time."""

from collections.abc import Iterator
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.dossier.dates import day_title
from geo.dossier.feature_id import FeatureId
from geo.dossier.records import Distances, Interval
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.measuring.geodesy import distance_km, gap_between, gap_to
from geo.layers.worldview import Look, current_state, land_of


@dataclass(frozen=True)
class Computed:
    """A measured figure: what it measures, and its value in kilometres or in days."""

    what: str
    distance_km: float | None = None
    days: int | None = None


@cache_by_atlas
def compute_figures(atlas: Atlas, claim: str, look: Look) -> tuple[Computed, ...]:
    """The figures of a claim, borders as the look draws them; () where it asks for none."""
    record = atlas.dossier.claims[claim]
    if record.compute is None:
        return ()
    if isinstance(record.compute, Interval):
        return (_interval(record.compute),)
    return tuple(_distances(atlas, record.compute, look))


def _interval(wanted: Interval) -> Computed:
    start, end = wanted.start, wanted.end
    return Computed(
        _("From {start} to {end}", start=day_title(start), end=day_title(end)),
        days=(end - start).days,
    )


def _distances(atlas: Atlas, wanted: Distances, look: Look) -> Iterator[Computed]:
    for end in wanted.to:
        length_km = _distance_km(atlas, (wanted.start, end), look)
        ends = {"one": _name(atlas, wanted.start), "other": _name(atlas, end)}
        what = _("{one} to {other}", **ends)
        yield Computed(what, distance_km=length_km)


def _distance_km(atlas: Atlas, ends: tuple[str, str], look: Look) -> float:
    (from_kind, start), (to_kind, end) = (FeatureId.parse(end) for end in ends)
    places = atlas.dossier.places

    def land(kind: str, name: str) -> BaseGeometry:
        if kind == "dispute":
            return atlas.zone_geometry(name)
        return land_of(atlas, current_state(atlas, name, look.day), look)

    if (from_kind, to_kind) == ("place", "place"):
        one, other = places[start], places[end]
        return distance_km(one.lon, one.lat, other.lon, other.lat)
    if from_kind == "place":
        return gap_to(places[start].lon, places[start].lat, land(to_kind, end)).distance_km
    return gap_between(land(from_kind, start), land(to_kind, end)).distance_km


def _name(atlas: Atlas, end: str) -> str:
    kind, name = FeatureId.parse(end)
    if kind == "place":
        return atlas.dossier.places[name].name
    if kind == "dispute":
        return atlas.dossier.disputes[name].name
    return _("the border of {state}", state=atlas.state_name(name))
