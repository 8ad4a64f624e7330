"""What the files of a dossier may name, and the problem where they name what there is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from geo.dossier import Dossier, Problem
from geo.dossier.reading.problems import near_miss
from geo.layers.atlas import Atlas
from geo.web.view.pages import PageText


class At(NamedTuple):
    """Where something stands: its file, its row or place in a list, and its id."""

    file: str
    row: int
    id: str


@dataclass
class Known:
    """The dossier, what its other files have, and the map where it was read.

    `unread` has the names of files that lack records that could not be read: nothing is said of
    what is missing in them. `states`, `cities` and `zones` are those of the map.
    """

    folder: Path
    dossier: Dossier
    unread: Set[str]
    atlas: Atlas | None = None
    pages: Mapping[str, PageText] = field(default_factory=dict)
    measures: Set[str] = frozenset()

    @property
    def states(self) -> Set[str]:
        """The codes of states; those of the map only where it was read."""
        on_map = self.atlas.state_names if self.atlas else ()
        return {*self.dossier.states, *on_map}

    def missing(
        self, at: At, column: str, names: Iterable[str], known_in: str, known: Iterable[str]
    ) -> Iterator[Problem]:
        """A problem for each of the names that the file `known_in` has not."""
        if known_in in self.unread:
            return
        # In their order, of which a near miss is the first; many are looked for among many.
        ids = dict.fromkeys(known)
        for name in names:
            if name not in ids:
                yield Problem(
                    *at,
                    column,
                    name,
                    f"{known_in} has no such id",
                    f"correct it, or add it to {known_in} first",
                    near_miss(name, tuple(ids)),
                )


def outside_words(
    at: At, column: str, names: Iterable[str], words: Iterable[str]
) -> Iterator[Problem]:
    """A problem for each name that is none of these words."""
    allowed = tuple(words)
    for name in names:
        if name not in allowed:
            message = f"expected one of {', '.join(allowed)}"
            yield Problem(
                *at, column, name, message, "write one of these words", near_miss(name, allowed)
            )


def bad_extent(at: At, extent: Sequence[float]) -> Iterator[Problem]:
    """A problem where west, south, east and north are no box on the earth.

    An extent may reach over the antimeridian: its east is then more than 180 degrees.
    """
    west, south, east, north = extent
    if not (-180 <= west < east <= 540 and east - west <= 360 and -90 <= south < north <= 90):
        value = ", ".join(f"{number:g}" for number in extent)
        message = "it is no box on the earth"
        yield Problem(*at, "extent", value, message, "write west, south, east and north in degrees")


def twice(at: Iterable[tuple[At, str]], column: str, remedy: str) -> Iterator[Problem]:
    """A problem for each value that another record has already."""
    seen: dict[str, At] = {}
    for place, value in at:
        if value in seen:
            message = f"'{seen[value].id}' has it already"
            yield Problem(*place, column, value, message, remedy)
        seen.setdefault(value, place)
