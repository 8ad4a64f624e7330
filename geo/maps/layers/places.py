"""Places as drawn symbols with their names; several of one group that lie on each other as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from shapely.geometry import Point

from geo.i18n.languages import N_, _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.site_groups import site_groups
from geo.layers.gazetteer import gazetteer
from geo.maps.drawing.crowding import crowds
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Name, Shape, Symbol
from geo.maps.style.tokens import SITES, SITES_APART_PX, symbol_of


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("places", _frame(atlas), 100_000)


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    groups, entries = site_groups(atlas), gazetteer(atlas)
    rows = [
        {
            "id": f"place:{place.id}",
            "feature": f"place:{place.id}",
            "name": place.name,
            "symbol": symbol_of(place.kind),
            "rank": 1 if atlas.dossier.part_in_subject(place.id) == "main" else 1.5,
            "sites": [(group, entries[group].name) for group in groups.get(place.id, ())],
            "geometry": Point(place.lon, place.lat),
        }
        for place in atlas.dossier.places.values()
    ]
    columns = ["id", "feature", "name", "symbol", "rank", "sites", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)


@dataclass(frozen=True)
class _Sign:
    """One sign of a picture: its place, or the several that it stands for, and where it lies."""

    places: tuple[Any, ...]
    lon: float
    lat: float
    name: str

    @property
    def count(self) -> int:
        return len(self.places) if len(self.places) > 1 else 0

    @property
    def feature(self) -> str:
        return "" if self.count else self.places[0].feature

    @property
    def symbol(self) -> str:
        return SITES if self.count else self.places[0].symbol


def _signs(atlas: Atlas, picture: Picture) -> Iterator[_Sign]:
    """The signs of a picture, in the order of their first places."""
    near = picture.rows_near(_frame(atlas))
    places = tuple(place for place in near if picture.shows("place", place.feature))
    if not places:
        return
    points = picture.frame.pixels(np.array([(one.geometry.x, one.geometry.y) for one in places]))
    groups = [_group(picture, place) for place in places]
    gathered = crowds(
        [(float(x), float(y)) for x, y in points], [key for key, _name in groups], SITES_APART_PX
    )
    for crowd in gathered:
        own = tuple(places[at] for at in crowd.members)
        if len(own) == 1:
            yield _Sign(own, own[0].geometry.x, own[0].geometry.y, own[0].name)
            continue
        ((lon, lat),) = picture.frame.degrees(np.array([[crowd.x, crowd.y]]))
        yield _Sign(own, float(lon), float(lat), _name_of(*groups[crowd.members[0]], len(own)))


def _name_of(group: str, name: str, count: int) -> str:
    values = {"group": name.split(" (")[0], "count": number(count)}
    if group.startswith("state:"):
        return _("{group}: {count} bases", **values)
    return _("{group}: {count} sites", **values)


def _group(picture: Picture, place: Any) -> tuple[str, str]:
    """The group in which a place may be one of several, and its name; ('', '') where in none.

    What is selected itself stays out of all groups; what belongs to the selection is not taken
    together with what does not.
    """
    if not place.sites or place.feature == picture.selection:
        return "", ""
    own = dict(place.sites)
    chosen = picture.selection if picture.selection in own else place.sites[0][0]
    return f"{chosen} {place.feature in picture.selected}", own[chosen]


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    """The signs as Leaflet stacks them: one that stands for several on top, else the southern."""
    dimmed = set(picture.scene["dimmed"])
    for sign in sorted(_signs(atlas, picture), key=lambda sign: (sign.count > 0, -sign.lat)):
        yield Symbol(
            sign.lon,
            sign.lat,
            sign.symbol,
            selected=all(place.feature in picture.selected for place in sign.places),
            dimmed=all(place.feature in dimmed for place in sign.places),
            count=sign.count,
            marks=(f"symbol-{sign.symbol}",),
        )


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    rows = [
        {
            "feature": sign.feature,
            "name": sign.name,
            "rank": min(place.rank for place in sign.places),
            "symbol": sign.symbol,
            "geometry": Point(sign.lon, sign.lat),
        }
        for sign in _signs(atlas, picture)
    ]
    return names_of(atlas, picture, NamedRows.of_rows(rows), "places", "place")


def _samples(atlas: Atlas, explained: Explained) -> tuple[Sample, ...]:
    symbols: dict[str, list[str]] = {}
    for name in explained.places:
        kind = atlas.dossier.places[name].kind
        kinds = symbols.setdefault(symbol_of(kind), [])
        if kind not in kinds:
            kinds.append(kind)
    each = (
        Sample("symbol", commas(map(spelled, kinds)), f"symbol-{symbol}", symbol=symbol)
        for symbol, kinds in symbols.items()
    )
    groups = [
        site_groups(atlas)[name][0] for name in explained.places if name in site_groups(atlas)
    ]
    several = Sample("symbol", _("several sites, their number"), f"symbol-{SITES}", symbol=SITES)
    return (*each, *((several,) if len(set(groups)) < len(groups) else ()))


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
