"""Figures as files: layers with live words, pages of their papers, pixels with their link."""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from geo.i18n.formats import UNITS, LengthUnit
from geo.i18n.languages import ENGLISH, _, languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.drawing.projection import Frame, frame_of
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.figure import FigureView, compose, render, render_small, write_sheet
from geo.maps.print.furniture import draw_scale_bar, locator_box
from geo.maps.print.paper import typeset
from geo.maps.print.paper.poster import compose_poster
from geo.maps.print.paper.sheet import Layer, Rights, Sheet, Words
from geo.maps.style.palette import PALETTE
from geo.web.content.figure_spec import finished_figure, poster_of_story, preview_view
from geo.web.content.page_view import view_of
from geo.web.content.shared_atlas import english_atlas
from geo.web.content.story import story
from geo.web.view.pages import read_pages
from tests.hostile import ATTACK

pytestmark = pytest.mark.whole

SVG, INKSCAPE = "{http://www.w3.org/2000/svg}", "{http://www.inkscape.org/namespaces/inkscape}"
DC = "{http://purl.org/dc/elements/1.1/}"
LINK = "https://atlas.example/farkhor?as=IND"


@cache
def figure(name: str, size: str = "web", **query: str) -> FigureView:
    """The finished figure of an address of a page, in the language that it asks for."""
    view = view_of(english_atlas(), read_pages()[name], query)
    with use_language(view.lang):
        atlas = in_language(english_atlas(), view.lang)
        shown = finished_figure(atlas, read_pages()[name], view, size, LINK)
        return replace(shown, described="12 sites in view.")


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


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    """The elements of a tagged document in their order, with what they say to who cannot see."""
    node = node.get_object() if hasattr(node, "get_object") else node
    for child in node if isinstance(node, list) else [node]:
        own = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(own, dict):
            if "/S" in own:
                yield str(own["/S"]), str(own.get("/Alt", ""))
            yield from _tags(own["/K"]) if "/K" in own else ()


@pytest.mark.parametrize(
    ("size", "lang", "points"), [("a4", "en", (842, 595)), ("letter", "ur", (792, 612))]
)
def test_a_page_is_that_of_the_paper_tagged_and_with_its_fonts(
    atlas: Atlas, size: str, lang: str, points: tuple[int, int]
) -> None:
    shown = figure("farkhor", size, lang=lang)
    with use_language(lang):
        content = render(in_language(atlas, lang), shown, "pdf")
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == points
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    said = root["/Metadata"].get_object().get_data().decode()
    assert ("<pdfuaid:part>1</pdfuaid:part>" in said) == (lang == "en")
    tags = list(_tags(root["/StructTreeRoot"]["/K"]))
    assert [name for name, _alt in tags[:4]] == ["/Document", "/H1", "/P", "/Figure"]
    assert dict(tags)["/Figure"] == "12 sites in view."
    told = pypdf.PdfReader(io.BytesIO(content)).metadata
    assert told.title == shown.title
    assert LINK in told["/Keywords"]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert any("NotoSans" in font["/BaseFont"] for font in fonts)
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"])
    if lang == "en":
        assert "Between Farkhor and Pakistan lies Afghanistan" in page.extract_text()
        assert "AFGHANISTAN" in "".join(page.extract_text().split())


def test_a_poster_has_every_step_on_one_upright_page(atlas: Atlas) -> None:
    page = read_pages()["overview"]
    poster = poster_of_story(atlas, page, view_of(atlas, page, {}), "a4", LINK)
    sheet = compose_poster(atlas, poster)
    boxes = [words.box for layer in sheet.layers for words in layer.words]
    assert all(box[0] >= 0 and box[2] <= sheet.width_px for box in boxes)
    steps = story(atlas)
    titles = [layer.words[0].lines for layer in sheet.layers if layer.name.startswith("step-")]
    assert [" ".join(lines) for lines in titles] == [
        f"{at}. {step.title}" for at, step in enumerate(steps, start=1)
    ]
    reader = pypdf.PdfReader(io.BytesIO(write_sheet(sheet, "pdf")))
    (paper,) = reader.pages
    assert (round(paper.mediabox.width), round(paper.mediabox.height)) == (595, 842)
    tags = [name for name, _alt in _tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])]
    assert tags.count("/H2") == len(steps)


def test_a_picture_says_its_resolution_and_its_link(atlas: Atlas) -> None:
    shown = replace(figure("farkhor"), rights=Rights("Atlas", "CC BY 4.0", LINK + "&q=ж"))
    for scale in (1, 2):
        picture = Image.open(io.BytesIO(render(atlas, shown, "png", scale)))
        assert picture.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.1)
        assert picture.size == (1400 * scale, round(shown.height_px) * scale)
        assert picture.text["Source"] == LINK + "&q=ж"
        assert (picture.text["Author"], picture.text["Copyright"]) == ("Atlas", "CC BY 4.0")


def test_a_preview_is_of_few_colours_and_says_its_words(atlas: Atlas) -> None:
    page = read_pages()["farkhor"]
    shown = preview_view(atlas, page, view_of(atlas, page, {}), 1200, 630)
    picture = Image.open(io.BytesIO(render_small(atlas, shown)))
    assert (picture.size, picture.mode) == ((1200, 630), "P")
    assert picture.text["Title"] == page.heading


def test_a_preview_has_the_numbers_that_its_figure_has(atlas: Atlas) -> None:
    page = read_pages()["overview"]
    for step, has_numbers in (("how-many", True), ("kabul-1979", False)):
        view = view_of(atlas, page, {"step": step})
        shown = preview_view(atlas, page, view, 1200, 630)
        ids = [layer.name for layer in compose(atlas, shown).layers]
        assert ("chart" in ids) == has_numbers
        assert shown.chart == finished_figure(atlas, page, view, "web", LINK).chart
        assert shown.height_px == 630
        assert shown.frame.height_px > 300


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


def _is_accessible(layer: Layer) -> bool:
    sheet = Sheet(
        width_px=200, height_px=60, paper="#ffffff", title="x", description="x", layers=(layer,)
    )
    return b"<pdfuaid:part>1" in typeset.pdf(sheet)


def test_only_urdu_letters_in_the_drawing_keep_a_page_from_being_accessible() -> None:
    """Where this fails, Typst has learned to tell what they stand for: Urdu pages need no less."""
    said = Words(lines=("پاکستان",), x=10, y=30, size_px=12, colour="#000000")
    with use_language("ur"):
        assert _is_accessible(Layer("caption", words=(said,)))
        assert not _is_accessible(Layer("map", said.svg()))
        assert _is_accessible(Layer("map", replace(said, lines=("Pakistan",)).svg()))


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ('<&">', "]]>", "\x00\x1b\x7f", "#{sys}", "$x^2$", "\\u{202e}", "*b* _i_ @x <y>", ATTACK)
)


@given(words=HOSTILE, scale=st.sampled_from(("svg", "pdf", "png")))
def test_words_stay_words_in_every_format(words: str, scale: str) -> None:
    line = Words(lines=(words,), x=10, y=30, size_px=12, colour="#000000", level=1)
    sheet = Sheet(
        width_px=200,
        height_px=60,
        paper="#ffffff",
        title=words or "x",
        description=words,
        layers=(Layer("title", words=(line,)),),
        rights=Rights(words, words, words, words),
    )
    root = ElementTree.fromstring(sheet.svg())  # noqa: S314 - our own file
    kinds = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert kinds <= {
        "svg",
        "title",
        "desc",
        "metadata",
        "RDF",
        "Description",
        "rect",
        "g",
        "text",
        "tspan",
        "creator",
        "rights",
        "source",
        "date",
        "language",
        "description",
    }
    if scale != "svg":
        content = write_sheet(sheet, scale)
        assert content[:4] in (b"%PDF", b"\x89PNG")


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


def test_a_chunk_of_a_picture_is_whole() -> None:
    plain = io.BytesIO()
    Image.new("RGB", (2, 2)).save(plain, "png")
    content = typeset.with_words(plain.getvalue(), 96, {"Title": "карта"})
    head = content.index(b"pHYs")
    assert struct.unpack(">IIB", content[head + 4 : head + 13]) == (3780, 3780, 1)
    picture = Image.open(io.BytesIO(content))
    picture.load()
    assert picture.text == {"Title": "карта"}
