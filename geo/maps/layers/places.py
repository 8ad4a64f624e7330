"""Places as drawn symbols with their names; several that lie on each other as one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import geopandas as gpd
import numpy as np
from shapely.geometry import Point

from geo.dossier import Place
from geo.dossier.records.record import short_name
from geo.i18n.languages import N_, _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.places import place_name
from geo.layers.frames.site_groups import site_groups
from geo.layers.gazetteer import gazetteer
from geo.maps.drawing.crowding import Crowd, crowds, stacks
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, NameRow, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Name, Shape, Symbol
from geo.maps.style.tokens import (
    BELOW_PX,
    MAIN_SITE_RANK,
    MANY_APART_PX,
    PLACE_RANK,
    RANKS_OF_SYMBOL,
    SIGNS_APART_PX,
    SITES,
    SITES_APART_PX,
    symbol_of,
)

# Bases that nobody is known to have run on the day of the map.
_OF_ANOTHER_TIME = "other"
# Places that no exercise and no state has, where a map shows many.
_OF_NO_GROUP = "places"


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("places", _frame(atlas), 100_000)


class _Place(NamedTuple):
    """What a figure draws of a row of `_frame`; its sites are groups, with their names."""

    feature: str
    symbol: str
    rank: float
    sites: list[tuple[str, str]]
    geometry: Point


@cache_by_atlas
def _frame(atlas: Atlas) -> gpd.GeoDataFrame:
    groups, entries = site_groups(atlas), gazetteer(atlas)
    rows = [
        {
            "id": place.feature,
            "feature": place.feature,
            "name": place.name,
            "symbol": symbol_of(place.kind),
            "rank": _rank(atlas, place),
            "sites": [
                (group, short_name(entries[group].name)) for group in groups.get(place.id, ())
            ],
            "geometry": Point(place.lon, place.lat),
        }
        for place in atlas.dossier.places.values()
    ]
    columns = ["id", "feature", "name", "symbol", "rank", "sites", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)


def _rank(atlas: Atlas, place: Place) -> float:
    if atlas.dossier.part_in_subject(place.id) == "main":
        return MAIN_SITE_RANK
    return RANKS_OF_SYMBOL.get(symbol_of(place.kind), PLACE_RANK)


@dataclass(frozen=True)
class _Sign:
    """A sign of a picture: its place, or the several for which it stands; where it lies.

    The first of several lead it, a `group` or a single place; `more` are the others.
    """

    places: tuple[_Place, ...]
    lon: float
    lat: float
    group: str = ""
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.places) if len(self.places) > 1 else 0

    @property
    def feature(self) -> str:
        return "" if self.count else self.places[0].feature

    @property
    def symbol(self) -> str:
        return SITES if self.count else self.places[0].symbol


def _signs(atlas: Atlas, picture: Picture) -> tuple[_Sign, ...]:
    """The signs of a picture, in the order of their first places; gathered once for it."""
    return picture.kept.get_or_make(_signs, lambda: tuple(_gather(atlas, picture)))


def _gather(atlas: Atlas, picture: Picture) -> Iterator[_Sign]:
    near = picture.rows_near(_Place, _frame(atlas))
    places = tuple(place for place in near if picture.shows("place", place.feature))
    if not places:
        return
    points = picture.frame.pixels(np.array([(one.geometry.x, one.geometry.y) for one in places]))
    groups = [_group(picture, place) for place in places]
    distances_px = (MANY_APART_PX, MANY_APART_PX / 2) if picture.shows_many else (SITES_APART_PX, 0)
    gathered = crowds(
        [(float(x), float(y)) for x, y in points], [key for key, _title in groups], *distances_px
    )
    for crowd, lead in _stack_signs(picture, places, gathered):
        own = tuple(places[at] for at in crowd.members)
        if len(own) == 1:
            yield _Sign(own, own[0].geometry.x, own[0].geometry.y)
            continue
        ((lon, lat),) = picture.frame.degrees(np.array([[crowd.x, crowd.y]]))
        leading = len(lead.members)
        group = groups[lead.members[0]][1] if leading > 1 else ""
        yield _Sign(own, float(lon), float(lat), group, len(own) - leading)


def _stack_signs(
    picture: Picture, places: Sequence[_Place], gathered: Sequence[Crowd]
) -> Iterator[tuple[Crowd, Crowd]]:
    """The crowds with what leads each; of few places those that lie on each other are one.

    What is selected and what the page is about stay alone. What lies below the latter, and what is
    of another time and lies on what is there on the day, waits until the map is nearer, or until
    it is selected.
    """
    if picture.shows_many:
        yield from ((one, one) for one in gathered)
        return
    firsts = [places[crowd.members[0]] for crowd in gathered]
    kinds = [_kind(picture, place.feature) for place in firsts]
    signs = stacks(gathered, kinds, [one.rank for one in firsts], SIGNS_APART_PX)
    features = [places[crowd.members[0]].feature for crowd, _lead in signs]
    standing = list(zip(features, (crowd for crowd, _lead in signs), strict=True))
    idle = picture.scene["dimmed"]
    subjects = [crowd for feature, crowd in standing if feature in _subject(picture)]
    there = [crowd for feature, crowd in standing if feature not in idle]
    for feature, (crowd, lead) in zip(features, signs, strict=True):
        below = _is_over(subjects, crowd, BELOW_PX)
        late = feature in idle and _is_over(there, crowd, SIGNS_APART_PX)
        if feature in (*_subject(picture), *picture.selected) or not (below or late):
            yield crowd, lead


def _is_over(others: Sequence[Crowd], crowd: Crowd, near_px: float) -> bool:
    """Whether any of others lies that near to a crowd."""
    return any(hypot(crowd.x - one.x, crowd.y - one.y) < near_px for one in others)


def _subject(picture: Picture) -> frozenset[str]:
    """What the page is about, and at what a callout stands: these lie in no group."""
    return picture.subject.union(callout.feature for callout in picture.callouts)


def _kind(picture: Picture, feature: str) -> str:
    """Which signs may lie together with that of a place; '' where none may."""
    if feature in (picture.selection, *_subject(picture)):
        return ""
    return f"{feature in picture.selected} {feature in picture.scene['dimmed']}"


def _name_of(atlas: Atlas, picture: Picture, sign: _Sign) -> str:
    """The name of a sign; one that has a number and no group needs none, nor does on a map of all
    ties one of another time that is not selected.
    """
    features = {place.feature for place in sign.places}
    if picture.all_ties and features <= picture.scene["dimmed"].keys() - picture.selected:
        return ""
    if sign.group:
        name = _name_of_group(atlas, picture, sign.group, sign.count - sign.more)
    else:
        place = sign.places[0].feature.removeprefix("place:")
        name = place_name(atlas, place, picture.on)
    if not (name and sign.more):
        return name
    return _("{name} +{count}", name=name, count=number(sign.more))


def _name_of_group(atlas: Atlas, picture: Picture, group: str, count: int) -> str:
    if group == _OF_NO_GROUP:
        return ""
    if group == _OF_ANOTHER_TIME:
        return _("{count} bases of another time", count=number(count))
    name = atlas.dossier.former_name(group, picture.on) or gazetteer(atlas)[group].name
    values = {"group": short_name(name), "count": number(count)}
    if _is_state(group):
        return _("{group}: {count} bases", **values)
    return _("{group}: {count} sites", **values)


def _group(picture: Picture, place: _Place) -> tuple[str, str]:
    """What keeps a place together with others, and their group; ('', '') where it is in none.

    What is selected itself stays out of all groups, as does what the page is about; what belongs to
    the selection is not taken together with what does not, nor what is there on the day with what
    is of another time. Bases are taken together by who runs them on the day: where that is not
    known, those are together; where that state is not there, none are. Of many places those of no
    group are taken together as well.
    """
    groups = [group for group, _title in place.sites] or [_OF_NO_GROUP] * picture.shows_many
    if not groups or place.feature in (picture.selection, *_subject(picture)):
        return "", ""
    group = str(picture.selection if picture.selection in groups else groups[0])
    idle = place.feature in picture.scene["dimmed"]
    if _is_state(group):
        if idle:
            group = _OF_ANOTHER_TIME
        elif group in picture.scene["gone"]:
            return "", ""
    return f"{group} {place.feature in picture.selected} {idle}", group


def _is_state(group: str) -> bool:
    return group.startswith("state:")


def _shapes(atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    """The signs as Leaflet stacks them: one that stands for several on top, else the southern."""
    dimmed = picture.scene["dimmed"]
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
        NameRow(
            feature=sign.feature,
            name=name,
            rank=min(place.rank for place in sign.places),
            point=(sign.lon, sign.lat),
            geometry=Point(sign.lon, sign.lat),
            symbol=sign.symbol,
        )
        for sign in _signs(atlas, picture)
        if (name := _name_of(atlas, picture, sign))
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
    several = Sample("symbol", _("several sites, their number"), f"symbol-{SITES}", symbol=SITES)
    return (*each, *((several,) if len(explained.places) > 1 else ()))


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
