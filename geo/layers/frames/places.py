"""Places: points, and how closely each is known, as a circle of that radius."""

from datetime import date

import geopandas as gpd
from shapely.geometry import Point

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
            "id": f"place:{place.id}",
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
        "id": [f"place:{place.id}" for place in known],
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
    return gpd.GeoDataFrame(columns, geometry="geometry", crs=4326)


def idle_places(atlas: Atlas, day: date) -> tuple[str, ...]:
    """The ids of the places whose row of places.csv does not hold on `on`, such as a base to be.

    The last day of such a row still belongs to it.
    """
    return tuple(
        place.id
        for place in atlas.dossier.places.values()
        if (place.valid_from and day < place.valid_from.first)
        or (place.valid_to and place.valid_to.last < day)
    )
