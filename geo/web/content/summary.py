"""A view in one sentence, for screen readers: what is in view, by whom and for which day.

It is the description of a preview, the alternative text of its picture, and what a screen reader
hears of the map.
"""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geo.dossier.dates import day_title
from geo.i18n.languages import _, commas, ngettext
from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.ties import ties
from geo.layers.worldview import DE_FACTO, UN, Look, holdings
from geo.maps.drawing.picture import faces, rows_of
from geo.maps.drawing.shown_ties import shown_tie_ids
from geo.web.content.alike import worldviews
from geo.web.content.pictures.view_picture import (
    frame_of_view,
    picture_of_view,
    selected_features,
)
from geo.web.view.model import View
from geo.web.view.pages import PageText

# The line around a frame has no more corners than this.
_MOST_CORNERS = 32
# The map of a reader's page is about this large.
_WIDTH_PX, _HEIGHT_PX = 900, 620


def summary(atlas: Atlas, page: PageText, view: View, within: shapely.Polygon | None = None) -> str:
    """What a view shows, such as `3 sites, 2 disputed zones in view; as drawn by Pakistan, on …`.

    Sites and disputed zones are always counted, distances and ties where the page has them, within
    the frame `within` (in degrees), or else where the view looks. Of a page of worldviews it says
    how many maps there are.
    """
    if page.worldviews:
        return worldviews(atlas, page, view, _WIDTH_PX, _HEIGHT_PX).sentence
    counts = counts_within(atlas, page, view, within or frame_seen(atlas, page, view))
    counted = commas(_number(kind, number) for kind, number in counts.items() if number)
    counted = counted or _("no sites and no disputed zones")
    look = _look(atlas, view.look)
    if view.other_look is None:
        return _("{counted} in view; {look}.", counted=counted, look=look)
    other = _look(atlas, view.other_look)
    values = {"counted": counted, "look": look, "other": other}
    return _("{counted} in view; {look}; beside it the same {other}.", **values)


def counts_within(
    atlas: Atlas, page: PageText, view: View, frame: shapely.Polygon
) -> dict[str, int]:
    """How many features of each kind that the page counts lie within a frame, wholly or in part.

    A layer that is switched off counts none; what is selected counts wherever its layer is on.
    """
    layers = view.visible(page.shown)
    box = in_degrees_of_the_world(frame)
    counts = {
        "sites": sum(_sites(atlas, page, view, box)) if "places" in layers else 0,
        "zones": _zones(atlas, view, box) if "zones" in layers else 0,
    }
    if page.measures:
        counts["measures"] = _measures(atlas, page, view, box) if "measures" in layers else 0
    if page.all_ties:
        counts["ties"] = _ties(atlas, page, view, box)
    return counts


def read_frame(text: str) -> shapely.Polygon | None:
    """The frame that numbers with commas stand for, in degrees; None where they stand for none.

    Four are an extent: west, south, east, north. More are a line around the frame, longitude and
    latitude in turn, as a map needs that is drawn about a point.
    """
    try:
        numbers = [float(part) for part in text.split(",")[: 2 * _MOST_CORNERS + 1]]
    except ValueError:
        return None
    lons, lats = numbers[::2], numbers[1::2]
    good = len(lons) == len(lats) and all(-540 <= lon <= 540 for lon in lons)
    if not (good and all(-90 <= lat <= 90 for lat in lats)):
        return None
    if len(lons) == 2:
        ordered = lons[0] < lons[1] and lats[0] < lats[1]
        return shapely.box(lons[0], lats[0], lons[1], lats[1]) if ordered else None
    if not 3 <= len(lons) <= _MOST_CORNERS:
        return None
    frame = shapely.Polygon(zip(lons, lats, strict=True))
    return frame if frame.is_valid and frame.area else None


def frame_seen(atlas: Atlas, page: PageText, view: View) -> shapely.Polygon:
    """What a view shows of the globe on the map of a page, in degrees."""
    return shapely.box(*frame_of_view(atlas, page, view, _WIDTH_PX, _HEIGHT_PX).extent)


def in_degrees_of_the_world(frame: shapely.Polygon) -> BaseGeometry:
    """A frame with what of it lies beyond ±180°, where a map goes on counting degrees."""
    whole: BaseGeometry = shapely.union_all([frame, *_beyond(frame)])
    return whole


def _number(kind: str, number: int) -> str:
    if kind == "sites":
        return ngettext("{count} site", "{count} sites", number)
    if kind == "zones":
        return ngettext("{count} disputed zone", "{count} disputed zones", number)
    if kind == "measures":
        return ngettext("{count} distance", "{count} distances", number)
    return ngettext("{count} tie", "{count} ties", number)


def _look(atlas: Atlas, look: Look) -> str:
    day = day_title(look.day)
    if look.viewer == DE_FACTO:
        return _("as administered on the ground, on {day}", day=day)
    if look.viewer == UN:
        return _("as on United Nations maps, on {day}", day=day)
    return _("as drawn by {state}, on {day}", state=atlas.state_name(look.viewer), day=day)


def _beyond(frame: shapely.Polygon) -> Iterator[shapely.Geometry]:
    west, _south, east, _north = frame.bounds
    if east > 180:
        yield affinity.translate(frame, -360)
    if west < -180:
        yield affinity.translate(frame, 360)


def _sites(atlas: Atlas, page: PageText, view: View, box: shapely.Geometry) -> Iterator[bool]:
    selected = {name.removeprefix("place:") for name in selected_features(atlas, view)}
    for name, place in atlas.dossier.places.items():
        if name in page.places or name in selected:
            yield bool(shapely.intersects(box, shapely.Point(place.lon, place.lat)))


def _zones(atlas: Atlas, view: View, box: shapely.Geometry) -> int:
    """The disputed faces that the map hatches on the day, of the view's first map."""
    held = holdings(atlas, view.look)
    table = faces(atlas, "coarse")
    every, near = rows_of(Face, table), table.sindex.query(box, predicate="intersects").tolist()
    return sum(1 for at in near if every[at].zones and held[every[at].face].disputed)


def _measures(atlas: Atlas, page: PageText, view: View, box: shapely.Geometry) -> int:
    known = measures(atlas, view.look)
    return sum(1 for name in page.measures if known[name].line.intersects(box))


def _ties(atlas: Atlas, page: PageText, view: View, box: shapely.Geometry) -> int:
    """The ties that the map shows of the view: those of a state, or of what is selected."""
    frame = frame_of_view(atlas, page, view, _WIDTH_PX, _HEIGHT_PX)
    shown = shown_tie_ids(atlas, picture_of_view(atlas, page, view, frame))
    table = _drawn_ties(atlas)
    return int((table["id"].isin(shown) & table.intersects(box)).sum())


@cache_by_atlas
def _drawn_ties(atlas: Atlas) -> gpd.GeoDataFrame:
    return ties(atlas)
