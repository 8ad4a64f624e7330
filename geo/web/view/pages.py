"""The pages of the atlas, as pages.yaml of the dossier describes them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from geo.dossier.reading.tables import read_mapping
from geo.dossier.served import dossier_folder
from geo.i18n.languages import _, language, use_language
from geo.maps.style.projections import MERCATOR, Projection
from geo.web.serving.base_path import at

PAGES_FILE = "pages.yaml"
# What a page can be the home of: the records of a table, the sources, the corrections.
Home = Literal[
    "states",
    "places",
    "disputes",
    "claims",
    "relations",
    "exercises",
    "timeline",
    "sources",
    "changes",
]

# What a page tells in words.
TEXTS = ("title", "heading", "lede")


class PageText(BaseModel):
    """One page: its words, its extent (west, south, east, north in degrees) and its layers.

    `home_of` names what is best seen on it, `projection` how it is drawn at first. With
    `worldviews` it has no live map, but a small one by each viewer. `legend_over` says that nothing
    the page tells stands in the lower left corner of its extent, so that the legend may lie there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    title: str
    heading: str
    lede: str
    sources: tuple[str, ...]
    extent: tuple[float, float, float, float]
    layers: tuple[str, ...]
    shown: tuple[str, ...]
    roles: bool
    lists: tuple[str, ...]
    places: tuple[str, ...]
    measures: tuple[str, ...]
    figures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    contradictions: bool = False
    story: bool = False
    filters: bool = False
    all_ties: bool = False
    axis: bool = False
    worldviews: bool = False
    legend_over: bool = False
    rings_about: str = ""
    rings_km: tuple[int, ...] = ()
    projection: Projection = MERCATOR
    home_of: tuple[Home, ...] = ()

    @property
    def has_live_map(self) -> bool:
        """Whether it has a map to move; a page with layers has at least a picture of them."""
        return bool(self.layers) and not self.worldviews


def read_pages(file: Path | None = None) -> Mapping[str, PageText]:
    """The pages by name, in the order of the menu, in the language that is spoken.

    Raises DossierError, naming page and field, where the file cannot be read as pages.
    """
    return _in_language(file or dossier_folder() / PAGES_FILE, language().code)


@cache
def _in_language(file: Path, code: str) -> Mapping[str, PageText]:
    with use_language(code):
        return {
            name: page.model_copy(update={field: _(getattr(page, field)) for field in TEXTS})
            for name, page in _read(file).items()
        }


@cache
def _read(file: Path) -> Mapping[str, PageText]:
    return read_mapping(file, PageText)


def home_of(kind: Home) -> PageText | None:
    """The page on which records of a kind are best seen; None where the atlas has none."""
    return next((page for page in read_pages().values() if kind in page.home_of), None)


def page_of_worldviews() -> PageText | None:
    """The page with a map by each viewer; None where the atlas has none."""
    return next((page for page in read_pages().values() if page.worldviews), None)


def path_to_worldviews(page: PageText) -> str:
    """The path from a page to that of all worldviews, from the root; '' where it does not name it.

    The page of the disputes does.
    """
    other = page_of_worldviews()
    return at(f"/{other.path}") if other and "disputes" in page.home_of else ""


def front_page() -> PageText:
    """The first page of the menu."""
    return next(iter(read_pages().values()))


def path_of_home(kind: Home) -> str:
    """The path of the page on which records of a kind are best seen, from the root; '' if none."""
    page = home_of(kind)
    return at(f"/{page.path}") if page else ""


def name_of(page: PageText) -> str:
    """The name under which pages.yaml has a page. Raises KeyError where it has it not."""
    names = {own.path: name for name, own in read_pages().items()}
    return names[page.path]
