"""The picture of a view: what a map without a script shows of it, and where it looks."""

import math
from collections.abc import Iterator, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId, feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.extents import Extent
from geo.layers.frames.measures import measures
from geo.layers.frames.states import disagreeing, roles
from geo.layers.frames.zones import line_geometry
from geo.layers.gazetteer import entry_of
from geo.layers.members import members
from geo.layers.worldview import Look, differences, standing
from geo.maps.drawing.callouts import Callout
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame, frame_of
from geo.maps.web.scene import scene
from geo.web.content.map_content import (
    lead_measure,
    rings_of,
    roles_shown,
    shown_beside,
    subject_of,
    ties_of,
)
from geo.web.content.page_view import projection_of
from geo.web.content.steps.callouts import callouts_of
from geo.web.content.steps.changed import changed_at
from geo.web.content.steps.model import view_of_step
from geo.web.content.story import step_of
from geo.web.html.phrases import phrases_of
from geo.web.view.model import View
from geo.web.view.pages import PageText

# The kinds of features that lie at one spot, and do not fill a country.
_SITES = ("place", "zone", "line", "measure", "city", "point")
# How much land a figure shows about what is selected: about a site, and about a state.
_ROOM_DEGREES = (1, 6)


def picture_of_view(
    atlas: Atlas, page: PageText, view: View, frame: Frame, *, second: bool = False
) -> Picture:
    """What the first map of a view shows within a frame; light, where the view has no theme.

    With `second` its step of the story says what it says on the second map of a comparison.
    """
    painted = roles_shown(atlas, page, view)
    return Picture(
        frame=frame,
        on=view.day,
        scene=scene(atlas, view.look),
        layers=frozenset(view.visible(page.shown)),
        opacity={name: share / 100 for name, share in view.opacity},
        paint=_paint(atlas, view) if painted else None,
        differing=_differing(atlas) if painted else frozenset(),
        changed=_changed_faces(atlas, view),
        places=frozenset(shown_beside(atlas, page, view, "place")),
        measures=frozenset(shown_beside(atlas, page, view, "measure")),
        ties=frozenset(shown_beside(atlas, page, view, "tie")),
        all_ties=page.all_ties,
        ties_of=ties_of(atlas, page),
        lead_measure="" if view.step else lead_measure(page),
        subject=frozenset(subject_of(atlas, page)),
        named_by_step=_features_of_step(atlas, view),
        selection=view.selection,
        selected=frozenset(_standing(atlas, view)),
        rings=rings_of(atlas, page, view),
        marks=view.marks,
        unit=view.unit,
        callouts=_callouts(atlas, view, second=second),
        theme=view.theme or "light",
    )


def _callouts(atlas: Atlas, view: View, *, second: bool) -> tuple[Callout, ...]:
    if view.step is None:
        return ()
    return callouts_of(atlas, step_of(atlas, view.step, view.unit), second=second)


def selected_features(atlas: Atlas, view: View) -> tuple[str, ...]:
    """The selected feature and what it stands for."""
    if view.selection is None:
        return ()
    return (view.selection, *members(atlas).get(view.selection, ()))


def _standing(atlas: Atlas, view: View) -> Iterator[str]:
    """What of the selected features stands on the day of a view: instead of what has ended, that
    which followed it.
    """
    for feature in selected_features(atlas, view):
        yield from standing(atlas, feature, view.day)


def frame_of_view(atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int) -> Frame:
    """Where a figure of that size looks: at the position, the step, the selection, or the page."""
    projection = projection_of(atlas, page, view)
    if view.position is not None:
        position = view.position
        # The map of a reader's page is about this wide; a figure shows the same, however wide.
        of_reader_px = 450 if view.shown_split == "side" else 900
        zoom = position.zoom + math.log2(width_px / of_reader_px)
        return Frame(position.lat, position.lon, zoom, width_px, height_px, projection)
    if view.step is not None:
        extent = step_of(atlas, view.step).extent
        return frame_of(extent, width_px, height_px, projection=projection)
    # The ties of a selected state reach over the whole of their page.
    whole = page.all_ties and (view.selection or "").startswith("state:")
    extent = page.extent if whole else _extent_of_selection(atlas, view) or page.extent
    return frame_of(extent, width_px, height_px, 6, projection)


def extent_of_sites(atlas: Atlas, page: PageText, view: View) -> tuple[Extent, bool] | None:
    """The extent of the sites of what is selected, and whether it stands for several features.

    None where nothing is selected, or a state is, which the map shows where it lies. What has no
    site is where its states are named; a tie lies between its states, wherever else its row has to
    do with. What lies in the frame of a page is shown with the distance that the page is about.
    """
    features = selected_features(atlas, view)
    if not features or features[0].startswith("state:"):
        return None
    sites = shapely.union_all([_box(atlas, name) for name in _sites(features)])
    if shapely.box(*page.extent).covers(sites):
        sites = sites.union(_subject(atlas, page, view))
    west, south, east, north = sites.bounds
    return (west, south, east, north), len(features) > 1


def _subject(atlas: Atlas, page: PageText, view: View) -> BaseGeometry:
    """Where the distance lies that a page is about; empty where the view does not show it."""
    lead = "" if view.step else lead_measure(page)
    shown = lead and "measures" in view.visible(page.shown)
    return _box(atlas, lead) if shown else shapely.Point()


def _sites(features: Sequence[str]) -> Sequence[str]:
    if features[0].startswith(("tie:", "pair:")):
        return [name for name in features if name.startswith("state:")]
    return [name for name in features if FeatureId.parse(name).kind in _SITES] or features


def _extent_of_selection(atlas: Atlas, view: View) -> Extent | None:
    """The extent that a figure shows of what is selected, with some land around it."""
    features = selected_features(atlas, view)
    if not features:
        return None
    boxes = [_with_land(_box(atlas, name), name) for name in _sites(features)]
    west, south, east, north = shapely.union_all(boxes).bounds
    return west - 2, max(south - 2, -80), east + 2, min(north + 2, 84)


def _with_land(box: BaseGeometry, feature: str) -> BaseGeometry:
    """A point with land about it; what has an extent of its own stays as it is."""
    is_state = feature.startswith("state:")
    return box.buffer(_ROOM_DEGREES[is_state]) if box.geom_type == "Point" else box


def _box(atlas: Atlas, feature: str) -> BaseGeometry:
    """Where a feature lies: the box about its land or line, or its point."""
    kind, name = FeatureId.parse(feature)
    if kind == "zone" and name in atlas.mapped_zones:
        return shapely.box(*atlas.zone_geometry(name).bounds)
    if kind == "line" and not line_geometry(atlas, name).is_empty:
        return shapely.box(*line_geometry(atlas, name).bounds)
    if kind == "measure":
        return shapely.box(*measures(atlas)[name].line.bounds)
    entry = entry_of(atlas, feature)
    return shapely.Point(entry.lon, entry.lat)


def _paint(atlas: Atlas, view: View) -> dict[str, str]:
    return {code: f"role-{role}" for code, role in roles(atlas, view.roles).items()}


def _changed_faces(atlas: Atlas, view: View) -> frozenset[str]:
    """The faces of zones that two looks give to different holders; of a step those it tells."""
    if view.other_look is None:
        return frozenset()
    step = step_of(atlas, view.step) if view.step else None
    changed = changed_at(atlas, step) if step and _looks_as(view, view_of_step(step)) else None
    if changed is not None:
        return frozenset(land.removeprefix("zone:") for land in changed["lands"])
    return _differing_faces(atlas, view.look, view.other_look)


def _features_of_step(atlas: Atlas, view: View) -> frozenset[str]:
    """What the text of the step links that a view shows."""
    if not view.step:
        return frozenset()
    linked = phrases_of(step_of(atlas, view.step, view.unit).text)
    return frozenset(feature for _words, feature in linked)


def _looks_as(view: View, other: View) -> bool:
    return (view.look, view.other_look) == (other.look, other.other_look)


@cache_by_atlas
def _differing_faces(atlas: Atlas, one: Look, other: Look) -> frozenset[str]:
    return frozenset(
        found.face
        for found in differences(atlas, one, other)
        if not found.succeeded and found.face not in atlas.state_names
    )


def _differing(atlas: Atlas) -> frozenset[str]:
    return frozenset(feature_id("state", code) for code in disagreeing(atlas))
