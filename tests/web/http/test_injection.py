"""Texts of the dossier stay texts: no element, attribute, script or formula comes out of them."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas, open_atlas
from geo.layers.files.records import RECORDS
from geo.layers.gazetteer import gazetteer
from geo.web.content.cards import card_of
from geo.web.content.cards.card import render_card
from geo.web.view.model import View
from tests.dossier.content import DOSSIER
from tests.hostile import ATTACK, MARK, hostile_atlas
from tests.pages import page_site

pytestmark = pytest.mark.whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Elements(HTMLParser):
    """The elements and attributes of a piece of HTML, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    @property
    def dangerous(self) -> list[object]:
        return [
            (tag, attributes)
            for tag, attributes in self.found
            if tag in ("script", "img", "style", "iframe", "object", "embed")
            or any(name.startswith("on") for name in attributes)
            or (attributes.get("href") or "").strip().lower().startswith(("javascript:", "data:"))
        ]


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("hostile")
    hostile_atlas(folder)
    data = folder / "geo" / "data"
    return open_atlas(data / DOSSIER, world_folder=data / "world")


def test_every_card_shows_the_attack_as_text(atlas: Atlas) -> None:
    shown = 0
    for feature in gazetteer(atlas):
        text = render_card(card_of(atlas, feature, View()), atlas.dossier.sources)
        assert _Elements(text).dangerous == [], feature
        shown += MARK in text
    assert shown > 300


@pytest.mark.parametrize("part", ["selection", pytest.param("view", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("form", ["geojson", "kml", "csv", "xlsx"])
def test_exports_hold_it_as_data(guarded: TestClient, form: str, part: str) -> None:
    answer = guarded.get(f"/export/farkhor.{form}?sel=place:farkhor&part={part}")
    assert answer.status_code == 200
    if form == "geojson":
        assert MARK in str(answer.json()["features"])
    elif form == "kml":
        root = ET.fromstring(answer.text)  # noqa: S314
        assert MARK in "".join(root.itertext())
        assert not [part.tag for part in root.iter() if part.tag.endswith("}script")]
    elif form == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        places = book.get_sheet_by_name("places").to_python()
        assert ATTACK in {cell for row in places for cell in row}
        assert b"<f>" not in b"".join(_files_of(answer.content))
    else:
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        assert any(MARK in cell for cell in cells)
        assert [cell for cell in cells if cell.startswith(_FORMULA) and not _number(cell)] == []


def _files_of(archive: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        yield from map(files.read, files.namelist())


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_a_figure_is_a_drawing_with_words_and_no_script(guarded: TestClient) -> None:
    answer = guarded.get("/figure/farkhor.svg?sel=place:farkhor")
    assert answer.status_code == 200
    tags = {part.tag.rpartition("}")[2] for part in ET.fromstring(answer.content).iter()}  # noqa: S314
    assert not tags & {"script", "foreignObject", "image"}


def test_tables_hold_it_as_text(guarded: TestClient) -> None:
    for name in RECORDS:
        text = guarded.get(f"/data/{name}.csv").content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert any(MARK in cell for cell in cells), name
        assert [cell for cell in cells if cell.startswith(_FORMULA)] == []
    book = guarded.get("/data/tables.xlsx").content
    assert b"<f>" not in b"".join(_files_of(book))
    claims = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("claims")
    assert ATTACK in {cell for row in claims.to_python() for cell in row}


def test_a_formula_of_the_dossier_is_no_formula_of_a_spreadsheet(guarded: TestClient) -> None:
    text = guarded.get("/export/farkhor.csv?sel=place:farkhor").text
    assert "'=cmd" in text


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/preview/farkhor.png?sel=place:farkhor", b"\x89PNG"),
        ("/preview/disputes.png?as=IND&sel=zone:aksai-chin", b"\x89PNG"),
        ("/figure/farkhor.pdf?sel=place:farkhor&size=a4", b"%PDF"),
        ("/export/farkhor.gpkg?sel=place:farkhor&part=selection", b"SQLite format 3"),
        pytest.param("/figure/ties.png?sel=state:PAK", b"\x89PNG", marks=pytest.mark.nightly),
        pytest.param(
            "/export/farkhor.gpkg?sel=place:farkhor", b"SQLite format 3", marks=pytest.mark.nightly
        ),
    ],
)
def test_whatever_is_made_of_it_is_made(guarded: TestClient, path: str, begins: bytes) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_the_head_of_a_page_and_oembed_hold_it_as_text(atlas: Atlas) -> None:
    found = _Elements(page_site(atlas).get("/farkhor?sel=place:farkhor").text).found
    told = [attributes.get("content") or "" for tag, attributes in found if tag == "meta"]
    assert any(MARK in words for words in told)
    scripts = [attributes for tag, attributes in found if tag == "script"]
    own = ({"src"}, {"type", "crossorigin", "src"}, {"type"}, set())
    assert all(set(attributes) in own for attributes in scripts)
    assert not [tag for tag, _ in found if tag in ("img", "iframe")]


def test_the_first_sight_and_linked_data_hold_it_as_text(atlas: Atlas) -> None:
    site, claim = page_site(atlas), next(iter(atlas.dossier.claims))
    reviewed = f"/claims?sel=claim:{claim}"
    for address in (reviewed, "/disputes?as=IND&sel=zone:aksai-chin", "/sources", "/timeline"):
        text = site.get(address).text
        first_sight = text[
            text.index('<div id="early"') : text.index('<template id="started-later">')
        ]
        assert MARK in first_sight
        assert _Elements(first_sight).dangerous == []
    (data,) = re.findall(
        r"<script type=.application/ld.json.>(.*?)</script>", site.get(reviewed).text
    )
    assert json.loads(data)["claimReviewed"] == ATTACK


def test_oembed_holds_it_as_text(guarded: TestClient) -> None:
    link = "http%3A%2F%2Ftestserver%2Ffarkhor%3Fsel%3Dplace%3Afarkhor"
    embedded = guarded.get(f"/oembed?url={link}").json()["html"]
    (frame,) = _Elements(embedded).found
    assert frame[0] == "iframe"
    assert MARK in (frame[1]["title"] or "")
    assert not [name for name in frame[1] if name.startswith("on")]
