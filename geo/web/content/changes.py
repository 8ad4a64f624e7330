"""What moved: the zones that a view draws otherwise than another, as sentences and a list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.dossier import Position
from geo.dossier.dates import day_title
from geo.dossier.feature_id import feature_id
from geo.i18n.formats import LengthUnit, whole_area_words
from geo.i18n.languages import _, commas, ngettext
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import holder_codes
from geo.layers.worldview import (
    DE_FACTO,
    UN,
    Look,
    Move,
    differences,
    moves,
    unfound,
    viewer_is_state,
)
from geo.maps.web.scene import viewer_title
from geo.web.content.parties import names_of
from geo.web.view.model import View


@dataclass(frozen=True)
class ChangedLand:
    """A piece of land that changes hands: its feature, name, area, from whom to whom, and why.

    `sources` are ids with the names by which they are cited. Land of a state that ended did not
    change hands, but went on under those that `succeeded` it.
    """

    feature: str
    name: str
    area: str
    area_km2: float
    before: str
    after: str
    words: str
    sources: tuple[tuple[str, str], ...]
    succeeded: bool = False


@dataclass(frozen=True)
class Changes:
    """A title, a sentence that sums up, and the land that changes hands, largest first.

    `compared` says that two maps are compared, and not one with actual control.
    """

    title: str
    summary: str
    headings: tuple[str, str]
    lands: tuple[ChangedLand, ...]
    compared: bool = False


def changes(atlas: Atlas, view: View) -> Iterator[Changes]:
    """What the view draws otherwise than de facto, and how its two maps differ, if it has two."""
    if view.viewer != DE_FACTO:
        yield _against_de_facto(atlas, view.look, view.unit)
    other = view.other_look
    if other is not None:
        yield _between(atlas, view.look, other, view.unit)


def _against_de_facto(atlas: Atlas, look: Look, unit: LengthUnit) -> Changes:
    moved = moves(atlas, look)
    title = viewer_title(atlas, look.viewer)
    lands = tuple(moved_land(atlas, move, unit) for move in moved)
    return Changes(
        _("{viewer}: what is drawn differently from actual control", viewer=title),
        " ".join(_sentences(atlas, look, moved, unit)),
        (_("Administered by"), _("Drawn as")),
        lands,
    )


def _sentences(
    atlas: Atlas, look: Look, moved: tuple[Move, ...], unit: LengthUnit
) -> Iterator[str]:
    if look.viewer == UN:
        view = _("On United Nations maps")
    else:
        view = _("In the view of {state}", state=atlas.state_name(look.viewer))
    if not moved:
        day = day_title(look.day)
        yield _("{view}, on {day}, no zone of this atlas is drawn otherwise.", view=view, day=day)
    own = [move for move in moved if move.holders == (look.viewer,)]
    if viewer_is_state(look.viewer) and own:
        yield ngettext(
            "{view}, {count} zone, {area}, that others administer is land of {state}.",
            "{view}, {count} zones, {area}, that others administer are land of {state}.",
            len(own),
            view=view,
            area=_area(own, unit),
            state=atlas.state_name(look.viewer),
        )
    others = [move for move in moved if move.holders and move.holders != (look.viewer,)]
    if others:
        yield ngettext(
            "{view}, {count} zone, {area}, is land of another state than administers it.",
            "{view}, {count} zones, {area}, are land of another state than administers it.",
            len(others),
            view=view,
            area=_area(others, unit),
        )
    nobodys = [move for move in moved if not move.holders]
    if nobodys:
        yield ngettext(
            "{view}, the status of {count} zone, {area}, is undetermined.",
            "{view}, the status of {count} zones, {area}, is undetermined.",
            len(nobodys),
            view=view,
            area=_area(nobodys, unit),
        )
    missing = unfound(atlas, look)
    if missing:
        yield ngettext(
            "No position on {count} disputed zone was found; it is dotted.",
            "No position on {count} disputed zones was found; they are dotted.",
            len(missing),
        )


def _area(moved: list[Move], unit: LengthUnit) -> str:
    return whole_area_words(sum(move.area_km2 for move in moved), unit)


def _between(atlas: Atlas, first: Look, second: Look, unit: LengthUnit) -> Changes:
    found = differences(atlas, first, second)
    lands = tuple(
        replace(
            changed_land(
                atlas,
                found_one.face,
                found_one.area_km2,
                holder_codes(found_one.before),
                holder_codes(found_one.after),
                found_one.after.position,
                unit,
            ),
            succeeded=found_one.succeeded,
        )
        for found_one in found
    )
    one, two = (
        f"{viewer_title(atlas, look.viewer)}, {day_title(look.day)}" for look in (first, second)
    )
    area_km2 = sum(found_one.area_km2 for found_one in found)
    summary = ngettext(
        "{count} piece of land, {area}, differs between the two maps.",
        "{count} pieces of land, {area}, differ between the two maps.",
        len(found),
        area=whole_area_words(area_km2, unit),
    )
    if not found:
        summary = _("Both maps give every piece of land to the same holder.")
    title = _("Compared: {one} – {two}", one=one, two=two)
    return Changes(title, summary, (_("First map"), _("Second map")), lands, compared=True)


def moved_land(atlas: Atlas, move: Move, unit: LengthUnit) -> ChangedLand:
    """A zone that is drawn otherwise than it is administered, in words; its area in a unit."""
    return changed_land(
        atlas, move.zone, move.area_km2, move.administrators, move.holders, move.position, unit
    )


def changed_land(
    atlas: Atlas,
    face: str,
    area_km2: float,
    before: tuple[str, ...],
    after: tuple[str, ...],
    position: Position | None,
    unit: LengthUnit,
) -> ChangedLand:
    """A face or zone that changes hands, in words."""
    disputes = atlas.dossier.disputes
    zone = face in disputes
    return ChangedLand(
        feature_id("zone", face) if zone else feature_id("state", face),
        disputes[face].name if zone else atlas.state_name(face),
        whole_area_words(area_km2, unit),
        area_km2,
        names_of(atlas, before or ("",)),
        names_of(atlas, after or ("",)),
        position.words if position else "",
        tuple((source, _citation(atlas, source)) for source in position.sources)
        if position
        else (),
    )


def _citation(atlas: Atlas, name: str) -> str:
    """Who says it, and in which year."""
    source = atlas.dossier.sources[name]
    who = source.cited_as
    return commas((who, str(source.date.first.year))) if source.date else who
