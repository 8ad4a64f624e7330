"""Opening the atlas once for the whole process, and leaving with a sentence where that fails."""

import gc
import sys
import time
from functools import cache

from geo.dossier.languages import LanguageError, language, languages
from geo.layers.atlas import Atlas, in_language, open_atlas
from geo.layers.errors import DataError
from geo.web.observed import log
from geo.web.old_links import renamings
from geo.web.pages import read_pages
from geo.web.settings import read_settings
from geo.web.story import story


def atlas() -> Atlas:
    """The atlas in the language that is spoken, shared by all sessions that speak it.

    Raises DataError with all problems of the data where it cannot be opened.
    """
    return in_language(english_atlas(), language().code)


@cache
def english_atlas() -> Atlas:
    """The atlas as its files have it: dossier and geometry, read and checked once.

    Raises DataError with all problems of the data where it cannot be opened.
    """
    read_pages()
    read_settings()
    try:
        languages()
    except LanguageError as error:
        raise DataError(str(error)) from error
    renamings()
    opened = open_atlas()
    story(opened)
    return opened


def open_or_exit() -> Atlas:
    """The atlas, or the end of the process with the problems of its data on standard error."""
    begun = time.perf_counter()
    try:
        opened = english_atlas()
    except DataError as error:
        sys.exit(f"Kavkaz Atlas cannot start.\n{error}")
    log("started", seconds=round(time.perf_counter() - begun, 2))
    return opened


def spare_collections() -> None:
    """Takes what stands now out of garbage collections, because all sessions share it for ever.

    A full collection would walk the whole atlas each time and stop all sessions meanwhile.
    """
    gc.collect()
    gc.freeze()
    # The next full collection comes when a quarter of what the last one saw is new. Without this
    # one that is a quarter of the atlas, and the garbage of hundreds of sessions waits for it.
    gc.collect()
