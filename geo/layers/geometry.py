"""Reads the derived geometry of geo/data/geometry, checked against its provenance."""

import hashlib
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypedDict, TypeVar

import geopandas as gpd
import pandas as pd
from pyarrow import ArrowException

from geo import DATA_FOLDER
from geo.dossier import DataError

GEOMETRY_FOLDER = DATA_FOLDER / "geometry"

Band = Literal["coarse", "medium", "fine"]
BANDS: tuple[Band, ...] = ("coarse", "medium", "fine")

# What provenance.json says of a file; `from` is a word of the language.
GeometryFile = TypedDict(
    "GeometryFile", {"title": str, "rows": int, "bytes": int, "sha256": str, "from": list[str]}
)


class Provenance(TypedDict):
    """What provenance.json says: the command that made the files, and of which packages."""

    command: str
    recorded: str
    natural_earth: list[str]
    packages: list[dict[str, str]]
    files: dict[str, GeometryFile]


Row = TypeVar("Row", bound=NamedTuple)


@cache
def read_provenance(folder: Path = GEOMETRY_FOLDER) -> Provenance:
    """The provenance record that the build wrote: packages, and SHA-256 and rows of each file.

    Raises DataError where it is missing, no JSON or without the record of a file.
    """
    content = _read_bytes(folder / "provenance.json")
    try:
        provenance: Provenance = json.loads(content)
        if all(file["sha256"] for file in provenance["files"].values()):
            return provenance
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _unreadable_provenance() from error
    raise _unreadable_provenance()


@cache
def read_geometry(name: str, folder: Path = GEOMETRY_FOLDER) -> gpd.GeoDataFrame:
    """The GeoDataFrame of `name`.parquet, EPSG:4326, columns as its provenance describes them.

    Callers must not change it: it is shared. Raises DataError where the file is missing, does
    not have the SHA-256 of its provenance, or is no GeoParquet.
    """
    try:
        return gpd.read_parquet(io.BytesIO(_checked_bytes(f"{name}.parquet", folder)))
    except (ArrowException, ValueError) as error:
        raise _corrupt(f"{name}.parquet") from error


@cache
def read_table(name: str, folder: Path = GEOMETRY_FOLDER) -> pd.DataFrame:
    """The DataFrame of `name`.parquet, which has no geometry. Raises as `read_geometry` does."""
    try:
        return pd.read_parquet(io.BytesIO(_checked_bytes(f"{name}.parquet", folder)))
    except (ArrowException, ValueError) as error:
        raise _corrupt(f"{name}.parquet") from error


def _checked_bytes(file: str, folder: Path) -> bytes:
    content = _read_bytes(folder / file)
    recorded = read_provenance(folder)["files"].get(file)
    if recorded is None:
        raise DataError(
            f"geo/data/geometry/{file} is not in provenance.json; run 'python -m geo.build'."
        )
    if hashlib.sha256(content).hexdigest() != recorded["sha256"]:
        raise _corrupt(file)
    return content


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            f"geo/data/geometry/{path.name} cannot be read; "
            "restore it from the repository or run 'python -m geo.build'."
        ) from error


def _unreadable_provenance() -> DataError:
    return DataError(
        "geo/data/geometry/provenance.json is corrupt: expected JSON with a sha256 for each of "
        "its files; restore it from the repository or run 'python -m geo.build'."
    )


def _corrupt(file: str) -> DataError:
    return DataError(
        f"geo/data/geometry/{file} is corrupt: it is not the file that provenance.json records; "
        "restore it from the repository or run 'python -m geo.build'."
    )


def rows_as(form: type[Row], table: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table as named tuples of that form, whose fields are columns of the table."""
    columns = table[list(form._fields)]
    return map(form._make, columns.itertuples(index=False, name=None))
