"""Texts and datasets that facts rest on."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from geo.dossier.types import MaybeDate, SourceKind


def _web_address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("expected an address that begins with https:// or http://")
    return value


class Source(BaseModel):
    """A text or dataset that facts rest on.

    `language` is a code of BCP 47; `archive` the address of an archived copy; `read_on` the day
    on which it was read, None where it was not opened; `extent` how much of it was.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    publisher: str
    author: str
    date: MaybeDate
    language: Annotated[str, Field(pattern="^([a-z]{2,3}(-[A-Za-z]+)*)?$")]
    url: Annotated[str, AfterValidator(_web_address)]
    archive: Annotated[str, AfterValidator(_web_address)]
    kind: SourceKind
    read_on: MaybeDate
    extent: Literal["whole", "excerpt", ""]
    note: str

    @property
    def cited_as(self) -> str:
        """Who publishes it, or else its title."""
        return self.publisher or self.title
