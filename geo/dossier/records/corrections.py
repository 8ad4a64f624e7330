"""What was corrected, and what was withdrawn."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.types import Names, PartialDate


class OpenQuestion(BaseModel):
    """What was said once and withdrawn, because nobody could check it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ("table", "row")

    id: str
    table: Annotated[str, Field(min_length=1)]
    row: Annotated[str, Field(min_length=1)]
    said: Annotated[str, Field(min_length=1)]
    why: str
    where: str


class Change(BaseModel):
    """A correction: when, in which cell, what it was, what it is, why, and by which sources.

    An empty `cell` stands for the whole row, which was added or withdrawn.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ("date", "table", "row", "cell")

    id: str
    date: PartialDate
    table: Annotated[str, Field(min_length=1)]
    row: Annotated[str, Field(min_length=1)]
    cell: str
    was: str
    is_: Annotated[str, Field(alias="is")]
    why: Annotated[str, Field(min_length=1)]
    sources: Names
