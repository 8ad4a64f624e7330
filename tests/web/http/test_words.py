"""What is said in another language is said in it: no run of English words is left on a page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from geo.i18n.languages import ENGLISH, languages
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.web.view.pages import read_pages
from tests.kinds import one_of_each

PAGES = [name for name, page in read_pages().items() if not page.worldviews]
LANGUAGES = [code for code in languages() if code != ENGLISH]
# Each page in one language, and in the night each in all.
CASES = [
    (LANGUAGES[(at + shift) % len(LANGUAGES)], page)
    for at, page in enumerate(PAGES)
    for shift in range(len(LANGUAGES))
]
_TOLD = ("title", "aria-label", "alt", "placeholder")
_VOID = {"meta", "link", "br", "img", "input", "hr", "wbr", "source", "path", "base"}
# Two Latin words beside each other, one of which is no name: those have capital letters.
_RUN = re.compile(r"(?<![\w.@/-])[A-Za-z][A-Za-z'’]+(?: [A-Za-z][A-Za-z'’]+)+(?![\w.@/-])")
_NO_NAME = re.compile(r"\b[a-z]{3,}\b")


class _Told(HTMLParser):
    """The texts of a page but for code, and for what says that it is of another language."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.left_out: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        quiet = tag in ("script", "style", "code") or ("lang" in told and tag != "html")
        if tag not in _VOID:
            self.left_out.append((tag, quiet))
        if not any(out for _tag, out in self.left_out):
            self.texts += [told[name] or "" for name in _TOLD if name in told]

    def handle_endtag(self, tag: str) -> None:
        if (tag, True) in self.left_out or (tag, False) in self.left_out:
            while self.left_out.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not any(out for _tag, out in self.left_out):
            self.texts.append(data)


@pytest.fixture(scope="module")
def quoted(atlas: Atlas) -> frozenset[str]:
    """What sources call themselves, and documents that nobody has found yet."""
    sources = atlas.dossier.sources.values()
    own = {text for one in sources for text in (one.title, one.publisher) if text}
    return frozenset(own.union(*(row.where.split(", ") for row in atlas.dossier.open.values())))


def _english(text: str, quoted: frozenset[str]) -> Iterator[str]:
    told = _Told()
    told.feed(text)
    for words in told.texts:
        runs = [run for run in _RUN.findall(words) if _NO_NAME.search(run)]
        if runs and not any(name in words for name in quoted):
            yield from runs


@pytest.mark.whole
@pytest.mark.parametrize(
    ("code", "page"), one_of_each(CASES, lambda case: case[1], lambda case: "-".join(case))
)
def test_no_page_is_left_in_english(
    client: TestClient, quoted: frozenset[str], code: str, page: str
) -> None:
    text = client.get(f"/text/{page}.html?lang={code}").text
    assert sorted(set(_english(text, quoted))) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    one_of_each(
        [
            (code, kind)
            for kind in ("state", "zone", "line", "place", "tie", "claim", "event", "exercise")
            for code in LANGUAGES
        ],
        lambda case: case[1],
        lambda case: "-".join(case),
    ),
)
def test_no_card_is_left_in_english(
    atlas: Atlas, client: TestClient, quoted: frozenset[str], code: str, kind: str
) -> None:
    features = [one for one in gazetteer(atlas) if one.startswith(f"{kind}:")][::9]
    left = {}
    for feature in features:
        path = feature.replace(":", "/")
        text = client.get(f"/card/{path}.html?lang={code}").text
        if runs := sorted(set(_english(text, quoted))):
            left[feature] = runs
    assert left == {}


_ELEMENT = re.compile(r"<(\w+)([^>]*)>([^<>]+)</\1>")
# A path or a version: its first sign would go to the other end of it among Urdu words.
_FROM_THE_LEFT = re.compile(r"\s*(?:[/.~+][A-Za-z]|[\d.]+[+~-][A-Za-z])")


@pytest.mark.whole
def test_a_path_and_a_version_are_read_from_the_left(client: TestClient) -> None:
    found = _ELEMENT.findall(client.get("/text/sources.html?lang=ur").text)
    written = [(tag, around) for tag, around, text in found if _FROM_THE_LEFT.match(text)]
    assert len(written) > 1
    assert [one for one in written if one[0] != "bdi" and "dir=" not in one[1]] == []
