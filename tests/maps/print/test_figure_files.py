"""Figures as pages of their papers and as pixels: tagged, small, and safe from hostile words."""

import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.print.figure import compose, render, render_small, write_sheet
from geo.maps.print.paper import typeset
from geo.maps.print.paper.poster import compose_poster
from geo.maps.print.paper.sheet import Layer, Rights, Sheet, Words
from geo.web.content.figure_spec import finished_figure, poster_of_story, preview_view
from geo.web.content.page_view import view_of
from geo.web.content.story import story
from geo.web.view.pages import read_pages
from tests.hostile import ATTACK
from tests.maps.print.figures import LINK, figure

pytestmark = pytest.mark.whole


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


def test_a_chunk_of_a_picture_is_whole() -> None:
    plain = io.BytesIO()
    Image.new("RGB", (2, 2)).save(plain, "png")
    content = typeset.with_words(plain.getvalue(), 96, {"Title": "карта"})
    head = content.index(b"pHYs")
    assert struct.unpack(">IIB", content[head + 4 : head + 13]) == (3780, 3780, 1)
    picture = Image.open(io.BytesIO(content))
    picture.load()
    assert picture.text == {"Title": "карта"}
