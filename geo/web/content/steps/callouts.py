"""Where the callouts of a step stand on the earth, and what they must not cover."""

from collections.abc import Iterator
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId, feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.extents import Extent
from geo.layers.frames.measures import measures
from geo.layers.frames.ties import ties
from geo.layers.frames.zones import line_geometry
from geo.layers.gazetteer import gazetteer, state_point
from geo.maps.drawing.callouts import Callout
from geo.web.content.steps.model import Step
from geo.web.html.phrases import phrases_of

# A line is kept clear of in so many pieces.
_PIECES = 8


def callouts_of(atlas: Atlas, step: Step, *, second: bool = False) -> tuple[Callout, ...]:
    """The callouts of the first or the second map of a step, numbered as the step has them.

    None of them covers what any of them speaks of, or what the step's text names by a phrase.
    Raises KeyError where a callout stands at a feature that there is not.
    """
    linked = (feature for _words, feature in phrases_of(step.text))
    features = dict.fromkeys((*(one.feature for one in step.callouts), *linked))
    subject = tuple(box for feature in features if feature for box in subject_of(atlas, feature))
    return tuple(
        Callout(
            number,
            one.text,
            *(point_of(atlas, one.at) if isinstance(one.at, str) else one.at),
            side=one.side,
            feature=one.feature,
            subject=subject,
        )
        for number, one in enumerate(step.callouts, start=1)
        if one.second == second
    )


def point_of(atlas: Atlas, feature: str) -> tuple[float, float]:
    """Longitude and latitude at which something is said of a feature.

    Of a line it is its middle, of all else the point at which the map names it. Raises KeyError
    where there is no such feature.
    """
    kind, name = FeatureId.parse(feature)
    if kind in ("tie", "measure"):
        middle = _lines(atlas)[feature].interpolate(0.5, normalized=True)
        return round(middle.x, 4), round(middle.y, 4)
    if kind == "place":
        place = atlas.dossier.places[name]
        return place.lon, place.lat
    if kind == "state":
        return state_point(atlas, name)
    entry = gazetteer(atlas)[feature]
    return entry.lon, entry.lat


def subject_of(atlas: Atlas, feature: str) -> tuple[Extent, ...]:
    """The boxes about a zone or along a line, that of a place, which is a point; else none."""
    kind, name = FeatureId.parse(feature)
    if kind == "place":
        place = atlas.dossier.places[name]
        return ((place.lon, place.lat, place.lon, place.lat),)
    if kind == "zone" and name in atlas.mapped_zones:
        return (_round_extent(atlas.zone_geometry(name)),)
    if kind == "line" and not line_geometry(atlas, name).is_empty:
        return (_round_extent(line_geometry(atlas, name)),)
    if kind in ("tie", "measure"):
        return tuple(_along(_lines(atlas)[feature]))
    return ()


@cache_by_atlas
def _lines(atlas: Atlas) -> dict[str, BaseGeometry]:
    """The lines of ties and measures by their ids."""
    frame = ties(atlas)
    own = {feature_id("measure", name): measure.line for name, measure in measures(atlas).items()}
    return {**dict(zip(frame["id"], frame.geometry, strict=True)), **own}


def _along(line: BaseGeometry) -> Iterator[Extent]:
    shares = [part / _PIECES for part in range(_PIECES + 1)]
    points = [line.interpolate(share, normalized=True) for share in shares]
    for start, end in pairwise(points):
        yield _round_extent(shapely.union_all([start, end]))


def _round_extent(geometry: BaseGeometry) -> Extent:
    west, south, east, north = (round(degrees, 2) for degrees in geometry.bounds)
    return west, south, east, north
