"""An address without a page: said in the reader's language, with what may be meant."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from geo.i18n.languages import languages
from geo.web.http.first_html.unknown_page import language_of_reader


def _links(text: str) -> list[str]:
    _head, _, below = text.partition("<h2>")
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', below.partition("<h2>")[0])]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/farkhr", "/farkhor"),
        ("/dispute", "/disputes"),
        ("/en/timeline", "/timeline"),
        ("/disputes.html", "/disputes"),
        ("/aksai-chin", "/disputes?sel=zone:aksai-chin&v=2"),
        ("/state/siachn", "/disputes?sel=zone:siachen&v=2"),
        ("/anything?q=Kazakh", "/participants?sel=state:KAZ&v=2"),
        ("/anything?q=Казах&lang=ru", "/participants?sel=state:KAZ&lang=ru&v=2"),
    ],
)
def test_what_may_be_meant_is_suggested_and_is_there(
    site: TestClient, path: str, meant: str
) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    links = _links(answer.text)
    assert meant in links
    assert site.get(meant).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("accepted", "query", "lang"),
    [("", "", "en"), ("ru-RU,ru;q=0.9,en;q=0.8", "", "ru"), ("ru", "?lang=ur", "ur")],
)
def test_it_is_said_in_the_language_of_the_reader(
    site: TestClient, method: str, accepted: str, query: str, lang: str
) -> None:
    answer = site.request(method, f"/nowhere{query}", headers={"Accept-Language": accepted})
    shown = site.get(f"/nowhere{query}", headers={"Accept-Language": accepted})
    assert f'<html lang="{lang}"' in shown.text
    assert (answer.status_code, answer.headers["content-length"]) == (
        404,
        shown.headers["content-length"],
    )


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("fr,ur;q=0.3,ru;q=0.7", "ru"),
        ("ru;q=0,ur;q=0.1", "ur"),
        ("ru;q=0", "en"),
        ("en-GB,ru;q=0.9", "en"),
        ("RU-ru", "ru"),
        ("ru,ur", "ru"),
        ("*", "en"),
        ("q=;,;;", "en"),
    ],
)
def test_the_language_that_a_browser_likes_best_is_found(accepted: str, spoken: str) -> None:
    assert language_of_reader("", accepted) == spoken


@given(st.text(max_size=200))
def test_any_header_is_read(accepted: str) -> None:
    assert language_of_reader("xx", accepted) in languages()


@pytest.mark.parametrize("path", ["/<script>alert(1)</script>", "/a%22onload=x", "/a?q=<b>\"'"])
def test_what_was_asked_for_is_written_as_text(site: TestClient, path: str) -> None:
    text = site.get(path).text
    assert "<script" not in text
    assert "<b>" not in text
    assert 'a"onload' not in text


def test_a_search_that_finds_nothing_says_so(site: TestClient) -> None:
    assert "Nothing of that name was found." in site.get("/nowhere?q=zzzzqqqq").text


def test_no_script_of_the_pages_runs(site: TestClient) -> None:
    assert "<script" not in site.get("/nowhere").text
