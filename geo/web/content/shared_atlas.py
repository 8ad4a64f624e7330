"""Opening the atlas once for the whole process."""

import gc
from functools import cache
from pathlib import Path

from geo.dossier import DataError, DossierError
from geo.dossier.reading.rules import read_rules
from geo.dossier.served import dossier_folder
from geo.i18n.languages import LanguageError, language, languages
from geo.layers.atlas import Atlas, in_language
from geo.layers.cached import forget_what_was_made
from geo.layers.frames.measures import measures
from geo.layers.frames.reference import seas
from geo.layers.notes import every_note
from geo.web.content.checks.folder import check_folder
from geo.web.content.story import story
from geo.web.serving.settings import read_settings


def atlas() -> Atlas:
    """The atlas in the language that is spoken, shared by all sessions that speak it.

    Raises DataError with all problems of the data where it cannot be opened.
    """
    return in_language(english_atlas(), language().code)


def english_atlas() -> Atlas:
    """The atlas as its files have it: dossier and geometry, read and checked once for a folder.

    Raises DataError with all problems of the data where it cannot be opened.
    """
    return _open(dossier_folder())


@cache
def _open(folder: Path) -> Atlas:
    read_settings()
    checked = check_folder(folder)
    if checked.problems or checked.atlas is None:
        raise DossierError(checked.problems)
    try:
        languages()
    except LanguageError as error:
        raise DataError(str(error)) from error
    opened = checked.atlas
    # What is read only when a page shows it is read once before, so that a fault stops the start.
    seas()
    every_note()
    measures(opened)
    read_rules(opened.dossier_folder)
    story(opened)
    return opened


def forget_atlases() -> None:
    """Lets go of every atlas that was opened and of what was made of it."""
    _open.cache_clear()
    in_language.cache_clear()
    forget_what_was_made()


def freeze_gc() -> None:
    """Takes what stands now out of garbage collections, because all sessions share it for ever.

    A full collection would walk the whole atlas each time and stop all sessions meanwhile.
    """
    gc.collect()
    gc.freeze()
    # The next full collection comes when a quarter of what the last one saw is new. Without this
    # one that is a quarter of the atlas, and the garbage of hundreds of sessions waits for it.
    gc.collect()
