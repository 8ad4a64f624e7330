"""Places on a plate: whose names stand out, and whose give way."""

import pytest

from geo.layers.atlas import Atlas
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
