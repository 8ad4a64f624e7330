"""Every worldview at once, in words: one frame by each viewer, or by one viewer on some days.

What a map draws otherwise than the land is administered is outlined and said in words; on maps of
the ground by days it is what is otherwise than on the first of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.dossier import Dated
from geo.dossier.dates import day_title, today
from geo.dossier.served import first_day
from geo.i18n.formats import unbroken, whole_area_words
from geo.i18n.languages import _, ngettext, together
from geo.layers.atlas import Atlas
from geo.layers.worldview import DE_FACTO, UN, Look
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.layers.marks import MARKS
from geo.maps.layers.zones import ZONES
from geo.maps.web.scene import viewer_title
from geo.web.content.changes import ChangedLand
from geo.web.view.model import View
from geo.web.view.values import MOST_DAYS

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

    def share_words(self, group: Alike) -> str:
        """How much of the land a map draws otherwise, in a few words."""
        if group is self.groups[0] and (self.of_ground or not self.by_day):
            return _("what the others are compared with")
        if group.lands:
            return ngettext(
                "{count} zone drawn differently: {area}",
                "{count} zones drawn differently: {area}",
                len(group.lands),
                area=unbroken(whole_area_words(group.area_km2, self.view.unit)),
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
        """What a legend explains: stripes, outlines, dots and marks, as far as maps have them."""
        looks = tuple(look for group in self.groups for look in group.looks)
        explained = Explained(looks, marks=self.view.marks)
        found = {sample.kind: sample for sample in ZONES.samples(self.atlas, explained)}
        moved = Sample("moved", self.outlined, "moved", stroke="moved")
        outlined = any(group.lands for group in self.groups)
        dots = [found["dots"]] if any(group.unfound for group in self.groups) else []
        own = MARKS.samples(self.atlas, explained)
        return (found["hatch-two"], *([moved] if outlined else []), *dots, *own)

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
