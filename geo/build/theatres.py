"""Reads theatres.yaml: the boxes in which the maps are drawn with more or less care."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from geo.dossier.reading.tables import read_mapping

Level = Literal["world", "surroundings", "region", "full", "close"]
Box = tuple[float, float, float, float]

_Longitude = Annotated[float, Field(ge=-180, le=180)]
_Latitude = Annotated[float, Field(ge=-90, le=90)]


class Theatre(BaseModel):
    """A box in degrees (west, south, east, north), and what is drawn in it with which care."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    extent: tuple[_Longitude, _Latitude, _Longitude, _Latitude]
    shapes: Level | None = None
    rivers: Annotated[int, Field(ge=1, le=3)] | None = None
    lakes_km2: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _is_a_box(self) -> Self:
        west, south, east, north = self.extent
        if west >= east or south >= north:
            raise ValueError("the extent is no box: give west, south, east, north")
        return self


def read_theatres(file: Path) -> Mapping[str, Theatre]:
    """The boxes of theatres.yaml by name. Raises DossierError with all that is wrong in it."""
    return read_mapping(file, Theatre)
