"""What draws for long gives way often, and only where its caller has others go first."""

from dataclasses import replace

import pytest

from geo.layers.atlas import Atlas
from geo.maps.drawing.courtesy import courteous, give_way, giving_way
from geo.maps.print.figure import compose
from geo.web.content.figure_spec import finished_figure
from geo.web.view.model import View
from geo.web.view.pages import read_pages


def test_nothing_waits_unless_it_was_asked_to() -> None:
    give_way()
    calls: list[str] = []
    with giving_way(lambda: calls.append("outer")):
        assert list(courteous((1, 2))) == [1, 2]
        with giving_way(lambda: calls.append("inner")):
            give_way()
        give_way()
    give_way()
    assert calls == ["outer", "outer", "inner", "outer"]


@pytest.mark.parametrize("name", ["disputes", "ties"])
def test_a_figure_gives_way_at_each_shape_and_name(atlas: Atlas, name: str) -> None:
    page = read_pages()[name]
    calls: list[None] = []
    with giving_way(lambda: calls.append(None)):
        shown = finished_figure(atlas, page, View(), "web", "")
        prepared = len(calls)
        compose(atlas, replace(shown, legend=()))
    assert prepared > 100
    assert len(calls) - prepared > 100
