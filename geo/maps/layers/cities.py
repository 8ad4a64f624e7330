"""Cities: a dot and a name."""

from collections.abc import Iterable, Iterator

import geopandas as gpd

from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import reference
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawings_by_zoom
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Name
from geo.maps.style.scales import city_zoom

_COLUMNS = ["id", "feature", "name", "former", "rank", "min_zoom", "style", "state", "geometry"]


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    frame = _frame(atlas)
    former = [_former(atlas, feature) for feature in frame["id"]]
    yield from drawings_by_zoom("cities", frame.assign(former=former)[_COLUMNS])


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    frame = reference.cities(atlas)
    rank = frame["rank"].astype(float)
    return frame.assign(
        feature=frame["id"],
        min_zoom=[city_zoom(one) for one in rank],
        rank=(rank * 0.5 + 2 - frame["capital"].astype(float)).round(2),
        style=["capital" if capital else "" for capital in frame["capital"]],
    )


def _former(atlas: Atlas, feature: str) -> list[list[str]] | None:
    """Each former name with its first day and the first day of the next, '' where not known."""
    return [
        [row.name, *(str(end.first) if end else "" for end in (row.valid_from, row.valid_to))]
        for row in atlas.dossier.former_names(feature)
    ] or None


@cache_by_atlas
def _name_rows(atlas: Atlas) -> NamedRows:
    frame = _frame(atlas)
    return NamedRows.of(frame.assign(label=[_(name) for name in frame["name"]]))


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    return names_of(atlas, picture, _name_rows(atlas), "cities", "city")


CITIES = MapLayer(
    name="cities",
    title=N_("Cities"),
    parts=(
        Part(
            LayerOptions("cities", "labels", kind="labels", labels="city", late=True),
            names=_names,
        ),
    ),
    drawings=_drawings,
    tables=("cities",),
)
