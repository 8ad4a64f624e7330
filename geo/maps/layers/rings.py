"""Range rings: true geodesic circles about a place, each with its radius."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import geopandas as gpd

from geo.dossier.feature_id import feature_id
from geo.i18n.formats import LengthUnit, radius_words
from geo.i18n.languages import N_, _, language
from geo.layers.atlas import Atlas
from geo.layers.measuring.geodesy import geodesic_circle
from geo.maps.drawing.layer import LayerOptions, MapLayer, Part
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture, RangeRings
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Name, Shape

_MOST_RINGS = 64
_COLUMNS = ["id", "label", "radius_km", "label_at", "rank", "geometry"]


def ring_lines(rings: RangeRings, unit: LengthUnit = "km") -> gpd.GeoDataFrame:
    """The rings, EPSG:4326; not to be changed.

    Columns: id (`ring:…`), label (its radius in the unit), radius_km, label_at (its northern
    end), rank, geometry.
    """
    return _ring_lines(rings, unit, language().code)


@lru_cache(maxsize=_MOST_RINGS)
def _ring_lines(rings: RangeRings, unit: LengthUnit, _language: str) -> gpd.GeoDataFrame:
    rows = []
    for radius_km in rings.radii_km:
        line = geodesic_circle(rings.lon, rings.lat, radius_km)
        north = max(line.coords, key=lambda point: point[1])
        rows.append(
            {
                "id": feature_id("ring", radius_km),
                "label": radius_words(radius_km, unit),
                "radius_km": radius_km,
                "label_at": [round(degrees, 4) for degrees in north],
                "rank": 2,
                "geometry": line,
            }
        )
    frame = gpd.GeoDataFrame(rows, columns=_COLUMNS)
    return frame.set_geometry("geometry", crs=4326)


def _shapes(_atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    if picture.rings:
        for line in picture.near(ring_lines(picture.rings)).geometry:
            yield Line(line, "ring", marks=("ring",))


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    if not picture.rings:
        return ()
    lines = ring_lines(picture.rings, picture.unit)
    return names_of(atlas, picture, NamedRows.of(lines, spread=True), "rings", "figure")


def _samples(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    return (Sample("line", _("all points at that distance"), "ring", stroke="ring"),)


RINGS = MapLayer(
    name="rings",
    title=N_("Range rings"),
    # The page works them out, so they come with its state and not as a document.
    parts=(
        Part(LayerOptions("rings", "ties", "ring", labels="figure"), shapes=_shapes, names=_names),
    ),
    samples=_samples,
    tables=("rings",),
)
