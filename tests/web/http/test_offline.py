"""The saved file of a view carries all that it needs."""

import base64
import gzip
import json
import re
from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.web.http.offline import saved_file
from geo.web.view.model import View
from geo.web.view.pages import read_pages

pytestmark = pytest.mark.whole


def test_a_saved_file_asks_for_no_font(atlas: Atlas) -> None:
    page = next(page for page in read_pages().values() if page.layers)
    saved = saved_file(atlas, page, View(), "https://atlas.example/", date(2026, 1, 1)).decode()
    assert "@font-face" not in saved
    assert ".woff2" not in saved


def test_a_saved_page_of_ties_has_its_matrix(atlas: Atlas) -> None:
    """Its links choose what the file has cards of; no file of the server is offered."""
    page = read_pages()["ties"]
    saved = saved_file(atlas, page, View(), "https://atlas.example/ties", date(2026, 1, 1)).decode()
    markup = saved[saved.index('<div class="matrix"') :].partition("</div>")[0]
    links = re.findall(r'href="\?sel=([^"]*)"', markup)
    assert {link.partition(":")[0] for link in links} == {"state", "pair", "tie"}
    packed = re.search(r'id="cards">([^<]*)<', saved)
    assert packed is not None
    cards = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    assert set(links) <= set(cards)
    assert "/table/" not in saved
