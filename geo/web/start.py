"""Opening the atlas once for the whole process, and leaving with a sentence where that fails."""

import gc
import sys
from functools import cache

from geo.layers.atlas import Atlas, open_atlas
from geo.layers.errors import DataError
from geo.web.old_links import renamings
from geo.web.pages import read_pages
from geo.web.settings import read_settings
from geo.web.story import story


@cache
def atlas() -> Atlas:
    """The atlas: dossier and geometry, read and checked once, shared by all sessions.

    Raises DataError with all problems of the data where it cannot be opened.
    """
    read_pages()
    read_settings()
    renamings()
    opened = open_atlas()
    story(opened)
    return opened


def open_or_exit() -> Atlas:
    """The atlas, or the end of the process with the problems of its data on standard error."""
    try:
        return atlas()
    except DataError as error:
        sys.exit(f"Kavkaz Atlas cannot start.\n{error}")


def spare_collections() -> None:
    """Takes what stands now out of garbage collections, because all sessions share it for ever.

    A full collection would walk the whole atlas each time and stop all sessions meanwhile.
    """
    gc.collect()
    gc.freeze()
    # The next full collection comes when a quarter of what the last one saw is new. Without this
    # one that is a quarter of the atlas, and the garbage of hundreds of sessions waits for it.
    gc.collect()
