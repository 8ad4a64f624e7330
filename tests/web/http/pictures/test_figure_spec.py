"""What a view makes of its figure: legend, two looks, fading, graticule and strip."""

import io
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from geo.layers.atlas import Atlas
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.figure import render, words_around
from geo.maps.print.furniture import corner_box, scale_bar_box
from geo.maps.print.graticule import degrees
from geo.maps.print.handout.charts import Stack
from geo.maps.print.naming.boxes import is_free
from geo.maps.print.naming.labels import place_names
from geo.maps.style.colour import tint
from geo.maps.style.palette import PALETTE
from geo.web.content.figure_spec import figure_view, finished_figure
from geo.web.view.model import Comparison, Position, View
from geo.web.view.pages import read_pages
from tests.web.http.pictures.bare import PAGES, bare

pytestmark = pytest.mark.whole


def test_the_legend_of_a_figure_has_what_the_figure_shows(atlas: Atlas) -> None:
    view = View(viewer="IND", position=Position(34.5, 77, 5.5))
    shown = finished_figure(atlas, PAGES["disputes"], view, "web", "http://atlas.example/x")
    labels = [sample.label for group in shown.legend for sample in group.samples]
    assert {"India", "Pakistan", "China", "drawn differently from actual control"} <= set(labels)
    assert "Ukraine" not in labels
    sources, disclaimer, link = shown.credit
    assert "CC BY 4.0" in sources
    assert re.search(r"as of \d+ \w+ 20\d\d\. Projection: [A-Z]", sources)
    assert "no opinion on the legal status" in disclaimer
    assert link == "http://atlas.example/x"
    svg = render(atlas, shown, "svg")
    ElementTree.fromstring(svg)  # noqa: S314 - our own file
    assert render(atlas, shown, "svg") == svg


def test_a_comparison_shows_both_looks_side_by_side(atlas: Atlas) -> None:
    view = View(viewer="IND", position=Position(35.5, 75, 6), compare=Comparison("PAK"))
    both = finished_figure(atlas, PAGES["disputes"], view, "web", "")
    single = finished_figure(atlas, PAGES["disputes"], View(viewer="IND"), "web", "")
    # The frame of both is that of the Himalaya, where Pakistan's view of some zones was not found.
    assert [shown.corner for shown in both.maps] == [
        "As drawn by India · 21 September 2020",
        "As drawn by Pakistan · 21 September 2020 · dotted: no position found",
    ]
    assert both.caption == "Two maps of the same area · 21 September 2020"
    assert (both.width_px, both.frame.height_px) == (single.width_px, single.frame.height_px)
    left, right = (replace(bare(one), layers=frozenset({"states"})) for one in both.maps)
    plain = replace(left, beside=right)
    picture = Image.open(io.BytesIO(render(atlas, plain))).convert("RGB")
    ((x, y),) = both.frame.pixels(np.array([[74.5, 36.0]]))
    for offset, holder in ((0, "IND"), (700, "PAK")):
        strong = tint(holder, "light", changed=True)
        wanted = tuple(int(strong[at : at + 2], 16) for at in (1, 3, 5))
        assert picture.getpixel((round(x) + offset, round(y) + both.head_px)) == wanted


def test_the_legend_of_a_comparison_is_that_of_both_looks(atlas: Atlas) -> None:
    def entries(view: View) -> set[str]:
        shown = finished_figure(atlas, PAGES["disputes"], view, "web", "")
        return {sample.label for group in shown.legend for sample in group.samples}

    near = Position(44, 34, 7)
    one = entries(View(position=near))
    other = entries(View(position=near, day=date(1985, 1, 1)))
    both = entries(View(position=near, compare=Comparison(day=date(1985, 1, 1))))
    assert one != other
    # Nobody disputed the land of the Soviet Union then, so it has no stripes to explain.
    parties = {"Russia", "Ukraine"}
    assert parties <= one
    assert not parties & other
    assert parties <= both


def test_degrees_stand_clear_of_bar_and_corner(atlas: Atlas) -> None:
    view = View(position=Position(34, 78, 5), compare=Comparison("IND"))
    shown = finished_figure(atlas, PAGES["disputes"], view, "a4", "")
    words = {word.text: word for word in degrees(shown.frame)}
    assert {"30° N", "80° E"} <= set(words)
    boxes = [words["30° N"].box, scale_bar_box(shown.frame), corner_box(shown.corner)]
    for label in place_names(atlas, shown, names_of_parts(atlas, shown), obstacles=boxes):
        assert all(is_free(box, boxes) for box in label.boxes)


def test_a_faded_layer_is_faded_in_figures(atlas: Atlas) -> None:
    near = View(position=Position(35.2, 79.3, 8))

    def stripe_and_land(view: View) -> tuple[np.ndarray, np.ndarray]:
        shown = bare(figure_view(atlas, PAGES["disputes"], view, 400, 300))
        pixels = np.asarray(Image.open(io.BytesIO(render(atlas, shown))).convert("RGB"), float)
        middle = pixels[shown.head_px + 130 : shown.head_px + 170, 180:220].reshape(-1, 3)
        strongest = np.ptp(middle, axis=1).argmax()
        return middle[strongest], np.median(middle, axis=0)

    full, _ = stripe_and_land(near)
    faint, land = stripe_and_land(replace(near, opacity=(("zones", 30),)))
    gone, plain = stripe_and_land(replace(near, opacity=(("states", 5), ("zones", 5))))
    assert np.ptp(full) > np.ptp(faint) > np.ptp(gone)
    # Land fades into the colour of land that has none.
    paper = [int(PALETTE["light"]["land"][at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(plain - paper).max() < np.abs(land - paper).max()


def test_the_graticule_is_drawn_where_its_switch_is_on(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGES["disputes"], View(), 600, 300)
    without = replace(shown, layers=shown.layers - {"graticule"})
    assert render(atlas, shown, "svg") != render(atlas, without, "svg")


def test_the_figure_of_a_distance_has_its_strip_and_a_page_without_selection_none(
    atlas: Atlas,
) -> None:
    page = PAGES["farkhor"]
    measured = View(selection=f"measure:{page.figures[0]}")
    for size in ("web", "a4"):
        plain, shown = (finished_figure(atlas, page, view, size, "") for view in (View(), measured))
        assert plain.chart is None
        assert plain.chart_px == 0
        assert isinstance(shown.chart, Stack)
        layers = {layer.name: layer for layer in words_around(shown)}
        ends = [words for words in layers["chart"].words if words.y == layers["chart"].words[0].y]
        assert {line for words in ends for line in words.lines} >= set(shown.chart.ends)
        low = max(words.box[3] for words in layers["chart"].words)
        high = min(words.box[1] for words in layers["credit"].words)
        assert low <= high
        # On paper the map makes room for it.
        assert size == "web" or shown.frame.height_px < plain.frame.height_px


def test_a_figure_says_where_the_roles_of_its_page_are_not_shown(atlas: Atlas) -> None:
    """They are those of one year; on days of another land has the colours of its holders."""
    said = "roles of 2020 not shown"
    for name, day, told in (
        ("participants", date(1992, 6, 1), True),
        ("participants", date(2020, 1, 1), False),
        ("disputes", date(1992, 6, 1), False),
    ):
        shown = figure_view(atlas, read_pages()[name], View(day=day), 800, 600)
        assert (said in shown.caption) is told, (name, day)
