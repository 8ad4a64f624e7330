"""oEmbed: a link of the atlas tells another site how to show it."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from tests.pages import page_site

VIEW = "http://testserver/disputes?as=IND&sel=zone:aksai-chin&v=2"


class _Frame(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag, self.values = tag, dict(attrs)


def test_a_view_is_answered_as_a_frame_of_it(client: TestClient) -> None:
    answer = client.get("/oembed", params={"url": VIEW, "maxwidth": "600", "maxheight": "9999"})
    told = answer.json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"] == "Aksai Chin · Kavkaz Atlas"
    assert (told["width"], told["height"]) == (600, 520)
    frame = _Frame()
    frame.feed(told["html"])
    assert frame.tag == "iframe"
    assert frame.values["src"] == f"{VIEW}&embed=true"
    assert frame.values["width"] == "600"


def test_the_picture_of_a_view_is_told_where_it_is_not_too_large(client: TestClient) -> None:
    told = client.get("/oembed", params={"url": VIEW}).json()
    picture = client.get(told["thumbnail_url"])
    assert picture.headers["content-type"] == "image/png"
    less = client.get("/oembed", params={"url": VIEW, "maxwidth": "600"}).json()
    assert not [name for name in less if name.startswith("thumbnail")]


@pytest.mark.parametrize("size", [{"maxwidth": "150"}, {"maxheight": "199"}])
def test_what_has_no_room_for_a_map_gets_a_link(client: TestClient, size: dict[str, str]) -> None:
    told = client.get("/oembed", params={"url": VIEW, **size}).json()
    assert (told["type"], told["title"]) == ("link", "Aksai Chin · Kavkaz Atlas")
    assert not {"html", "width", "height"} & set(told)


@pytest.mark.parametrize("most", [(300, 200), (301, 9999), (1200, 400)])
def test_nothing_is_larger_than_was_asked_for(client: TestClient, most: tuple[int, int]) -> None:
    asked = {"url": VIEW, "maxwidth": str(most[0]), "maxheight": str(most[1])}
    told = client.get("/oembed", params=asked).json()
    assert (told["width"], told["height"]) == (min(800, most[0]), min(520, most[1]))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://other.example/disputes",
        "http://testserver/nothing",
        "http://[",
        "x" * 3000,
        "http://testserver/sources",
        "http://testserver/preview/disputes.png",
    ],
)
def test_other_addresses_are_not_answered(client: TestClient, url: str) -> None:
    answer = client.get("/oembed", params={"url": url})
    assert answer.status_code == 404
    assert "map page of this server" in answer.json()["error"]


@pytest.mark.parametrize(
    "url",
    [
        "http://testserver/Disputes",
        "http://testserver/disputes).",
        "http://TESTSERVER:80/disputes",
        "http://testserver/disputes&fbclid=x",
        "http%3A%2F%2Ftestserver%2Fdisputes",
    ],
)
def test_a_mangled_address_is_answered_as_what_was_meant(client: TestClient, url: str) -> None:
    told = client.get("/oembed", params={"url": url}).json()
    assert told["title"] == "Disputes · Kavkaz Atlas"
    assert "http://testserver/disputes?embed=true" in told["html"]


def test_the_title_is_in_the_language_of_the_view(client: TestClient) -> None:
    told = client.get("/oembed", params={"url": "http://testserver/disputes?lang=ru"}).json()
    assert told["title"] == "Споры · Кавказ-атлас"


@pytest.mark.parametrize("size", ["", "-5", "0", "many", "9" * 5000, "٣٠٠"])
def test_odd_sizes_leave_a_usable_frame(client: TestClient, size: str) -> None:
    told = client.get("/oembed", params={"url": VIEW, "maxwidth": size}).json()
    assert 200 <= told["width"] <= 800


def test_another_format_is_refused_as_the_specification_says(client: TestClient) -> None:
    assert client.get("/oembed", params={"url": VIEW, "format": "xml"}).status_code == 501


def test_the_page_tells_where_its_answer_is(atlas: Atlas, client: TestClient) -> None:
    text = page_site(atlas).get(VIEW).text
    found = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', text)
    assert found is not None
    assert client.get(unescape(found[1])).json()["title"] == "Aksai Chin · Kavkaz Atlas"
