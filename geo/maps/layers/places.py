"""Places as drawn symbols with their names."""

from collections.abc import Iterable, Iterator
from functools import partial

import geopandas as gpd
from shapely.geometry import Point

from geo.i18n.languages import N_, commas, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.maps.layers.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.layers.names import NamedRows, names_of
from geo.maps.layers.picture import Picture
from geo.maps.layers.samples import Explained, Sample
from geo.maps.layers.shapes import Name, Shape, Symbol
from geo.maps.style.tokens import symbol_of


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("places", _frame(atlas), 5)


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = [
        {
            "id": f"place:{place.id}",
            "feature": f"place:{place.id}",
            "name": place.name,
            "symbol": symbol_of(place.kind),
            "rank": 1 if atlas.dossier.part_in_subject(place.id) == "main" else 1.5,
            "geometry": Point(place.lon, place.lat),
        }
        for place in atlas.dossier.places.values()
    ]
    columns = ["id", "feature", "name", "symbol", "rank", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)


def _shown(atlas: Atlas, picture: Picture) -> gpd.GeoDataFrame:
    frame = _frame(atlas)
    return frame[frame["feature"].map(partial(picture.shows, "place")).astype(bool)]


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    dimmed = set(picture.scene["dimmed"])
    for place in picture.near(_shown(atlas, picture)).itertuples():
        yield Symbol(
            place.geometry.x,
            place.geometry.y,
            place.symbol,
            selected=place.feature in picture.selected,
            dimmed=place.feature in dimmed,
            marks=(f"symbol-{place.symbol}",),
        )


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    return names_of(atlas, picture, NamedRows.of(_shown(atlas, picture)), "places", "place")


def _samples(atlas: Atlas, explained: Explained) -> tuple[Sample, ...]:
    symbols: dict[str, list[str]] = {}
    for name in explained.places:
        kind = atlas.dossier.places[name].kind
        kinds = symbols.setdefault(symbol_of(kind), [])
        if kind not in kinds:
            kinds.append(kind)
    return tuple(
        Sample("symbol", commas(map(spelled, kinds)), f"symbol-{symbol}", symbol=symbol)
        for symbol, kinds in symbols.items()
    )


PLACES = MapLayer(
    name="places",
    title=N_("Places"),
    parts=(
        Part(
            LayerOptions("places", "markers", "symbol", kind="points", labels="place"),
            shapes=_shapes,
            names=_names,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("places",),
)
