"""What is made of land for a frame is made once for all pictures of it, and not without bound."""

import shapely

from geo.maps.drawing.prepared import Prepared
from geo.maps.drawing.projection import Frame

FRAME, OTHER = Frame(40, 44, 5, 900, 640), Frame(40, 44, 6, 900, 640)
HERE, THERE = shapely.box(44, 40, 45, 41), shapely.box(46, 40, 47, 41)
MADE = "written"


def _is_made(
    prepared: Prepared[str], frame: Frame, *lands: shapely.Polygon, how: str = "areas"
) -> bool:
    """Whether something has to be made for that question."""
    made: list[str] = []

    def make() -> str:
        made.append(MADE)
        return MADE

    assert prepared.get_or_make(frame, how, lands, make) == MADE
    return bool(made)


def test_the_same_land_in_the_same_frame_is_made_once() -> None:
    prepared: Prepared[str] = Prepared(1000, len)
    assert _is_made(prepared, FRAME, HERE)
    assert not _is_made(prepared, Frame(40, 44, 5, 900, 640), HERE)
    assert _is_made(prepared, OTHER, HERE)
    assert _is_made(prepared, FRAME, THERE)
    assert _is_made(prepared, FRAME, HERE, THERE)
    assert _is_made(prepared, FRAME, HERE, how="lines")


def test_land_of_the_same_shape_that_is_another_object_is_made_anew() -> None:
    prepared: Prepared[str] = Prepared(1000, len)
    _is_made(prepared, FRAME, HERE)
    assert _is_made(prepared, FRAME, shapely.box(44, 40, 45, 41))


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    prepared: Prepared[str] = Prepared(2 * len(MADE), len)
    _is_made(prepared, FRAME, HERE)
    _is_made(prepared, FRAME, THERE)
    assert not _is_made(prepared, FRAME, HERE)
    _is_made(prepared, OTHER, HERE)
    assert not _is_made(prepared, FRAME, HERE)
    assert _is_made(prepared, FRAME, THERE)
