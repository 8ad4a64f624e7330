"""Places on a plate: whose names stand out, and whose give way."""

from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.maps.drawing.crowding import crowds
from geo.maps.layers.places import PLACES
from geo.maps.layers.registry import names_of_parts
from geo.web.content.figure_spec import figure_view
from geo.web.view.model import View
from geo.web.view.pages import read_pages


@pytest.mark.parametrize(
    ("selection", "style"), [(None, "town"), ("place:kabul", "place"), ("place:farkhor", "town")]
)
def test_towns_give_way_to_sites_unless_they_are_selected(
    atlas: Atlas, selection: str | None, style: str
) -> None:
    shown = figure_view(atlas, read_pages()["farkhor"], View(selection=selection), 1400, 800)
    styles = {name.feature: name.style for name in names_of_parts(atlas, shown)}
    assert (styles["place:farkhor"], styles["place:kabul"]) == ("place", style)


def test_signs_are_gathered_once_for_shapes_and_names(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(
        "geo.maps.layers.places.crowds",
        lambda points, *rest: calls.append(len(points)) or crowds(points, *rest),
    )
    shown = figure_view(atlas, read_pages()["farkhor"], View(), 1400, 800)
    (part,) = PLACES.parts
    symbols, names = list(part.shapes(atlas, shown)), list(part.names(atlas, shown))
    assert len(symbols) >= len(names) > 5
    assert len(calls) == 1


def test_among_all_ties_a_base_of_another_time_is_not_named_until_it_is_selected(
    atlas: Atlas,
) -> None:
    page, day = read_pages()["ties"], date(1985, 6, 1)
    shown = figure_view(atlas, page, View(day=day), 1400, 800)
    idle = shown.scene["dimmed"].keys()
    assert idle
    assert not idle & {name.feature for name in names_of_parts(atlas, shown)}
    chosen = View(day=day, selection=next(iter(idle & {f"place:{one}" for one in page.places})))
    named = names_of_parts(atlas, figure_view(atlas, page, chosen, 1400, 800))
    assert chosen.selection in {name.feature for name in named}
