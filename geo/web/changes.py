"""What moved: the zones that a view draws otherwise than another, as sentences and a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo.dossier import Position
from geo.layers.atlas import Atlas
from geo.layers.worldview import (
    DE_FACTO,
    UN,
    Move,
    differences,
    moves,
    viewer_is_state,
)
from geo.maps.scene import day_title, viewer_title
from geo.web.card import square_kilometres
from geo.web.cards.disputes import UNDETERMINED, names_of
from geo.web.view import View


@dataclass(frozen=True)
class ChangedLand:
    """A piece of land that changes hands: its feature, name, area, from whom to whom, and why."""

    feature: str
    name: str
    area: str
    before: str
    after: str
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """A title, a sentence that sums up, and the land that changes hands, largest first."""

    title: str
    summary: str
    headings: tuple[str, str]
    lands: tuple[ChangedLand, ...]


def changes(atlas: Atlas, view: View) -> Iterator[Changes]:
    """What the view draws otherwise than de facto, and how its two maps differ, if it has two."""
    if view.as_ != DE_FACTO:
        yield _against_de_facto(atlas, view.as_, view.on)
    other = view.other_look
    if other is not None:
        yield _between(atlas, view.look, other)


def _against_de_facto(atlas: Atlas, as_: str, on: date) -> Changes:
    moved = moves(atlas, as_, on)
    title = viewer_title(atlas, as_)
    lands = tuple(
        _land(atlas, move.zone, move.area_km2, move.administrators, move.holders, move.position)
        for move in moved
    )
    return Changes(
        f"{title}: what is drawn otherwise than administered",
        " ".join(_sentences(atlas, as_, on, moved)),
        ("Administered by", "Drawn as"),
        lands,
    )


def _sentences(atlas: Atlas, as_: str, on: date, moved: tuple[Move, ...]) -> Iterator[str]:
    view = "In United Nations practice" if as_ == UN else f"In the view of {atlas.state_name(as_)}"
    if not moved:
        yield f"{view}, on {day_title(on)}, no zone of this atlas is drawn otherwise."
    if viewer_is_state(as_):
        own = [move for move in moved if move.holders == (as_,)]
        if own:
            name = atlas.state_name(as_)
            yield f"{view}, {_sum(own)} that others administer {_is(own)} land of {name}."
    others = [move for move in moved if move.holders and move.holders != (as_,)]
    if others:
        yield f"{view}, {_sum(others)} {_is(others)} land of another state than administers it."
    nobodys = [move for move in moved if not move.holders]
    if nobodys:
        yield f"{view}, the status of {_sum(nobodys)} is undetermined."


def _sum(moved: list[Move]) -> str:
    area_km2 = sum(move.area_km2 for move in moved)
    count = f"{len(moved)} zone" + ("" if len(moved) == 1 else "s")
    return f"{count}, {square_kilometres(area_km2)},"


def _is(moved: list[Move]) -> str:
    return "is" if len(moved) == 1 else "are"


def _between(atlas: Atlas, first: tuple[str, date], second: tuple[str, date]) -> Changes:
    found = differences(atlas, first, second)
    lands = tuple(
        _land(
            atlas, found_one.face, found_one.area_km2, found_one.before.holders,
            found_one.after.holders, found_one.after.position,
        )
        for found_one in found
    )  # fmt: skip
    one, two = (f"{viewer_title(atlas, as_)}, {day_title(on)}" for as_, on in (first, second))
    area_km2 = sum(found_one.area_km2 for found_one in found)
    pieces = f"{len(found)} piece{'' if len(found) == 1 else 's'} of land"
    summary = (
        f"{pieces}, {square_kilometres(area_km2)}, differ between the two maps."
        if found
        else "Both maps give every piece of land to the same holder."
    )
    return Changes(f"Compared: {one} – {two}", summary, ("First map", "Second map"), lands)


def _land(
    atlas: Atlas,
    face: str,
    area_km2: float,
    before: tuple[str, ...],
    after: tuple[str, ...],
    position: Position | None,
) -> ChangedLand:
    disputes = atlas.dossier.disputes
    zone = face in disputes
    return ChangedLand(
        f"zone:{face}" if zone else f"state:{face}",
        disputes[face].name if zone else atlas.state_name(face),
        square_kilometres(area_km2),
        names_of(atlas, before) or UNDETERMINED,
        names_of(atlas, after) or UNDETERMINED,
        position.words if position else "",
        position.sources if position else (),
    )
