"""The saved file of a view carries all that it needs."""

import base64
import gzip
import json
import re
from datetime import date
from typing import Any

import pytest

from geo.layers.atlas import Atlas
from geo.web.http.offline import saved_file
from geo.web.view.model import View
from geo.web.view.pages import read_pages

pytestmark = pytest.mark.whole


def _unpacked(saved: str, name: str) -> dict[str, Any]:
    """What a file carries packed under a name."""
    packed = re.search(f'id="{name}">([^<]*)<', saved)
    assert packed is not None
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return found


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
    assert set(links) <= set(_unpacked(saved, "cards"))
    assert "/table/" not in saved


def test_a_saved_page_tells_what_it_measures_in_each_unit(atlas: Atlas) -> None:
    page = read_pages()["farkhor"]
    view = View(unit="mi")
    saved = saved_file(atlas, page, view, "https://atlas.example/", date(2026, 1, 1)).decode()
    packed = {name: _unpacked(saved, name) for name in ("cards", "parts")}
    distance = packed["cards"]["measure:farkhor-pakistan"]
    for unit, told in (("km", "222 km"), ("mi", "138 mi"), ("nm", "120 NM")):
        assert told in distance[unit]
        assert told in packed["parts"][unit]["features"]
    shown = saved.partition('id="documents"')[0]
    assert "138 mi" in shown
    assert "222 km" not in shown
    # What tells nothing that is measured is there once.
    assert isinstance(packed["cards"]["tie:ind-chn-border"], str)
