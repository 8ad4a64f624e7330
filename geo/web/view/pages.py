"""The pages of the atlas, as geo/data/pages.yaml describes them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from geo import DATA_FOLDER
from geo.dossier.tables import read_mapping
from geo.i18n.languages import _, language, use_language

PAGES_FILE = DATA_FOLDER / "pages.yaml"

# The page on which a record of a table is best seen.
PAGE_OF_KIND: Mapping[str, str] = {
    "states": "participants",
    "places": "overview",
    "disputes": "disputes",
    "claims": "claims",
    "relations": "ties",
    "exercises": "exercises",
    "timeline": "timeline",
}


# What a page tells in words.
TEXTS = ("title", "heading", "lede")


class PageText(BaseModel):
    """One page: its words, its extent (west, south, east, north in degrees) and its layers."""

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
    rings_about: str = ""
    rings_km: tuple[int, ...] = ()


def read_pages(file: Path = PAGES_FILE) -> Mapping[str, PageText]:
    """The pages by name, in the order of the menu, in the language that is spoken.

    Raises DossierError, naming page and field, where the file cannot be read as pages.
    """
    return _in_language(file, language().code)


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


def name_of(page: PageText) -> str:
    """The name under which pages.yaml has a page. Raises KeyError where it has it not."""
    names = {own.path: name for name, own in read_pages().items()}
    return names[page.path]
