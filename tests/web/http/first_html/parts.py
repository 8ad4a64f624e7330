"""The first HTML of a page, read as a browser reads it."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from starlette.testclient import TestClient

from geo.web.view.pages import PageText, home_of


class Parts(HTMLParser):
    """The links, texts and linked data of a page, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.rels: dict[str, list[dict[str, str | None]]] = {}
        self.texts: list[str] = []
        self.things: list[Any] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = given.get("type") or tag
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "link":
            self.rels.setdefault(given.get("rel") or "", []).append(given)

    def handle_data(self, data: str) -> None:
        if self._inside == "application/ld+json":
            self.things.append(json.loads(data))
        elif self._inside not in ("script", "style"):
            self.texts.append(data)
        self._inside = self._inside if self._inside != "application/ld+json" else ""

    @property
    def text(self) -> str:
        """The words, in a row."""
        return " ".join(" ".join(self.texts).split())

    @property
    def within(self) -> list[str]:
        """The links that lead to the atlas itself."""
        return [link for link in self.links if link.startswith(("/", "?"))]


def claims_page() -> PageText:
    page = home_of("claims")
    assert page
    return page


def read(site: TestClient, address: str) -> Parts:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return Parts(answer.text)


def shown(text: str) -> str:
    return " ".join(text.split())


def one_of_each_kind(links: list[str]) -> Iterator[str]:
    """One link of each kind to each page: they are written by one rule."""
    kinds = {re.sub(r"(sel=[a-z]+|step=)[^&]*", r"\1", link): link for link in links}
    yield from sorted(kinds.values())
