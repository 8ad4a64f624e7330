"""Which looks draw a frame alike: those who draw all its land and borders alike share one map."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

import geopandas as gpd

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import holder_codes
from geo.layers.worldview import DE_FACTO, Look, differences, holdings, moves, unfound, viewers
from geo.maps.drawing.picture import Picture, by_member, faces
from geo.maps.drawing.scene import Scene
from geo.maps.layers.borders import borders
from geo.maps.web.scene import scene
from geo.web.content.changes import ChangedLand, changed_land, moved_land
from geo.web.content.pictures.view_picture import frame_of_view, picture_of_view
from geo.web.content.worldviews import Alike, Worldviews
from geo.web.view.model import View
from geo.web.view.pages import PageText


def worldviews(
    atlas: Atlas, page: PageText, view: View, width_px: int, height_px: int
) -> Worldviews:
    """The maps of a view of a page, each in a frame of that many pixels.

    They are in the order of the viewers or days; those without any position come last.
    """
    frame = frame_of_view(atlas, page, view, width_px, height_px)
    first = picture_of_view(atlas, page, replace(view, compare=None), frame)
    looks = _looks(atlas, view)
    scenes = [_scene(atlas, view, look) for look in looks]
    seen = _Seen(atlas, first)
    alike: dict[object, list[int]] = {}
    for at, known in enumerate(scenes):
        alike.setdefault(seen.of(known), []).append(at)
    groups = (
        _alike(
            atlas,
            view,
            seen,
            tuple(looks[at] for at in found),
            replace(first, on=looks[found[0]].day, scene=scenes[found[0]]),
        )
        for found in alike.values()
    )
    return Worldviews(atlas, view, _silent_last(tuple(groups)), seen.faces)


def _silent_last(groups: tuple[Alike, ...]) -> tuple[Alike, ...]:
    """The groups, the largest of those that are silent last; the others have their own names."""
    largest = max((group for group in groups if group.is_silent), key=_size, default=None)
    others = tuple(replace(group, is_silent=False) for group in groups if group is not largest)
    return others if largest is None else (*others, largest)


def _size(group: Alike) -> int:
    return len(group.looks)


def _looks(atlas: Atlas, view: View) -> tuple[Look, ...]:
    if view.grid:
        return tuple(Look(view.viewer, day) for day in view.grid)
    return tuple(Look(viewer, view.day) for viewer in viewers(atlas))


def _scene(atlas: Atlas, view: View, look: Look) -> Scene:
    """The scene of a look; on maps of the ground what is otherwise than at first is outlined."""
    found = scene(atlas, look)
    if not view.grid or view.viewer != DE_FACTO:
        return found
    changed = differences(atlas, Look(look.viewer, view.grid[0]), look)
    return {**found, "moved": [one.face for one in changed]}


class _Seen:
    """What lies in a frame, and what a scene makes of it."""

    def __init__(self, atlas: Atlas, picture: Picture) -> None:
        self.faces = _within(picture, faces(atlas, picture.band), "face")
        self.borders = _within(picture, borders(atlas, picture.band), "border")
        states = {feature_id("state", atlas.zones_of_face[face][0]) for face in self.faces}
        self._features = frozenset(states | {feature_id("zone", face) for face in self.faces})

    def of(self, seen: Scene) -> object:
        """All of the scene by which a picture of the frame can be told from others."""
        return (
            _only(by_member(seen["holders"]), self.faces),
            _only(by_member(seen["divided"]), self.faces),
            _only(by_member(seen["hatches"]), self.faces),
            self.faces & set(seen["unfound"]),
            self.faces & set(seen["moved"]),
            _only(by_member(seen["borders"]), self.borders),
            _only(seen["names"], self._features),
            self._features & {*seen["gone"], *seen["quiet"]},
        )


def _only(values: Mapping[str, str], names: Set[str]) -> frozenset[tuple[str, str]]:
    return frozenset((name, value) for name, value in values.items() if name in names)


def _within(picture: Picture, table: gpd.GeoDataFrame, column: str) -> frozenset[str]:
    """What of a table is seen in the frame, by the names in a column."""
    near = picture.near(table)
    return frozenset(near[column][picture.frame.shows(near.geometry.to_numpy())])


def _alike(
    atlas: Atlas, view: View, seen: _Seen, looks: tuple[Look, ...], picture: Picture
) -> Alike:
    look = looks[0]
    lands = [(area, land) for face, area, land in _lands(atlas, view, look) if face in seen.faces]
    missing = tuple(face for face in unfound(atlas, look) if face in seen.faces)
    held = holdings(atlas, look)
    disputed = {face for face in seen.faces if held[face].disputed}
    return Alike(
        looks,
        picture,
        tuple(land for _area, land in lands),
        sum(area for area, _land in lands),
        tuple(atlas.dossier.disputes[atlas.zones_of_face[face][1][0]].name for face in missing),
        is_silent=not view.grid and bool(missing) and not lands and disputed <= set(missing),
    )


def _lands(atlas: Atlas, view: View, look: Look) -> Iterator[tuple[str, float, ChangedLand]]:
    """The land that a look draws otherwise, each with its face and area in km², largest first."""
    if view.grid and view.viewer == DE_FACTO:
        for one in differences(atlas, Look(look.viewer, view.grid[0]), look):
            before, after = holder_codes(one.before), holder_codes(one.after)
            yield (
                one.face,
                one.area_km2,
                changed_land(
                    atlas, one.face, one.area_km2, before, after, one.after.position, view.unit
                ),
            )
        return
    for move in moves(atlas, look):
        yield move.zone, move.area_km2, moved_land(atlas, move, view.unit)
