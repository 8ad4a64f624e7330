"""Places: points, and how closely each is known, as a circle of that radius."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

import geopandas as gpd
from shapely.geometry import Point

from geo.dossier import Place
from geo.dossier.dates import when
from geo.dossier.feature_id import feature_id
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.measuring.closed_lines import geodesic_discs

# A circle smaller than this is hidden by the symbol at every zoom that shows the place in context.
SMALLEST_EXTENT_M = 2000


def places(atlas: Atlas) -> gpd.GeoDataFrame:
    """Every place of the dossier as a point, EPSG:4326.

    Columns: id (`place:…`), name, kind, state, operator, status, part (in the exercise),
    precision_m, runway_m, summary, sources, geometry.
    """
    rows = [
        {
            "id": place.feature,
            "name": place.name,
            "kind": place.kind,
            "state": place.country,
            "operator": place.operator,
            "status": place.status,
            "part": atlas.dossier.part_in_subject(place.id) or "no",
            "precision_m": place.coord_precision_m,
            "runway_m": place.runway_m,
            "summary": place.summary,
            "sources": ";".join(place.sources),
            "geometry": Point(place.lon, place.lat),
        }
        for place in atlas.dossier.places.values()
    ]
    columns = [
        "id",
        "name",
        "kind",
        "state",
        "operator",
        "status",
        "part",
        "precision_m",
        "runway_m",
        "summary",
        "sources",
        "geometry",
    ]
    frame = gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)
    # A number, also where no runway is known.
    return frame.astype({"runway_m": float})


@cache_by_atlas
def extents(atlas: Atlas) -> gpd.GeoDataFrame:
    """The circle within which a place is known to lie, where that is more than two kilometres.

    Columns: id (`place:…`), name, kind (`sea` or `land`), radius_m, geometry (EPSG:4326). Callers
    must not change it: it is shared.
    """
    known = [
        place
        for place in atlas.dossier.places.values()
        if place.coord_precision_m >= SMALLEST_EXTENT_M
    ]
    radii_m = [place.coord_precision_m for place in known]
    columns = {
        "id": [place.feature for place in known],
        "name": [place.name for place in known],
        "kind": ["sea" if place.kind == "sea-area" else "land" for place in known],
        "radius_m": radii_m,
        "geometry": geodesic_discs(
            [place.lon for place in known],
            [place.lat for place in known],
            [radius_m / 1000 for radius_m in radii_m],
            vertices=36,
        ),
    }
    table = gpd.GeoDataFrame(columns, geometry="geometry", crs=4326)
    # Of no rows pandas makes columns of numbers, which have no text to work on.
    return table.astype(dict.fromkeys(("id", "name", "kind"), object))


class OtherTime(NamedTuple):
    """Since or until when the row of a place holds, of a day on which it does not."""

    side: Literal["since", "until"]
    date: str

    @property
    def words(self) -> str:
        """As a name has them, such as `since 1995`."""
        if self.side == "since":
            return _("since {start}", start=when(self.date))
        return _("until {end}", end=when(self.date))


def idle_places(atlas: Atlas, day: date) -> Mapping[str, OtherTime]:
    """The places whose row of places.csv does not hold on `day`, such as a base to be, by id.

    The last day of such a row still belongs to it.
    """
    found = {place.id: other_time(place, day) for place in atlas.dossier.places.values()}
    return {name: other for name, other in found.items() if other is not None}


def other_time(place: Place, day: date) -> OtherTime | None:
    """Of which time the row of a place is, where it does not hold on `day`."""
    if place.valid_from and day < place.valid_from.first:
        return OtherTime("since", _as_named(place, str(place.valid_from)))
    if place.valid_to and place.valid_to.last < day:
        return OtherTime("until", _as_named(place, str(place.valid_to)))
    return None


def _as_named(place: Place, known: str) -> str:
    """The year of a date; the whole date of a place that was there for a part of a year."""
    ends = [str(end)[:4] for end in (place.valid_from, place.valid_to) if end]
    whole = len(ends) > 1 and len(set(ends)) == 1
    return known if whole else known[:4]


def place_name(atlas: Atlas, name: str, day: date) -> str:
    """What a place, by its id, is called on a day.

    Where its row does not hold, a name that it bore then, or else the name with the time of which
    that is: who runs it now need not have run it then.
    """
    then = atlas.dossier.former_name(feature_id("place", name), day)
    place = atlas.dossier.places[name]
    idle = other_time(place, day)
    if then or idle is None:
        return then or place.name
    return f"{place.name} ({idle.words})"
