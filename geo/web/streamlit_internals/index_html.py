"""Streamlit's page: the one HTML file with which it answers at every address of a page.

What it says in English to whoever runs no scripts, and to programs about an interface that the
atlas keeps closed, is left out: pages say their own.
"""

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
# What pages have instead of it, or do without.
_ICON = '<link rel="shortcut icon" href="./favicon.png" />'
_INTERFACE = '<link rel="service-desc" href="./_stcore/agent/openapi.json" />'
_WITHOUT_SCRIPTS = re.compile(r"<noscript>.*?</noscript>\s*", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)

_OWN_FILE = re.compile(r'(?:src|href)="\./(static/[^"]+)"')
# Its own script, and those that this one needs.
_MODULE = re.compile(r"<script type=\"module\"[^>]*></script>\s*")
_STARTS = re.compile(_MODULE.pattern + r"|<link rel=\"modulepreload\"[^>]*>\s*")
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)")


@dataclass(frozen=True)
class PageParts:
    """The page without its language, title, icon and scripts, cut at the first two and at its root.

    `top` ends before the tag `<html`, whose further attributes begin `head`; `body` follows the
    title and ends before `root`, which is an element, and `bottom` is the rest. `scripts` are the
    elements that start Streamlit.
    """

    top: str
    head: str
    body: str
    root: str
    bottom: str
    scripts: str


def page_parts() -> PageParts:
    """The parts of the page as it is installed; `missing` has said whether it has them."""
    top, rest = INDEX.read_text("utf-8").split(_LANGUAGE)
    head, rest = rest.split(_TITLE)
    body, bottom = rest.split(_ROOT)
    body = _WITHOUT_SCRIPTS.sub("", _COMMENT.sub("", body.replace(_INTERFACE, "")))
    scripts = "".join(_STARTS.findall(body))
    return PageParts(top, head.replace(_ICON, ""), _STARTS.sub("", body), _ROOT, bottom, scripts)


def own_files() -> tuple[str, ...]:
    """The paths of the scripts, style sheets and fonts that the page names."""
    return tuple(f"/{path}" for path in _OWN_FILE.findall(INDEX.read_text("utf-8")))


def font_file() -> str:
    """The path of the font of all words, which the page fetches first."""
    return next(path for path in own_files() if path.endswith(".woff2"))


def inline_hashes() -> tuple[str, ...]:
    """The sources of a Content-Security-Policy that let the page's own inline scripts run."""
    scripts = _INLINE.findall(INDEX.read_text("utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def missing() -> Iterator[str]:
    """What the page lacks of all that the functions above look for."""
    page = INDEX.read_text("utf-8")
    places = [page.find(anchor) for anchor in (_LANGUAGE, _TITLE, _ROOT)]
    for anchor in (_LANGUAGE, _TITLE, _ROOT, _ICON, _INTERFACE, "<noscript>", "</noscript>"):
        if page.count(anchor) != 1:
            yield f"{anchor} exactly once in its index.html"
    if places != sorted(places):
        yield f"{_LANGUAGE}, {_TITLE} and {_ROOT} in this order in its index.html"
    if len(_MODULE.findall(page)) != 1:
        yield '<script type="module" src="…"></script> exactly once in its index.html'
    if not any(path.endswith(".woff2") for path in own_files()):
        yield "font.woff2 among the files of its index.html"
    if not _OWN_FILE.search(page):
        yield 'src="./static/… in its index.html'
    if len(_SCRIPT.findall(page)) != len(_INLINE.findall(page)):
        yield "index.html whose inline scripts begin with <script> alone"
