"""The key of two maps: whose colours its samples show."""

from dataclasses import replace
from datetime import date

from geo.layers.atlas import Atlas
from geo.layers.worldview import Look
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.layers.states import STATES
from geo.maps.layers.zones import ZONES
from geo.web.content.figure_spec import finished_figure
from geo.web.view.model import Position, View
from geo.web.view.pages import read_pages

_BEFORE = Look(day=date(2020, 9, 26))
_AFTER = Look(day=date(2020, 12, 1))


def _samples(atlas: Atlas, kind: str, *looks: Look) -> list[Sample]:
    explained = Explained(looks)
    every = (*ZONES.samples(atlas, explained), *STATES.samples(atlas, explained))
    return [sample for sample in every if sample.kind == kind]


def test_what_changed_is_shown_in_the_colours_of_both_maps(atlas: Atlas) -> None:
    (changed,) = _samples(atlas, "changed", _BEFORE, _AFTER)
    assert changed.examples == ("XNK", "AZE")
    (back,) = _samples(atlas, "changed", _AFTER, _BEFORE)
    assert back.examples == ("AZE", "XNK")
    assert _samples(atlas, "changed", _BEFORE) == []
    # Nobody holds anything else: the sample is that of any change.
    (same,) = _samples(atlas, "changed", _BEFORE, replace(_BEFORE, day=date(2020, 9, 25)))
    assert len(same.examples) == 2


def test_land_that_several_hold_is_explained_by_a_mixed_tint(atlas: Atlas) -> None:
    (mixed,) = _samples(atlas, "mixed", _AFTER)
    assert len(set(mixed.examples)) == 2
    assert mixed.swatch == "mixed"
    page, near = read_pages()["disputes"], View(day=_AFTER.day, position=Position(39.7, 46.5, 9))
    figure = finished_figure(atlas, page, near, "web", "")
    assert mixed.label in {one.label for group in figure.legend for one in group.samples}
