"""The saved file of a view carries all that it needs."""

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
