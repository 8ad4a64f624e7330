"""The check of pages.yaml."""

import re
from collections.abc import Iterator, Mapping

from geo.dossier import Problem
from geo.maps.layers.registry import SWITCHED
from geo.web.content.checks.known import At, Known, bad_extent, outside_words, twice
from geo.web.content.panels.lists import LISTS
from geo.web.content.panels.tables import TABLES
from geo.web.view.pages import PAGES_FILE, PageText

_PATH = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*)?")


def page_problems(known: Known, pages: Mapping[str, PageText]) -> Iterator[Problem]:
    """What is wrong with the pages, taken together and one by one."""
    at = {name: At(PAGES_FILE, row, name) for row, name in enumerate(pages, start=1)}
    named = [(at[name], page) for name, page in pages.items()]
    own = "give each page a path of its own"
    yield from twice(((place, page.path) for place, page in named), "path", own)
    homes = [(place, kind) for place, page in named for kind in page.home_of]
    yield from twice(homes, "home_of", "keep it at one of the pages")
    if pages and not any(page.path == "" for page in pages.values()):
        first = next(iter(at.values()))
        message = "no page has the path '', where the atlas opens"
        yield Problem(*first, "path", pages[first.id].path, message, 'write path: "" at one page')
    for place, page in named:
        yield from _of_one(known, place, page)


def _of_one(known: Known, at: At, page: PageText) -> Iterator[Problem]:
    dossier = known.dossier
    if not _PATH.fullmatch(page.path):
        remedy = "write small letters, digits and hyphens, such as who-came"
        yield Problem(*at, "path", page.path, "no address can have it", remedy)
    for column in ("title", "heading"):
        if not getattr(page, column):
            yield Problem(*at, column, "", "it is empty", "say what the page shows")
    yield from bad_extent(at, page.extent)
    yield from _nothing_in_sight(known, at, page)
    yield from outside_words(at, "layers", page.layers, SWITCHED)
    known_layers = [name for name in page.shown if name in SWITCHED or not page.layers]
    yield from outside_words(at, "shown", set(page.shown) - set(known_layers), SWITCHED)
    for name in known_layers:
        if name not in page.layers:
            message = "the page does not have this layer among its 'layers'"
            yield Problem(*at, "shown", name, message, "add it to 'layers', or remove it here")
    yield from outside_words(at, "lists", page.lists, LISTS)
    yield from outside_words(at, "tables", page.tables, TABLES)
    about = (page.rings_about,) if page.rings_about else ()
    yield from known.missing(at, "places", page.places, "places.csv", dossier.places)
    yield from known.missing(at, "rings_about", about, "places.csv", dossier.places)
    yield from known.missing(at, "measures", page.measures, "measures.csv", known.measures)
    yield from known.missing(at, "figures", page.figures, "measures.csv", known.measures)
    yield from known.missing(at, "sources", page.sources, "sources.yaml", dossier.sources)
    for radius in page.rings_km:
        if radius <= 0:
            yield Problem(*at, "rings_km", str(radius), "no ring has it", "write kilometres")


def _nothing_in_sight(known: Known, at: At, page: PageText) -> Iterator[Problem]:
    """A problem where the map of a page has places, and none of them lies within it."""
    west, south, east, north = page.extent
    places = [row for row in map(known.dossier.places.get, page.places) if row is not None]
    if places and not any(
        south <= place.lat <= north and any(west <= place.lon + turn <= east for turn in (0, 360))
        for place in places
    ):
        value = ", ".join(f"{number:g}" for number in page.extent)
        message = "none of the page's places lies in it"
        yield Problem(*at, "extent", value, message, "write west, south, east and north")
