"""The dossier that this process serves: its folder, and what it is about.

A process serves one. `KAVKAZ_ATLAS_DOSSIER` names its folder; without it that of
`geo/data/dossiers/default.txt` is served.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from pathlib import Path

from geo import DATA_FOLDER
from geo.dossier.about import About, read_about
from geo.i18n.languages import LANGUAGES_FOLDER, Offer, offer_languages

VARIABLE = "KAVKAZ_ATLAS_DOSSIER"
WORLD_FOLDER = DATA_FOLDER / "world"
DOSSIERS_FOLDER = DATA_FOLDER / "dossiers"

# The folder of catalogues in that of the world and in that of a dossier.
LANGUAGES = "languages"

_chosen: list[Path] = []
_tried: ContextVar[Path | None] = ContextVar("tried", default=None)


@cache
def default_folder() -> Path:
    """The folder of the dossier that is served where nobody names another."""
    return DOSSIERS_FOLDER / (DOSSIERS_FOLDER / "default.txt").read_text("utf-8").strip()


def dossier_folder() -> Path:
    """The folder of the dossier that this process serves, or that this thread tries."""
    tried = _tried.get()
    if tried is not None:
        return tried
    return _chosen[-1] if _chosen else _folder_at_start()


@cache
def _folder_at_start() -> Path:
    """The folder that the environment of this process names; it is asked for at every word."""
    named = os.environ.get(VARIABLE, "")
    return Path(named) if named else default_folder()


@contextmanager
def serve_dossier(folder: Path) -> Iterator[None]:
    """Within, this process serves the dossier of another folder."""
    _chosen.append(folder)
    try:
        yield
    finally:
        _chosen.remove(folder)


def choose_dossier(folder: Path) -> None:
    """From now on, this process serves the dossier of another folder."""
    _chosen[:] = [folder]


@contextmanager
def try_dossier(folder: Path) -> Iterator[None]:
    """Within, and in this thread alone, the dossier of another folder is read."""
    token = _tried.set(folder)
    try:
        yield
    finally:
        _tried.reset(token)


def served_about() -> About:
    """What the dossier that is served is about. Raises DossierError where its file is wrong."""
    return _about(dossier_folder())


def home_day() -> date:
    """The day on which every map opens."""
    return served_about().home


def first_day() -> date:
    """The first day for which maps are drawn."""
    return served_about().start


@cache
def _languages_of(folder: Path) -> Offer:
    about = _about(folder)
    folders = (folder / LANGUAGES, WORLD_FOLDER / LANGUAGES, LANGUAGES_FOLDER)
    return Offer(about.languages, folders)


@cache
def _about(folder: Path) -> About:
    return read_about(folder)


offer_languages(lambda: _languages_of(dossier_folder()))
