"""The Atom feed of the changes (RFC 4287), for whoever cited the atlas and wants to know."""

from xml.etree import ElementTree

from geo.dossier import Change
from geo.dossier.covered import covered_changes
from geo.i18n.languages import ENGLISH
from geo.layers.atlas import Atlas
from geo.web.content.features import record_address
from geo.web.content.plain_pages.records import record_label
from geo.web.serving.base_path import at
from geo.web.view.pages import path_of_home

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST = 500

ElementTree.register_namespace("", _ATOM)


def feed(atlas: Atlas, origin: str) -> bytes:
    """The newest changes as Atom; `origin` is scheme and host of the links."""
    changes = covered_changes(atlas.dossier)
    about, page = atlas.dossier.about, _page()
    # The log is kept in one language, in which all of the feed is.
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: ENGLISH})
    _add(root, "id", f"{_tag(atlas)}:changes")
    _add(root, "title", f"{about.name}: changes")
    _add(root, "updated", _moment(changes[0]) if changes else "2020-01-01T00:00:00Z")
    _add(_add(root, "author"), "name", about.name)
    _add(root, "link", rel="self", href=origin + at("/changes.atom"), type=MEDIA_TYPE)
    _add(root, "link", rel="alternate", href=origin + page, type="text/html")
    for change in changes[:_MOST]:
        _entry(atlas, root, change, origin)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _page() -> str:
    """The address of the page that shows the changes; of the first where none does."""
    return path_of_home("changes") or "/"


def _tag(atlas: Atlas) -> str:
    """What ids begin with: they must not change with the host, so they are tags (RFC 4151)."""
    return f"tag:{atlas.dossier.about.slug},2026"


def _entry(atlas: Atlas, root: ElementTree.Element, change: Change, origin: str) -> None:
    record = atlas.dossier.tables.get(change.table, {}).get(change.row)
    address = record_address(atlas, change.table, change.row) if record else ""
    label = record_label(atlas, change.table, record) if record else change.row
    cell = f", {change.cell}" if change.cell else ""
    entry = _add(root, "entry")
    _add(entry, "id", f"{_tag(atlas)}:changes/{change.id}")
    _add(entry, "title", f"{change.table}: {label}{cell}")
    _add(entry, "updated", _moment(change))
    _add(entry, "link", rel="alternate", href=origin + (address or _page()), type="text/html")
    words = [change.why]
    if change.cell:
        words += [f"Was: {change.was or '–'}", f"Is: {change.is_ or '–'}"]
    known = atlas.dossier.sources
    words += [f"Source: {known[name].title}" for name in change.sources if name in known]
    _add(entry, "content", "\n".join(words), type="text")


def _moment(change: Change) -> str:
    return f"{change.date.first.isoformat()}T00:00:00Z"


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element
