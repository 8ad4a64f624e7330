"""Every layer that a page shows is in the output of every renderer."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from geo.i18n.formats import LengthUnit
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.files.exports import TABLES
from geo.layers.frames.measures import measures
from geo.layers.frames.places import SMALLEST_EXTENT_M
from geo.layers.frames.ties import GROUP_TITLES
from geo.maps.drawing.layer import PANES
from geo.maps.drawing.shapes import Area
from geo.maps.layers.registry import (
    PRINTED,
    REGISTRY,
    STACK,
    SWITCHED,
    names_of_parts,
    parts_of,
    tables_of,
)
from geo.maps.print.figure import render
from geo.maps.style.bundles import LINES
from geo.maps.style.tokens import FADED_MEASURE_OPACITY
from geo.maps.web.documents import drawings
from geo.maps.web.page_map import MapFiles, atlas_map
from geo.web.content.figure_spec import figure_view, finished_figure
from geo.web.content.map_content import map_content
from geo.web.content.panels.legend import switches
from geo.web.view.model import Position, View
from geo.web.view.pages import PageText, read_pages
from tests.kinds import one_of_each

PAGES = {name: page for name, page in read_pages().items() if page.layers}
SVG = "{http://www.w3.org/2000/svg}"


def groups(figure: bytes) -> dict[str, int]:
    """How many shapes each group of a figure has, by its id; a path is as many as it has lines."""
    root = ElementTree.fromstring(figure)  # noqa: S314 - our own file
    drawn = {f"{SVG}{name}" for name in ("path", "use", "circle", "text")}
    return {
        group.get("id", ""): sum(
            one.get("d", "M").count("M") for one in group.iter() if one.tag in drawn
        )
        for group in root.iter(f"{SVG}g")
    }


def filled(atlas: Atlas, page: PageText) -> Iterator[str]:
    """The layers that must not be empty, by what the page itself says that it shows."""
    known = (atlas.dossier.places[name].coord_precision_m for name in page.places)
    has = {
        "measures": bool(page.measures),
        "rings": bool(page.rings_km),
        "places": bool(page.places),
        "extents": any(metres >= SMALLEST_EXTENT_M for metres in known),
        "ties": False,
        # Of several ties on one line, one group has the line of all that look alike.
        **{f"ties-{group}": False for group in GROUP_TITLES},
    }
    for name in page.shown:
        yield from (part.name for part in SWITCHED[name].parts if has.get(name, True))


def _own_layers(name: str) -> object:
    """What one page shows and others do not; most show the same."""
    return frozenset(PAGES[name].shown)


@pytest.mark.parametrize("name", one_of_each(PAGES, _own_layers, str))
def test_every_layer_that_a_page_shows_is_in_its_figure(atlas: Atlas, name: str) -> None:
    page = PAGES[name]
    drawn = groups(render(atlas, figure_view(atlas, page, View(), 1400, 800), "svg"))
    # Of names there may be none where there is no room.
    named = {part.name for part in STACK if part.options.pane == "labels"}
    missing = [
        part for part in filled(atlas, page) if part not in named and not drawn[f"layer-{part}"]
    ]
    assert not missing
    assert drawn["layer-land"]
    assert drawn["names-state-labels"]


@pytest.mark.parametrize("name", PAGES)
def test_every_layer_that_a_page_shows_is_in_its_map_legend_and_export(
    atlas: Atlas, name: str
) -> None:
    page = PAGES[name]
    files = MapFiles("script", "style", "gazetteer")
    stacked = {
        getattr(child, "layer", "")
        for child in atlas_map(files, map_content(atlas, page))._children.values()
    }
    switched = {switch.name for switch in switches(atlas, page, View()) if switch.visible}
    assert set(page.shown) <= switched
    for shown in page.shown:
        assert {part.name for part in SWITCHED[shown].parts} <= stacked
        tables = tables_of([shown])
        assert tables
        assert set(tables) <= set(TABLES)


def test_a_map_has_a_document_of_every_layer_that_is_fetched(atlas: Atlas) -> None:
    made = {drawing.layer for drawing in drawings(atlas)}
    without = {"rings", "marks", "mark-points"}
    assert {part.document or part.name for part in STACK} - made == without


def test_what_can_be_downloaded_is_a_table_of_some_layer() -> None:
    assert {layer.name for layer in CATALOGUE} <= set(tables_of(SWITCHED))
    assert set(tables_of(SWITCHED)) == set(TABLES)


def test_layers_and_their_panes_are_known_once() -> None:
    assert len({layer.name for layer in REGISTRY}) == len(REGISTRY)
    order = [PANES.index(part.options.pane) for part in PRINTED]
    assert order == sorted(order)
    assert {part.name for part in STACK} < {part.name for part in PRINTED}


def test_the_figure_about_farkhor_says_how_far_it_is(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGES["farkhor"], View(), 1400, 800)
    texts = {(name.text, name.layer) for name in names_of_parts(atlas, shown)}
    assert {("50 km", "rings"), ("200 km", "rings"), ("222 km", "measures")} <= texts
    drawn = groups(render(atlas, shown, "svg"))
    assert drawn["layer-rings"] == 2
    assert drawn["layer-measures"] >= 5


def told_of(atlas: Atlas, view: View) -> set[str]:
    """The distances that stand out on Farkhor's figure, which are those whose lengths it says."""
    shown = figure_view(atlas, PAGES["farkhor"], view, 1400, 800)
    (part,) = SWITCHED["measures"].parts
    lines = list(part.shapes(atlas, shown))
    assert len(lines) >= len(PAGES["farkhor"].measures)
    assert {line.opacity for line in lines} <= {1.0, FADED_MEASURE_OPACITY}
    names = {name.feature for name in part.names(atlas, shown)}
    assert len(names) == [line.opacity for line in lines].count(1.0)
    return names


def test_a_distance_says_its_length_where_it_or_its_end_is_selected(atlas: Atlas) -> None:
    first, *others = (f"measure:{name}" for name in PAGES["farkhor"].measures)
    assert told_of(atlas, View()) == {first}
    assert told_of(atlas, View(selection="place:dushanbe")) == {first, "measure:farkhor-dushanbe"}
    assert told_of(atlas, View(selection=others[-1])) == {first, others[-1]}


def test_places_have_their_own_symbols_and_fade_on_other_days(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGES["farkhor"], View(), 900, 500)
    (part,) = SWITCHED["places"].parts
    symbols = list(part.shapes(atlas, shown))
    assert {"air-base", "base", "town", "capital", "pass"} <= {one.symbol for one in symbols}
    dimmed = {f"place:{name}" for name in ("base-201-kulob",)}
    assert dimmed <= set(shown.scene["dimmed"])
    assert [one.dimmed for one in symbols].count(True) == 1
    bare = replace(shown, scene={**shown.scene, "dimmed": {}})
    assert render(atlas, bare, "svg") != render(atlas, shown, "svg")


def test_a_group_of_ties_may_have_none_to_name(atlas: Atlas) -> None:
    """Of a page that draws ties only while they are selected."""
    shown = figure_view(atlas, PAGES["overview"], View(selection="tie:pak-rus-sco"), 900, 500)
    assert [name.feature for name in names_of_parts(atlas, shown) if name.style == "tie"] == [
        "tie:pak-rus-sco"
    ]


def test_seas_are_named_and_land_that_withdrew_is_plain(atlas: Atlas) -> None:
    """Stripes are for what is disputed."""
    shown = figure_view(atlas, PAGES["participants"], View(), 1400, 800)
    assert "Arabian Sea" in {name.text for name in names_of_parts(atlas, shown)}
    land = next(part for part in STACK if part.name == "land")
    withdrew = [area for area in land.shapes(atlas, shown) if "role-withdrew" in area.marks]
    assert withdrew
    assert {(area.fill, area.pattern) for area in withdrew} == {("#e3a659", None)}


def test_only_disputed_land_is_striped(atlas: Atlas) -> None:
    """Roles are plain: a pattern on land says that it is disputed, or that nobody knows."""
    patterns: dict[str, set[str]] = {}
    for page in PAGES.values():
        shown = figure_view(atlas, page, View(), 600, 400)
        for part in parts_of(shown):
            for area in part.shapes(atlas, shown):
                if isinstance(area, Area) and area.pattern:
                    patterns.setdefault(type(area.pattern).__name__, set()).add(part.name)
    assert patterns == {"Hatching": {"zones"}, "SoftEdge": {"extents"}}


def explained(atlas: Atlas, name: str, view: View) -> set[str]:
    shown = finished_figure(atlas, PAGES[name], view, "web", "")
    return {sample.shows for group in shown.legend for sample in group.samples}


def test_the_legend_explains_what_the_figure_shows_and_nothing_else(atlas: Atlas) -> None:
    near = View(position=Position(39, 68, 6))
    assert {"measure", "ring", "tint", "symbol-air-base"} <= explained(atlas, "farkhor", near)
    assert not explained(atlas, "disputes", near) & {"measure", "ring", "extent"}


def test_samples_of_lines_name_strokes_of_the_style(atlas: Atlas) -> None:
    marks = (
        mark
        for page in PAGES.values()
        for switch in switches(atlas, page, View())
        for mark in switch.marks
    )
    assert {mark.stroke for mark in marks if mark.kind == "line"} <= set(LINES)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("km", {"50 km", "200 km", "222 km"}),
        ("mi", {"31.1 mi", "124.3 mi", "138 mi"}),
        ("nm", {"27 NM", "108 NM", "120 NM"}),
    ],
)
def test_a_figure_says_lengths_in_the_unit_of_its_reader(
    atlas: Atlas, unit: LengthUnit, said: set[str]
) -> None:
    shown = figure_view(atlas, PAGES["farkhor"], View(unit=unit), 1400, 800)
    texts = {name.text for name in names_of_parts(atlas, shown) if name.style == "figure"}
    assert said <= texts
    assert {text.rpartition(" ")[2] for text in texts} == {next(iter(said)).rpartition(" ")[2]}


def test_lengths_are_sent_as_numbers_that_the_script_writes(atlas: Atlas) -> None:
    (document,) = (one for one in drawings(atlas) if one.layer == "measures")
    told = [feature["properties"] for feature in document.document["features"]]
    assert len(told) == len(measures(atlas))
    for row in told:
        measured = measures(atlas)[row["feature"].removeprefix("measure:")].gap.distance_km
        assert row["length_km"] == pytest.approx(measured, abs=0.001)
