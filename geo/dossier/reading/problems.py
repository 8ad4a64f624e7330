"""Problems of the dossier's files, said so that an editor can mend them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in one cell: where it stands, its value, and how to mend it.

    `near` is the known word that is most like the value, and '' where none is like it.
    """

    file: str
    row: int
    id: str
    field: str
    value: str
    message: str
    remedy: str
    near: str = dataclass_field(default="", compare=False)

    def within(self, folder: str) -> "Problem":
        """The same of a file in a folder, such as `world/`."""
        return replace(self, file=folder + self.file)

    def __str__(self) -> str:
        """One line: file, row, record, field and value, what is wrong, and the remedy.

        Characters that end a line or are not seen stand as their escapes.
        """
        parts = [self.file]
        if self.row:
            parts.append(f"row {self.row}")
        where = " ".join(parts)
        record = f", '{self.id}'" if self.id else ""
        field = f", {self.field} '{self.value}'" if self.field else ""
        remedy = self.remedy
        if self.near:
            remedy = f"did you mean '{self.near}'? {remedy[:1].upper()}{remedy[1:]}"
        return _with_escapes(f"{where}{record}{field}: {self.message}; {remedy}.")


def near_miss(value: str, known: Iterable[str]) -> str:
    """The known word that is most like a value; '' where none is like it."""
    words = {word.lower(): word for word in known if word}
    found = get_close_matches(value.lower(), words, 1, 0.7)
    return words[found[0]] if found else ""


def _with_escapes(text: str) -> str:
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


class DataError(Exception):
    """A data file is missing, corrupt or contradicts another; the message names file and remedy."""


class DossierError(DataError):
    """The dossier has problems; its text lists all of them, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keeps the problems, sorted by file and row."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
