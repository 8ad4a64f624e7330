"""What a plate refers to stands in it as it is drawn, and changes nothing beside it."""

from xml.etree import ElementTree

from geo.maps.print.definitions import Definitions
from geo.maps.style.colour import palette

_ATOM = "http://www.w3.org/2005/Atom"


def test_symbols_leave_the_default_namespace_to_feeds() -> None:
    ElementTree.register_namespace("", _ATOM)
    definitions = Definitions("a-", palette("light"))
    href = definitions.symbol("base", "#123456")
    assert f'id="{href.removeprefix("#")}"' in definitions.markup
    assert "svg:" not in definitions.markup
    assert "xmlns" not in definitions.markup
    feed = ElementTree.tostring(ElementTree.Element(f"{{{_ATOM}}}feed"), "unicode")
    assert feed.startswith("<feed ")
