"""What a page draws when its map gives another address, and when Streamlit reads one."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.web.ui import map_panel

pytestmark = pytest.mark.whole

PAGES = Path(__file__).parents[3] / "pages"


class _Map:
    """Stands for the frame of the map: it gives what it is made to give."""

    value: object = None
    shown = 0

    def __call__(self, *_: Any, **__: Any) -> object:
        self.shown += 1
        return self.value


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> _Map:
    frame = _Map()
    monkeypatch.setattr(map_panel, "st_folium", frame)
    return frame


def _page(name: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=30)
    app.query_params.update(query)
    return app.run()


def _viewer(app: AppTest) -> str:
    assert not app.exception
    words = html.unescape(" ".join(element.proto.body for element in app.get("html")))
    found = re.search(r"In the view of (\w+)", words)
    return found[1] if found else ""


def test_what_the_map_gives_holds_until_streamlit_reads_another_address(frame: _Map) -> None:
    app = _page("disputes", **{"as": "IND"})
    assert _viewer(app) == "India"
    frame.value = "as=PAK"
    assert _viewer(app.run()) == "Pakistan"
    assert _viewer(app.run()) == "Pakistan"
    app.query_params["as"] = "CHN"
    assert _viewer(app.run()) == "China"
    # Back to the first address: Streamlit sends what it has sent before, and the map gives it too.
    app.query_params["as"] = "IND"
    frame.value = "as=IND"
    assert _viewer(app.run()) == "India"
    frame.value = ""
    assert _viewer(app.run()) == ""


def test_a_page_is_drawn_once_where_streamlit_knows_the_address(frame: _Map) -> None:
    app = _page("disputes")
    frame.value, app.query_params["as"] = "as=IND", "IND"
    before = frame.shown
    assert _viewer(app.run()) == "India"
    assert frame.shown - before == 1


@pytest.mark.parametrize("value", [{}, 7, "as=%00&x", "&&=="])
def test_a_page_opens_whatever_its_frame_gives(frame: _Map, value: object) -> None:
    app = _page("disputes")
    frame.value = value
    assert _viewer(app.run()) == ""


def test_another_page_forgets_what_a_map_gave(frame: _Map) -> None:
    app = _page("disputes", **{"as": "IND"})
    frame.value = "as=PAK"
    app.run()
    move = app.session_state["move"]
    other = AppTest.from_file(str(PAGES / "sources.py"), default_timeout=30)
    other.session_state["move"] = move
    assert "move" not in other.run().session_state
