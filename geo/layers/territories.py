"""Land that is drawn apart and has no code of ISO 3166: its names, which the CLDR has not."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from geo.dossier.reading.tables import read_mapping
from geo.dossier.served import WORLD_FOLDER

TERRITORIES_FILE = "territories.yaml"


class Territory(BaseModel):
    """A piece of such land: its English name, and the id of the source that names it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    source: str = Field(min_length=1)


@cache
def territories() -> Mapping[str, Territory]:
    """Those of `territories.yaml` by code. Raises DossierError with all that is wrong in it."""
    return read_mapping(WORLD_FOLDER / TERRITORIES_FILE, Territory)
