"""The check of a whole dossier: what the server refuses to start with, and an editor is told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from geo.dossier import DossierError, Problem
from geo.dossier.reading.check import in_place
from geo.dossier.reading.read import Survey, survey
from geo.dossier.reading.rules import FILE as RULES_FILE
from geo.dossier.reading.rules import read_rules
from geo.dossier.reading.tables import read_mapping, read_rows
from geo.dossier.served import LANGUAGES, WORLD_FOLDER
from geo.layers.atlas import Atlas, misfits, with_geometry
from geo.layers.frames.measures import MEASURES_FILE, MeasureRow
from geo.web.content.checks.known import Known
from geo.web.content.checks.pages import page_problems
from geo.web.content.checks.rows import (
    computed_problems,
    language_problems,
    measure_problems,
    state_problems,
)
from geo.web.content.checks.steps import step_problems
from geo.web.content.checks.translations import translation_problems
from geo.web.content.steps.model import STORY_FILE, Story, read_story
from geo.web.middleware.redirects import OLD_LINKS_FILE, Renaming
from geo.web.view.pages import PAGES_FILE, PageText

Read = TypeVar("Read")


@dataclass(frozen=True)
class Checked:
    """A dossier with its problems, and the atlas of it; None where it cannot be read at all."""

    atlas: Atlas | None
    problems: tuple[Problem, ...]
    pages: Mapping[str, PageText]
    story: Story


def check_folder(folder: Path, world: Path = WORLD_FOLDER, *, on_map: bool = True) -> Checked:
    """All that is wrong with a dossier, at once and in the order of files and rows.

    `on_map` False leaves out the geometry, and with it what only the map can tell. Raises
    DataError where the geometry cannot be read.
    """
    found = survey(folder, world)
    if found.dossier is None:
        return Checked(None, found.problems, {}, Story("", ()))
    files = _Files(folder, set(found.unread))
    pages = files.read(PAGES_FILE, lambda file: read_mapping(file, PageText)) or {}
    steps = files.read(STORY_FILE, lambda file: read_story(file.parent)) or Story("", ())
    measures = files.read(MEASURES_FILE, lambda file: read_rows(file, MeasureRow)) or ()
    files.read(RULES_FILE, lambda file: read_rules(file.parent))
    files.read(OLD_LINKS_FILE, lambda file: read_rows(file, Renaming))
    atlas = with_geometry(found.dossier, folder) if on_map else None
    known = Known(folder, found.dossier, files.unread, atlas, pages, {row.id for row in measures})
    problems = {
        *found.problems,
        *files.problems,
        *page_problems(known, pages),
        *step_problems(known, steps.steps),
        *measure_problems(known, measures),
        *language_problems(known, folder / LANGUAGES),
        *translation_problems(known, steps, folder / LANGUAGES),
        *_in_tables(known, found),
    }
    return Checked(atlas, tuple(sorted(problems)), pages, steps)


class _Files:
    """Reads the files beside the tables; notes those that it cannot read."""

    def __init__(self, folder: Path, unread: set[str]) -> None:
        self.folder = folder
        self.unread = unread
        self.problems: list[Problem] = []

    def read(self, name: str, reader: Callable[[Path], Read]) -> Read | None:
        """What the reader makes of a file; None, its problems noted, where it cannot."""
        try:
            return reader(self.folder / name)
        except DossierError as error:
            self.problems += error.problems
            self.unread.add(name)
            return None


def _in_tables(known: Known, found: Survey) -> Iterator[Problem]:
    """What is wrong with rows beyond what their tables can tell, each with its file and row."""
    misfit = misfits(known.atlas) if known.atlas else []
    for problem in (
        *computed_problems(known),
        *state_problems(known),
        *misfit,
    ):
        yield in_place(problem, found.places)
