"""Figures as SVG: layers with live words, in each language, that say whose they are."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.i18n.formats import UNITS, LengthUnit
from geo.i18n.languages import ENGLISH, _, languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.drawing.projection import Frame, frame_of
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.figure import FigureView, compose, render
from geo.maps.print.furniture import draw_scale_bar, locator_box
from geo.maps.style.palette import PALETTE
from geo.web.content.figure_spec import preview_view
from geo.web.content.page_view import view_of
from geo.web.view.pages import read_pages
from tests.maps.print.figures import LINK, figure

pytestmark = pytest.mark.whole

SVG, INKSCAPE = "{http://www.w3.org/2000/svg}", "{http://www.inkscape.org/namespaces/inkscape}"
DC = "{http://purl.org/dc/elements/1.1/}"


def document(atlas: Atlas, shown: FigureView) -> ElementTree.Element:
    return ElementTree.fromstring(render(atlas, shown, "svg"))  # noqa: S314 - our own file


def told(root: ElementTree.Element, name: str) -> str:
    return "".join(root.find(f".//{DC}{name}").itertext())


def test_a_figure_is_layers_with_live_words_and_says_whose_it_is(atlas: Atlas) -> None:
    root = document(atlas, figure("farkhor"))
    layers = [group for group in root if group.get(f"{INKSCAPE}groupmode") == "layer"]
    names = [group.get("id") for group in layers]
    assert names == ["title", "caption", "map", "legend", "credit"]
    assert [group.get(f"{INKSCAPE}label") for group in layers] == names
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {
        "Between Farkhor and Pakistan lies Afghanistan",
        "PAKISTAN",
        "200 km",
        "air base",
        LINK,
    } <= texts
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}desc") == "12 sites in view."
    assert (
        root.findtext(f"{SVG}title")
        == told(root, "title")
        == "Between Farkhor and Pakistan lies Afghanistan"
    )
    assert (told(root, "creator"), told(root, "rights")) == ("Kavkaz Atlas", "CC BY 4.0")
    assert (told(root, "source"), told(root, "language")) == (LINK, "en")
    assert told(root, "date").startswith("20")


def test_what_a_document_refers_to_is_in_it_once(atlas: Atlas) -> None:
    both = figure("disputes", **{"as": "IND", "cmp": "PAK", "at": "35.5,75,6"})
    near = figure("farkhor", at="37.5,69.3,8")
    for shown in (both, near):
        root = document(atlas, shown)
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        assert len(ids) == len(set(ids))
        values = [value for node in root.iter() for value in node.attrib.values()]
        named = {value[5:-1] for value in values if value.startswith("url(#")}
        assert named <= set(ids)
        assert not [
            value
            for value in values
            if value.startswith(("http", "//", "data:", "file")) and value != LINK
        ]


def test_the_same_view_is_the_same_document(atlas: Atlas) -> None:
    shown = figure("farkhor")
    assert render(atlas, shown, "svg") == render(atlas, shown, "svg")
    assert render(atlas, shown, "pdf") == render(atlas, shown, "pdf")


def test_a_figure_speaks_its_language(atlas: Atlas) -> None:
    shown = figure("farkhor", lang="ru", at="45,60,2.2")
    with use_language("ru"):
        words = {
            "".join(text.itertext())
            for text in document(in_language(atlas, "ru"), shown).iter(f"{SVG}text")
        }
    assert "Между Фархором и Пакистаном лежит Афганистан" in words
    plain = " | ".join(words).replace("\u00a0", " ")
    assert re.search(r"(^|\| )\d 000 км( \||$)", plain)
    assert re.search(r"\| \d+° в\. д\. \|", plain)


def test_urdu_begins_on_the_right(atlas: Atlas) -> None:
    shown = figure("overview", lang="ur")
    with use_language("ur"):
        sheet = compose(in_language(atlas, "ur"), shown)
        svg = sheet.svg()
    around = [words for layer in sheet.layers for words in layer.words]
    assert {words.anchor for words in around} == {"end"}
    title, samples = around[0], [words for words in around if words.x < shown.width_px / 2]
    assert title.x == shown.width_px - 20
    assert samples
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    km = next(text for text in texts if "کلومیٹر" in text)
    assert km[0] == "\u2067"
    assert km[-1] == "\u2069"


@pytest.mark.parametrize("code", [code for code in languages() if code != ENGLISH])
@pytest.mark.parametrize("query", [{}, {"at": "48,45,6", "on": "1995-01-01"}])
def test_no_name_on_a_map_is_in_another_language(
    atlas: Atlas, code: str, query: dict[str, str]
) -> None:
    said = []
    with use_language(code):
        own = in_language(atlas, code)
        for page in (read_pages()[name] for name in ("farkhor", "disputes", "astrakhan")):
            shown = preview_view(own, page, view_of(own, page, {**query, "lang": code}), 1200, 630)
            said += [name.text for name in names_of_parts(own, shown)]
        assert [text for text in said if _(text) != text] == []
    assert len(said) > 40


def test_a_small_map_says_where_in_the_world_it_lies(atlas: Atlas) -> None:
    assert locator_box(frame_of((20, 8, 102, 60), 1400, 800)) is None
    assert locator_box(Frame(37, 69, 8, 300, 300)) is None
    root = document(atlas, figure("farkhor", at="37.5,69.3,8"))
    (locator,) = (node for node in root.iter(f"{SVG}g") if node.get("id") == "locator")
    mark = [node for node in locator.iter(f"{SVG}path") if node.get("stroke-width") == "1.8"]
    assert len(mark) == 1
    assert not [
        node for node in document(atlas, figure("disputes")).iter() if node.get("id") == "locator"
    ]


@given(lat=st.floats(-65, 70), zoom=st.floats(3, 12), unit=st.sampled_from(sorted(UNITS)))
def test_the_scale_bar_is_as_long_as_it_says(lat: float, zoom: float, unit: LengthUnit) -> None:
    frame = Frame(lat, 60, zoom, 1400, 800)
    root = ElementTree.fromstring(f"<g>{draw_scale_bar(frame, PALETTE['light'], unit)}</g>")  # noqa: S314
    (words,) = ("".join(node.itertext()) for node in root.iter("text"))
    length_px = float(root[1].get("d", "").partition("h")[2].partition("v")[0])
    figure, name = words.replace(",", "").split()
    assert name == {"km": "km", "mi": "mi", "nm": "NM"}[unit]
    told_km = float(figure) * UNITS[unit].km
    ends = frame.degrees(np.array([[700 - length_px / 2, 400.0], [700 + length_px / 2, 400.0]]))
    across_km = np.radians(ends[1, 0] - ends[0, 0]) * np.cos(np.radians(lat)) * 6378.137
    assert across_km == pytest.approx(told_km, rel=0.02)
    assert 30 < length_px <= 161
