"""Every worldview at once: one frame as each viewer draws it, or as one viewer does on some days.

Those who draw all land and all borders in the frame alike share one map. What a map draws otherwise
than the land is administered is outlined and said in words; on maps of the ground by days it is
what is otherwise than on the first of them.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import geopandas as gpd

from geo.dossier import Dated
from geo.dossier.dates import day_title, today
from geo.dossier.served import first_day
from geo.i18n.formats import square_kilometres
from geo.i18n.languages import _, ngettext, together
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import holder_codes
from geo.layers.worldview import (
    DE_FACTO,
    UN,
    Look,
    differences,
    holdings,
    moves,
    unfound,
    viewers,
)
from geo.maps.drawing.picture import Picture, by_member, faces
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.layers.borders import borders
from geo.maps.layers.zones import ZONES
from geo.maps.web.scene import Scene, scene, viewer_title
from geo.web.content.changes import ChangedLand, changed_land
from geo.web.content.pictures.view_picture import frame_of_view, picture_of_view
from geo.web.view.keys import MOST_DAYS
from geo.web.view.model import View
from geo.web.view.pages import PageText

# So many names stand above a small map.
_MOST_NAMES = 4


@dataclass(frozen=True)
class Alike:
    """Looks that draw the frame alike: their one picture, and what it draws otherwise.

    `is_silent` says that no position of theirs was found on any disputed land in the frame.
    """

    looks: tuple[Look, ...]
    picture: Picture
    lands: tuple[ChangedLand, ...]
    area_km2: float
    unfound: tuple[str, ...]
    is_silent: bool


@dataclass(frozen=True)
class Worldviews:
    """The maps of a view, each with the looks that it stands for."""

    atlas: Atlas
    view: View
    groups: tuple[Alike, ...]
    faces: frozenset[str]

    @property
    def by_day(self) -> bool:
        """Whether they are those of one viewer on several days."""
        return bool(self.view.grid)

    @property
    def of_ground(self) -> bool:
        """Whether they are compared with the first of them, as nothing else is more the ground."""
        return self.by_day and self.view.viewer == DE_FACTO

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The picture of each map."""
        return tuple(group.picture for group in self.groups)

    def title(self, group: Alike) -> str:
        """Whose drawing, or of which day, a map is."""
        if self.by_day:
            return together(day_title(look.day) for look in group.looks)
        return _("No position found") if group.is_silent else _title(self.atlas, group.looks[0])

    def short_title(self, group: Alike) -> str:
        """As `title`, with the names of those who draw alike, or how many more there are."""
        if self.by_day or group.is_silent:
            return self.title(group)
        names = [viewer_name(self.atlas, look.viewer) for look in group.looks]
        if len(names) <= _MOST_NAMES:
            return together(names)
        more = len(names) - _MOST_NAMES + 1
        words = ngettext("{count} other", "{count} others", more)
        return together([*names[: _MOST_NAMES - 1], words])

    def alike(self, group: Alike) -> str:
        """Who draws the same, in words; '' where nobody does."""
        others = group.looks if group.is_silent else group.looks[1:]
        if self.by_day or not others:
            return ""
        names = together(viewer_name(self.atlas, look.viewer) for look in others)
        return names if group.is_silent else _("drawn alike by {viewers}", viewers=names)

    def said(self, group: Alike) -> str:
        """How much of the land a map draws otherwise, in a few words."""
        if group is self.groups[0] and (self.of_ground or not self.by_day):
            return _("what the others are compared with")
        if group.lands:
            return ngettext(
                "{count} zone drawn differently: {area}",
                "{count} zones drawn differently: {area}",
                len(group.lands),
                area=square_kilometres(group.area_km2),
            )
        if group.unfound:
            return ngettext(
                "no position found on {count} zone",
                "no position found on {count} zones",
                len(group.unfound),
            )
        return _("no zone drawn differently")

    @property
    def silent(self) -> str:
        """Who has no known position on any of the land, in a sentence; '' where everybody has."""
        for group in self.groups:
            if group.is_silent:
                return _("No position found: {viewers}.", viewers=self.alike(group))
        return ""

    @property
    def sentence(self) -> str:
        """What the maps show, together."""
        if self.by_day:
            return ngettext(
                "{viewer}: this land on {count} day, {maps}.",
                "{viewer}: this land on {count} days, {maps}.",
                len(self.view.grid),
                viewer=viewer_title(self.atlas, self.view.viewer),
                maps=_different_maps(len(self.groups)),
            )
        return ngettext(
            "This land as {count} viewer draws it on {day}: {maps}.",
            "This land as {count} viewers draw it on {day}: {maps}.",
            sum(len(group.looks) for group in self.groups),
            day=day_title(self.view.day),
            maps=_different_maps(len(self.groups)),
        )

    @property
    def samples(self) -> tuple[Sample, ...]:
        """What a legend explains: stripes, outlines and dots, as far as the maps have them."""
        looks = tuple(look for group in self.groups for look in group.looks)
        found = {sample.kind: sample for sample in ZONES.samples(self.atlas, Explained(looks))}
        moved = Sample("moved", self.outlined, "moved", stroke="moved")
        outlined = any(group.lands for group in self.groups)
        dots = [found["dots"]] if any(group.unfound for group in self.groups) else []
        return (found["hatch-two"], *([moved] if outlined else []), *dots)

    @property
    def outlined(self) -> str:
        """What the outlines mean."""
        if self.of_ground:
            return _("drawn differently from {day}", day=day_title(self.view.grid[0]))
        return _("drawn differently from actual control")


def _different_maps(count: int) -> str:
    return ngettext("{count} different map", "{count} different maps", count)


def _title(atlas: Atlas, look: Look) -> str:
    return viewer_title(atlas, look.viewer)


def viewer_name(atlas: Atlas, viewer: str) -> str:
    """A viewer in a list of viewers."""
    return viewer_title(atlas, viewer) if viewer in (DE_FACTO, UN) else atlas.state_name(viewer)


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
        states = {f"state:{atlas.zones_of_face[face][0]}" for face in self.faces}
        self._features = frozenset(states | {f"zone:{face}" for face in self.faces})

    def of(self, seen: Scene) -> object:
        """All of the scene by which a picture of the frame can be told from others."""
        return (
            _kept(by_member(seen["holders"]), self.faces),
            _kept(by_member(seen["hatches"]), self.faces),
            self.faces & set(seen["unfound"]),
            self.faces & set(seen["moved"]),
            _kept(by_member(seen["borders"]), self.borders),
            _kept(seen["names"], self._features),
            self._features & {*seen["gone"], *seen["quiet"]},
        )


def _kept(values: Mapping[str, str], names: Set[str]) -> frozenset[tuple[str, str]]:
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
                changed_land(atlas, one.face, one.area_km2, before, after, one.after.position),
            )
        return
    for move in moves(atlas, look):
        yield (
            move.zone,
            move.area_km2,
            changed_land(
                atlas, move.zone, move.area_km2, move.administrators, move.holders, move.position
            ),
        )


def days_to_choose(shown: Worldviews) -> Sequence[date]:
    """The days up to today on which land in the frame changes hands, or the viewer's mind does."""
    atlas, dossier = shown.atlas, shown.atlas.dossier
    zones = {zone for face in shown.faces for zone in atlas.zones_of_face[face][1]}
    rows: list[Dated] = []
    for zone in zones:
        rows += dossier.control_of(zone)
        rows += [row for row in dossier.positions_about(zone) if row.state == shown.view.viewer]
    ends = {end.first for row in rows for end in (row.valid_from, row.valid_to) if end}
    return sorted(day for day in ends if first_day() <= day <= today())


def days_at_first(days: Sequence[date], day: date) -> tuple[date, ...]:
    """The days of a grid at first: the day of the view, and the last of those of change."""
    others = [other for other in days if other != day]
    return tuple(sorted({day, *others[1 - MOST_DAYS :]}))
