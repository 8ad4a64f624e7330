"""The lighter font of pages: a part of Streamlit's, with all of its letters that the atlas uses."""

import hashlib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo import DATA_FOLDER
from geo.build.page_font import build_page_font
from geo.web.streamlit_internals.files import OWN_FONTS_FOLDER, PackagedFiles, packaged_files
from geo.web.streamlit_internals.index_html import font_file

WHOLE = packaged_files()[font_file()]
LIGHTER = OWN_FONTS_FOLDER / WHOLE.name


def characters(font: Path) -> set[str]:
    return {chr(code) for code in TTFont(font).getBestCmap()}


def said() -> set[str]:
    """The characters of all that pages say."""
    words: set[str] = set()
    for catalogue in DATA_FOLDER.rglob("*.po"):
        with catalogue.open("rb") as opened:
            for message in read_po(opened):
                words.update(str(message.id), str(message.string))
    for suffix in ("csv", "yaml"):
        words.update(*(file.read_text("utf-8") for file in DATA_FOLDER.rglob(f"*.{suffix}")))
    return words


@pytest.mark.nightly
def test_it_is_made_of_the_font_that_is_installed(tmp_path: Path) -> None:
    provenance = (OWN_FONTS_FOLDER / "PROVENANCE.md").read_text("utf-8")
    for file in (WHOLE, LIGHTER):
        assert f"`{hashlib.sha256(file.read_bytes()).hexdigest()}`" in provenance
    build_page_font(tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (OWN_FONTS_FOLDER / made.name).read_bytes(), made.name


def test_it_has_every_letter_that_the_atlas_uses_of_the_whole_one() -> None:
    assert said() & characters(WHOLE) <= characters(LIGHTER)


def test_it_does_not_bear_the_name_that_is_reserved() -> None:
    names = TTFont(LIGHTER)["name"]
    assert {names.getDebugName(number) for number in (1, 4)} == {"Atlas Sans"}


def test_pages_are_lettered_in_it() -> None:
    answer = TestClient(PackagedFiles(Starlette())).get(font_file())
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.content == LIGHTER.read_bytes()
    assert len(answer.content) < WHOLE.stat().st_size / 2
