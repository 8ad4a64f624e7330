"""The addresses that search engines are asked to know (sitemaps.org), and what they leave alone."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from geo.dossier.covered import is_covered
from geo.i18n.languages import languages
from geo.layers.atlas import Atlas
from geo.web.content.features import place_of
from geo.web.content.story import story
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText, read_pages

MEDIA_TYPE = "application/xml"
# Records that have an address of their own.
_TABLES = ("claims", "disputes", "states", "places")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"

ElementTree.register_namespace("xhtml", _XHTML)


def sitemap(atlas: Atlas, origin: str) -> bytes:
    """The pages in every language, the steps of the story, and records in English.

    The other languages of these are named by each of them. `origin` is scheme and host.
    """
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page, view in _pages():
        entry = _entry(root, f"{origin}{path_of(page, view)}")
        for code in languages():
            link = f"{origin}{path_of(page, replace(view, lang=code))}"
            attributes = {"rel": "alternate", "hreflang": code, "href": link}
            ElementTree.SubElement(entry, f"{{{_XHTML}}}link", attributes)
    for page, view in (*_steps(atlas), *_records(atlas)):
        _entry(root, f"{origin}{path_of(page, view)}")
    document: bytes = ElementTree.tostring(
        root, encoding="utf-8", xml_declaration=True, default_namespace=None
    )
    return document


def _pages() -> Iterator[tuple[PageText, View]]:
    for page in read_pages().values():
        yield from ((page, View(lang=code)) for code in languages())


def _steps(atlas: Atlas) -> Iterator[tuple[PageText, View]]:
    for page in read_pages().values():
        yield from ((page, View(step=step.id)) for step in story(atlas) if page.story)


def _records(atlas: Atlas) -> Iterator[tuple[PageText, View]]:
    for table in _TABLES:
        for name, record in atlas.dossier.tables[table].items():
            found = (
                place_of(atlas, table, name) if is_covered(atlas.dossier, table, record) else None
            )
            if found:
                page, feature = found
                yield page, View(selection=feature)


def _entry(root: ElementTree.Element, link: str) -> ElementTree.Element:
    entry = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
    ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = link
    return entry
