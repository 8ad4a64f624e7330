"""What all records share. Each is frozen; lists are tuples; ids refer to other records."""

from collections.abc import Callable
from typing import Annotated, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.types import Confidence, Names


class Record(BaseModel):
    """What all records share: an id, the ids of their sources, and how far these were read.

    `unverified` names the columns of a `mixed` record that no source was read for. Where a table
    has no column of ids, `KEYS` names the columns that make them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KEYS: ClassVar[tuple[str, ...]] = ()

    id: Annotated[str, Field(min_length=1)]
    sources: Names
    confidence: Confidence
    unverified: Names = ()

    @property
    def label(self) -> str:
        """What a list calls the record."""
        return self.id


def short_name(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.partition(" (")[0]


_Of = TypeVar("_Of")
_Kind = TypeVar("_Kind", bound=Record)
_Said = TypeVar("_Said")


def of_kind(
    kind: type[_Kind], say: Callable[[_Of, _Kind], _Said]
) -> Callable[[_Of, Record], _Said]:
    """What is said of records of one kind, for a mapping of what is said of all kinds.

    It raises TypeError for a record of another kind.
    """

    def tell(of: _Of, record: Record) -> _Said:
        if not isinstance(record, kind):
            raise TypeError(f"{type(record).__name__} is no {kind.__name__}")
        return say(of, record)

    return tell


class Named(Record):
    """A record with a name."""

    name: Annotated[str, Field(min_length=1)]

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    @property
    def short_name(self) -> str:
        """The name without what stands in brackets behind it."""
        return short_name(self.name)
