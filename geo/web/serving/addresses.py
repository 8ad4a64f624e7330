"""Every address that is no page, said once: what is answered there and what asking for it costs.

The routes, the limits, the figures for Prometheus, `robots.txt` and `/openapi.json` all go by
ADDRESSES; a test holds geo/deploy/nginx.conf against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Address:
    """An address of the atlas's own, or all that are below one.

    `path` is written as Starlette's routes are, and `summary` says what is answered there; without
    one the address is for the atlas's pages and its host, and `/openapi.json` leaves it out.
    `cost` is how many previews an answer is worth: answers that are kept count as well, because a
    reader asks for few; one that `refuses_at_once` what it has not, before it makes anything, costs
    next to nothing then. What is `in_turn` is made one at a time, and while nobody waits for any of
    the others. `shared` ones may be read by pages of every origin, and search engines
    are asked to leave alone what is not `indexed`.
    """

    name: str
    path: str
    summary: str = ""
    cost: float = 0
    refuses_at_once: bool = True
    in_turn: bool = False
    shared: bool = True
    indexed: bool = True

    @cached_property
    def kind(self) -> str:
        """The first part of the path, by which requests are counted."""
        return self.path.split("/")[1]

    @cached_property
    def beginning(self) -> str:
        """The path as far as it is the same for all that are asked for."""
        return self.path.partition("{")[0]

    @property
    def is_folder(self) -> bool:
        """Whether there is something below the first part of the path."""
        return self.path.count("/") > 1


# Of two that begin alike, the longer stands first.
ADDRESSES: Mapping[str, Address] = {
    address.name: address
    for address in (
        Address("preview", "/preview/{page}.png", "The preview of a view.", cost=1, in_turn=True),
        Address(
            "poster",
            "/figure/story.{format}",
            "The steps of the story on one page.",
            cost=6,
            in_turn=True,
            indexed=False,
        ),
        Address(
            "figure",
            "/figure/{page}.{format}",
            "A finished figure.",
            cost=2,
            in_turn=True,
            indexed=False,
        ),
        Address(
            "export",
            "/export/{page}.{format}",
            "The data of a view, with its sources.",
            cost=1,
            in_turn=True,
            indexed=False,
        ),
        Address(
            "table",
            "/table/{page}/{table}.{format}",
            "A table of a page as it stands in a view, its rows chosen and put in order.",
            cost=0.5,
            refuses_at_once=False,
            in_turn=True,
            indexed=False,
        ),
        Address(
            "offline",
            "/offline/{page}.html",
            "A view as one file that needs no network.",
            cost=4,
            in_turn=True,
            indexed=False,
        ),
        Address("summary", "/summary/{page}.json", "A view in one sentence.", cost=0.25),
        # A card is asked for at each click, and by all readers of a school.
        Address(
            "card",
            "/card/{kind}/{name}.html",
            "The facts about a feature with their sources, as pages show them.",
            cost=0.05,
            indexed=False,
        ),
        Address(
            "marks",
            "/marks/{page}.html",
            "What the marks of a view measure, and whose land its lines cross, as pages show it.",
            cost=0.25,
            indexed=False,
        ),
        Address(
            "text",
            "/text/{page}.html",
            "All that a page says but its map, its lists whole, as HTML that needs no script.",
            cost=1,
            in_turn=True,
            indexed=False,
        ),
        Address("oembed", "/oembed", "How to embed a view (oEmbed 1.0).", cost=0.5),
        Address(
            "whole",
            "/data/layers.gpkg",
            "All layers as one GeoPackage with the tables `sources` and `about`; byte ranges are "
            "answered, so GDAL opens it in place.",
            cost=2,
            in_turn=True,
        ),
        Address(
            "tables",
            "/data/tables.xlsx",
            "All tables of records as one workbook: claims, events, exercises, roles, memberships, "
            "ties, sources.",
            cost=1,
            in_turn=True,
        ),
        Address(
            "scene",
            "/data/scenes/{name:path}.json",
            "Whose land each face is, by ids of the drawn layers.",
        ),
        Address(
            "lands",
            "/data/lands-{version}.bin",
            "All land at full resolution as arcs between two faces, packed for scripts; as "
            "geo/layers/arcs.py says.",
            cost=0.25,
        ),
        Address("data", "/data/{name:path}", "The layers, and their index."),
        Address("openapi", "/openapi.json", "This document."),
        Address("feed", "/changes.atom", "Every correction of the facts, as an Atom feed."),
        Address("health", "/healthz", "Whether the server is ready, and how many layers it has."),
        Address("metrics", "/metrics", shared=False),
        Address("asset", "/assets/{name:path}", shared=False),
        Address("robots", "/robots.txt", shared=False),
        Address("sitemap", "/sitemap.xml", shared=False),
        Address("icon", "/favicon.ico", shared=False),
    )
}

# What Streamlit answers beside pages.
_OF_STREAMLIT = ("component", "static", "_stcore")
KINDS = frozenset({*(address.kind for address in ADDRESSES.values()), *_OF_STREAMLIT})
# Below these there is only what the routes answer; Streamlit would answer all else with a page.
FOLDERS = tuple(dict.fromkeys(address.kind for address in ADDRESSES.values() if address.is_folder))


def kind_of(path: str) -> str:
    """The kind of an address: its first part where the atlas has such, else `page`."""
    first = path.strip("/").partition("/")[0]
    return first if first in KINDS else "page"


def cost_of(path: str) -> float:
    """How many previews the answer at that path is worth; 0 where it takes no work to make."""
    address = _address_of(path)
    return address.cost if address else 0


def is_in_turn(path: str) -> bool:
    """Whether the answer at that path is made in its turn, and waits for clicks."""
    address = _address_of(path)
    return address is not None and address.in_turn


def refuses_at_once(path: str) -> bool:
    """Whether it takes no work to say that there is nothing at that path."""
    address = _address_of(path)
    return address is None or address.refuses_at_once


def _address_of(path: str) -> Address | None:
    found = (address for address in ADDRESSES.values() if path.startswith(address.beginning))
    return next(found, None)


def robots_text(origin: str, base: str) -> str:
    """What `robots.txt` says: what takes work to make is nothing for search engines.

    `origin` is scheme and host of the list of what is, `base` the path below which the atlas is.
    """
    closed = (address for address in ADDRESSES.values() if not address.indexed)
    lines = ["User-agent: *", *(f"Disallow: {base}{address.beginning}" for address in closed)]
    lines += ["", f"Sitemap: {origin}{base}/sitemap.xml"]
    return "\n".join(lines) + "\n"
