"""Checks of dossier.yaml against the tables, and of roles against it."""

from collections.abc import Iterable, Iterator, Mapping, Set

from geo.dossier.dossier import Dossier
from geo.dossier.reading.problems import Problem, near_miss
from geo.dossier.records import SOURCES

_FILE = "dossier.yaml"
# The parts that only the work can give a state: it speaks of one without a part in the exercise.
_OF_THE_WORK = ("history", "mentioned")
# A viewer that is no state: the ground, and the practice of the United Nations.
_VIEWERS = ("defacto", "UN")


def about_problems(dossier: Dossier, unread: Set[str]) -> Iterator[Problem]:
    """What dossier.yaml names and no table has; roles by accounts that it does not know."""
    for field, names, file, known in _names_by_field(dossier):
        for name in names:
            if file not in unread and name not in known:
                message, near = f"{file} has no such id", near_miss(name, known)
                yield Problem(_FILE, 0, "", field, name, message, _remedy(file), near)
    yield from _roles(dossier)


def _names_by_field(
    dossier: Dossier,
) -> Iterator[tuple[str, Iterable[str], str, Mapping[str, object] | Set[str]]]:
    """The names of each field with the file that must have them."""
    about = dossier.about
    yield "work", (about.work.source,), "sources.yaml", dossier.sources
    yield "subject", (about.subject,), "exercises.csv", dossier.exercises
    yield "protagonists", about.protagonists, "states.csv", dossier.states
    viewers = {*dossier.states, *_VIEWERS}
    yield "compare_borders", about.compare_borders, "states.csv", viewers
    yield "organisations", about.organisations, "organisations.csv", dossier.organisations
    yield "zones", about.zones, "disputes.csv", dossier.disputes


def _remedy(file: str) -> str:
    return f"correct it, or add it to {file} first"


def _roles(dossier: Dossier) -> Iterator[Problem]:
    work = dossier.about.work.source
    for role in dossier.roles.values():
        if role.account not in (work, SOURCES):
            yield Problem(
                "roles.csv",
                0,
                role.id,
                "account",
                role.account,
                f"dossier.yaml calls the work {work!r}",
                f"write {work} or {SOURCES}",
            )
        if role.account == SOURCES and role.role in _OF_THE_WORK:
            yield Problem(
                "roles.csv",
                0,
                role.id,
                "role",
                role.role,
                "only the work itself can give this part",
                "write what the sources say",
            )
