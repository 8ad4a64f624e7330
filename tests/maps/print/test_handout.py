"""The handout: one upright page that holds all it has to say, and a code that is its link."""

import io
import re
from functools import cache
from itertools import cycle
from xml.etree import ElementTree

import pypdf
import pytest
import segno

from geo.i18n.languages import use_language
from geo.layers.atlas import in_language
from geo.maps.print.figure import write_sheet
from geo.maps.print.handout.page import Handout, compose_handout
from geo.maps.print.paper.sheet import Sheet
from geo.web.content.page_view import view_of
from geo.web.content.pictures.handout import handout
from geo.web.content.shared_atlas import english_atlas
from geo.web.content.story import story
from geo.web.html.phrases import without_marks
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but

pytestmark = pytest.mark.whole

SVG = "{http://www.w3.org/2000/svg}"
LINK = "https://atlas.example/farkhor?as=IND&sel=measure:farkhor-pakistan"
LANGUAGES = cycle(("en", "ru", "ur"))
PAGES = [name for name, page in read_pages().items() if page.has_live_map]


@cache
def _handout(name: str, size: str = "handout-a4", **query: str) -> tuple[Handout, Sheet]:
    view = view_of(english_atlas(), read_pages()[name], query)
    with use_language(view.lang):
        atlas = in_language(english_atlas(), view.lang)
        made = handout(atlas, read_pages()[name], view, size, LINK)
        return made, compose_handout(atlas, made)


def _texts(sheet: Sheet) -> str:
    root = ElementTree.fromstring(sheet.svg())  # noqa: S314 - our own file
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("name", "query"),
    at_night_but(
        [(name, {"lang": code}) for name, code in zip(PAGES, LANGUAGES, strict=False)]
        + [
            ("overview", {"lang": "ru", "step": "how-many"}),
            ("overview", {"lang": "ur", "step": "how-close-is-farkhor"}),
            ("claims", {"lang": "en", "sel": "claim:personnel-150000"}),
        ],
        [
            ("overview", {"lang": "ur", "step": "how-close-is-farkhor"}),
            ("claims", {"lang": "en", "sel": "claim:personnel-150000"}),
        ],
    ),
)
def test_all_that_a_page_says_has_room_on_it(name: str, query: dict[str, str]) -> None:
    # The lower of the two papers.
    made, sheet = _handout(name, "handout-letter", **query)
    assert made.figure.frame.height_px <= made.map_px
    boxes = [words.box for layer in sheet.layers for words in layer.words]
    assert min(box[0] for box in boxes) >= -1
    assert max(box[2] for box in boxes) <= sheet.width_px + 1
    assert max(box[3] for box in boxes) <= sheet.height_px + 1
    # What is told ends above the credit.
    told = next(layer for layer in sheet.layers if layer.name == "text")
    credit = next(layer for layer in sheet.layers if layer.name == "credit")
    assert max(words.box[3] for words in told.words) < min(one.box[1] for one in credit.words)


@pytest.mark.parametrize(
    ("size", "points"), [("handout-a4", (595, 842)), ("handout-letter", (612, 792))]
)
def test_it_is_one_page_of_its_paper(size: str, points: tuple[int, int]) -> None:
    _, sheet = _handout("farkhor", size)
    document = pypdf.PdfReader(io.BytesIO(write_sheet(sheet, "pdf")))
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    words = " ".join(document.pages[0].extract_text().split())
    for said in (
        "Between Farkhor and Pakistan lies Afghanistan",
        "222 km",
        "Sources:",
        LINK,
        "no opinion",
    ):
        assert said in words


def test_its_code_is_its_link() -> None:
    _, sheet = _handout("farkhor")
    data = re.search(r'class="qr" d="([^"]+)"', sheet.svg())
    assert data is not None
    dark = {(int(y) - 2, int(x) - 2) for x, y in re.findall(r"M(\d+) (\d+)h1", data[1])}
    matrix = segno.make(LINK, error="m", micro=False).matrix
    assert dark == {
        (line, column)
        for line, row in enumerate(matrix)
        for column, is_dark in enumerate(row)
        if is_dark
    }


def test_a_claim_is_headed_by_its_question_and_told_as_the_works() -> None:
    made, sheet = _handout("claims", sel="claim:farkhor-close-to-pakistan")
    assert made.figure.title == "How close is Farkhor to Pakistan?"
    words = _texts(sheet)
    assert "The article says: Farkhor is dangerously close" in words
    assert "Verdict: Opinion." in words


def test_a_step_is_headed_and_told_as_in_the_story() -> None:
    step = story(english_atlas())[5]
    made, sheet = _handout("overview", step=step.id)
    assert (made.figure.title, made.lines[1]) == (step.title, without_marks(step.text))
    assert "How many people took part in Kavkaz 2020? The article" in _texts(sheet)
    other, _sheet = _handout("overview", step=step.id, sel="zone:crimea")
    assert other.figure.title == "Crimea"


def test_it_is_light_whatever_the_screen_is() -> None:
    assert _handout("disputes", theme="dark")[1].paper == _handout("disputes")[1].paper
