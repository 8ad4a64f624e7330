"""Streamlit's page: the one HTML file with which it answers at every address of a page."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import streamlit

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"

# Where a page of the atlas has words of its own, in the order of the file.
_LANGUAGE = '<html lang="en"'
_TITLE = "<title>Streamlit</title>"
_ROOT = '<div id="root"></div>'

_OWN_FILE = re.compile(r'(?:src|href)="\./(static/[^"]+)"')
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)")


@dataclass(frozen=True)
class PageParts:
    """The page without its language and its title, cut at these and at the root of its content.

    `top` ends before the tag `<html`, whose further attributes begin `head`; `body` follows the
    title and ends before `root`, which is an element, and `bottom` is the rest.
    """

    top: str
    head: str
    body: str
    root: str
    bottom: str


def page_parts() -> PageParts:
    """The parts of the page as it is installed; `missing` has said whether it has them."""
    top, rest = INDEX.read_text("utf-8").split(_LANGUAGE)
    head, rest = rest.split(_TITLE)
    body, bottom = rest.split(_ROOT)
    return PageParts(top, head, body, _ROOT, bottom)


def own_files() -> tuple[str, ...]:
    """The paths of the scripts, style sheets and fonts that the page names."""
    return tuple(f"/{path}" for path in _OWN_FILE.findall(INDEX.read_text("utf-8")))


def inline_hashes() -> tuple[str, ...]:
    """The sources of a Content-Security-Policy that let the page's own inline scripts run."""
    scripts = _INLINE.findall(INDEX.read_text("utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def missing() -> Iterator[str]:
    """What the page lacks of all that the functions above look for."""
    page = INDEX.read_text("utf-8")
    places = [page.find(anchor) for anchor in (_LANGUAGE, _TITLE, _ROOT)]
    for anchor in (_LANGUAGE, _TITLE, _ROOT):
        if page.count(anchor) != 1:
            yield f"{anchor} exactly once in its index.html"
    if places != sorted(places):
        yield f"{_LANGUAGE}, {_TITLE} and {_ROOT} in this order in its index.html"
    if not _OWN_FILE.search(page):
        yield 'src="./static/… in its index.html'
    if len(_SCRIPT.findall(page)) != len(_INLINE.findall(page)):
        yield "index.html whose inline scripts begin with <script> alone"
