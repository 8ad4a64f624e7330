"""What a step says that changes between its two maps: what it is about, in its frame."""

from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.layers.worldview import differences
from geo.maps.drawing.projection import Frame
from geo.web.content.page_view import view_of
from geo.web.content.pictures.view_picture import picture_of_view
from geo.web.content.steps.changed import changed_at
from geo.web.content.story import step_of, story, view_of_step
from geo.web.view.pages import read_pages


def test_a_step_of_one_map_tells_no_change(atlas: Atlas) -> None:
    assert changed_at(atlas, step_of(atlas, "who-came")) is None


@pytest.mark.parametrize(("name", "states"), [("kabul-1979", 5), ("the-state-that-was", 15)])
def test_the_states_in_place_of_one_that_ended_are_counted_in_the_frame(
    atlas: Atlas, name: str, states: int
) -> None:
    """Land that changed hands far away, or that the step does not speak of, is none of it."""
    step = step_of(atlas, name)
    view = view_of_step(step)
    assert view.other_look is not None
    assert any(not one.succeeded for one in differences(atlas, view.look, view.other_look))
    found = changed_at(atlas, step)
    assert found == {"lands": (), "km2": 0, "ended": "state:SUN", "states": states}


def test_land_that_changes_hands_is_counted_with_the_parts_of_what_is_named(atlas: Atlas) -> None:
    found = changed_at(atlas, step_of(atlas, "the-day-after"))
    assert found is not None
    assert (len(found["lands"]), found["states"]) == (8, 0)
    assert {"zone:lachin", "zone:karabakh-shusha-hadrut"} <= set(found["lands"])
    assert 8_000 < found["km2"] < 10_000


def test_what_lies_beyond_the_frame_is_not_counted(atlas: Atlas) -> None:
    step = step_of(atlas, "the-day-after")
    south = step.model_copy(update={"extent": (46.0, 38.7, 47.4, 39.15)})
    assert changed_at(atlas, south) != changed_at(atlas, step)
    other = step.model_copy(update={"compare": date(2020, 10, 1), "day": date(2020, 9, 1)})
    assert changed_at(atlas, other) == {"lands": (), "km2": 0, "ended": "", "states": 0}


def test_a_plate_of_a_step_marks_what_the_step_tells(atlas: Atlas) -> None:
    page, frame = read_pages()["overview"], Frame(60, 40, 4, 600, 400)
    for step in story(atlas):
        told, view = changed_at(atlas, step), view_of(atlas, page, {"step": step.id})
        marked = picture_of_view(atlas, page, view, frame).changed
        lands = told["lands"] if told else ()
        assert {f"zone:{face}" for face in marked} == set(lands)
    other = view_of(atlas, page, {"step": "the-state-that-was", "cmp": "2019-01-01"})
    assert picture_of_view(atlas, page, other, frame).changed
