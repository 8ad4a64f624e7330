"""Previews: the very view of a link as a picture, drawn once, small, and named in the head."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.web.content.page_view import view_of
from geo.web.http.pictures import HEIGHT_PX, WIDTH_PX, Pictures
from geo.web.view.model import View
from tests.kinds import one_of_each
from tests.web.http.pictures.bare import PAGES

pytestmark = pytest.mark.whole
LARGEST_BYTES = 300_000


class _Meta(HTMLParser):
    """The meta tags of a page by name or property."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("property") or values.get("name")
        if tag == "meta" and name:
            self.found[name] = values.get("content") or ""


def _meta(site: TestClient, path: str, **headers: str) -> dict[str, str]:
    parser = _Meta()
    parser.feed(site.get(path, headers=headers).text)
    return parser.found


@pytest.mark.parametrize("name", one_of_each(PAGES, lambda name: name == "farkhor", str))
def test_every_page_has_a_preview_of_its_size(client: TestClient, name: str) -> None:
    answer = client.get(f"/preview/{name}.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert len(answer.content) <= LARGEST_BYTES
    assert Image.open(io.BytesIO(answer.content)).size == (WIDTH_PX, HEIGHT_PX)


def test_the_head_names_the_preview_of_the_very_view(site: TestClient, client: TestClient) -> None:
    meta = _meta(site, "/disputes?sel=zone:aksai-chin&as=IND&junk=1")
    assert meta["og:title"] == "Aksai Chin"
    assert "as drawn by India, on 21 September 2020" in meta["og:description"]
    assert meta["og:url"].endswith("/disputes?as=IND&sel=zone:aksai-chin&v=2")
    assert meta["og:image"].startswith("http://testserver/preview/disputes.png?as=IND&sel=")
    assert meta["twitter:card"] == "summary_large_image"
    picture = client.get(meta["og:image"].removeprefix("http://testserver"))
    other = client.get("/preview/disputes.png?sel=zone:aksai-chin")
    assert picture.status_code == 200
    assert picture.content != other.content


def test_a_claim_is_shared_with_its_verdict(site: TestClient) -> None:
    meta = _meta(site, "/claims?sel=claim:personnel-150000")
    assert meta["og:title"] == "How many people took part in Kavkaz 2020?"
    assert meta["og:description"].startswith("A claim of the article: contested")


def test_a_step_of_the_story_is_shared_as_it_is(site: TestClient) -> None:
    assert "24 December 1979" in _meta(site, "/?step=kabul-1979")["og:description"]


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"host": "atlas.example"}, "http://atlas.example"),
        (
            {"x-forwarded-proto": "https", "x-forwarded-host": "a.example:8443"},
            "https://a.example:8443",
        ),
        ({"host": 'x"><script>'}, ""),
        ({"x-forwarded-proto": "javascript"}, ""),
    ],
)
def test_the_address_of_the_server_is_that_of_the_reader(
    site: TestClient, headers: dict[str, str], origin: str
) -> None:
    meta = _meta(site, "/farkhor", **headers)
    assert meta["og:image"] == f"{origin}/preview/farkhor.png"


@pytest.fixture(scope="module")
def scripts_of_a_page(site: TestClient) -> int:
    return site.get("/disputes").text.count("<script")


@pytest.mark.nightly
@given(query=st.dictionaries(st.sampled_from(("at", "sel", "as", "on", "layers")), st.text()))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_breaks_the_head(
    site: TestClient, scripts_of_a_page: int, query: dict[str, str]
) -> None:
    answer = site.get("/disputes", params=query)
    assert answer.status_code == 200
    assert answer.text.count("<script") == scripts_of_a_page


def test_unknown_pages_have_no_preview(client: TestClient) -> None:
    for name in ("nowhere", "sources", "..%2Fx"):
        assert client.get(f"/preview/{name}.png").status_code == 404


def test_equal_requests_at_once_are_drawn_once(atlas: Atlas) -> None:
    drawer, start = Pictures(atlas), threading.Barrier(6)

    def ask(_number: int) -> bytes:
        start.wait()
        return drawer.preview(PAGES["farkhor"], View()).content

    with ThreadPoolExecutor(6) as pool:
        pictures = list(pool.map(ask, range(6)))
    assert drawer.renders.made == 1
    assert len(set(pictures)) == 1


def test_the_view_of_an_address_needs_no_session(atlas: Atlas) -> None:
    view = view_of(atlas, PAGES["overview"], {"step": "kabul-1979", "sel": "nonsense"})
    assert view.day == date(1979, 12, 24)
    assert view.selection is None
    untouched = view_of(atlas, PAGES["overview"], {"step": "kabul-1979"})
    assert untouched.selection in gazetteer(atlas)
