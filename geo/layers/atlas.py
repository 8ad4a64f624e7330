"""The atlas: the dossier and the geometry together, opened once and checked against each other."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier import DataError, Dossier, Problem, read_dossier
from geo.dossier.served import WORLD_FOLDER
from geo.dossier.served import dossier_folder as served_folder
from geo.dossier.wording import translate_dossier
from geo.i18n.collation import alphabetical
from geo.i18n.languages import ENGLISH, _, said_in, use_language
from geo.i18n.state_names import state_name_in
from geo.layers.check import check_names, check_not_told, check_places
from geo.layers.geometry import GEOMETRY_FOLDER, Band, read_geometry, read_provenance, read_table
from geo.layers.territories import territories


@dataclass(frozen=True)
class StateName:
    """The names of a state as the geometry has them, by language, and where they stand on the map.

    `rank` orders states by importance, the first first; at `zoom` a state is large enough for its
    name.
    """

    by_language: Mapping[str, str]
    lon: float
    lat: float
    rank: float
    zoom: float


class Face(NamedTuple):
    """A row of `Atlas.faces`: a piece of the partition of all land; its zones, the leaf first."""

    face: str
    state: str
    zones: tuple[str, ...]
    geometry: BaseGeometry


class Border(NamedTuple):
    """A row of `Atlas.borders`: a line between two faces, and the disputed lines it is part of."""

    border: str
    left: str
    right: str
    disputes: tuple[str, ...]
    geometry: BaseGeometry


@dataclass(frozen=True, eq=False)
class Atlas:
    """Facts and geometry. Nothing in it changes after it is opened, so all sessions share it."""

    dossier: Dossier
    geometry_folder: Path = GEOMETRY_FOLDER
    dossier_folder: Path = field(default_factory=served_folder)
    language: str = ENGLISH
    translated_from: "Atlas | None" = None

    @property
    def original(self) -> "Atlas":
        """The atlas in English, of which this one is a translation."""
        return self.translated_from or self

    def faces(self, band: Band) -> gpd.GeoDataFrame:
        """The partition of all land, in rows as Face.

        Callers must not change it: it is shared. Raises DataError where a band has a face that the
        full resolution does not have.
        """
        return _faces(self.geometry_folder, band)

    @cached_property
    def full_faces(self) -> gpd.GeoDataFrame:
        """The partition at full resolution, for measuring; as `faces`, indexed by face."""
        return _full_faces(self.geometry_folder)

    @cached_property
    def zones_of_face(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The state that a face is named after and its zones (leaf first), by face."""
        rows = self.full_faces[["face", "state", "zones"]].itertuples(index=False, name=None)
        return {face: (state, zones) for face, state, zones in rows}

    def borders(self, band: Band) -> gpd.GeoDataFrame:
        """Lines between two faces, in rows as Border.

        Callers must not change it: it is shared.
        """
        return _borders(self.geometry_folder, band)

    @cached_property
    def state_names(self) -> Mapping[str, StateName]:
        """How each state with land is named, and where, by code."""
        return _state_names(self.geometry_folder)

    @cached_property
    def zone_labels(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude of the name of each zone that is drawn."""
        rows = read_table("zone_labels", self.geometry_folder).to_dict("records")
        return {str(row["zone"]): (float(row["lon"]), float(row["lat"])) for row in rows}

    @cached_property
    def faces_by_zone(self) -> dict[str, tuple[str, ...]]:
        """The faces of each zone that has any, in the order of the geometry."""
        found: dict[str, list[str]] = {}
        for face, (_state, zones) in self.zones_of_face.items():
            for zone in zones:
                found.setdefault(zone, []).append(face)
        return {zone: tuple(faces) for zone, faces in found.items()}

    @cached_property
    def mapped_zones(self) -> frozenset[str]:
        """The ids of the zones that have at least one face."""
        return frozenset(self.faces_by_zone)

    def state_name(self, code: str) -> str:
        """The name of a state: the dossier's, else Natural Earth's, else the CLDR's, else its code.

        Where neither of those two has one in the language, it is the translation of its English
        one, where there is one.
        """
        if code in self.dossier.states:
            return self.dossier.states[code].name
        known = self.state_names.get(code)
        named = known.by_language if known else {ENGLISH: code}
        own = named.get(self.language) or state_name_in(code, self.language)
        return own or said_in(self.language, named[ENGLISH])

    def by_name(self, codes: Iterable[str]) -> list[str]:
        """States by the alphabetical order of their names."""
        return sorted(codes, key=lambda code: alphabetical(self.state_name(code)))

    def zone_geometry(self, zone: str) -> BaseGeometry:
        """The polygon of an area zone at full resolution, EPSG:4326.

        Raises KeyError where no face belongs to it.
        """
        return _union(self._shapes[face] for face in self.faces_by_zone[zone])

    @cached_property
    def _shapes(self) -> dict[str, BaseGeometry]:
        """The land of each face at full resolution."""
        faces = self.full_faces
        return dict(zip(faces["face"], faces.geometry, strict=True))


@cache
def _state_names(folder: Path) -> Mapping[str, StateName]:
    rows = read_table("states", folder).to_dict("records")
    return {str(row["state"]): _state_name(row) for row in rows}


# Any, as pandas has it of rows.
def _state_name(row: Mapping[Hashable, Any]) -> StateName:
    """A row of the table; without the names that Natural Earth gives a state by mistake."""
    territory = territories().get(row["state"])
    if territory is None or territory.name == row["name_en"]:
        named = (str(key).partition("_") for key in row if str(key).startswith("name_"))
        names = {code: str(row[f"name_{code}"]) for _name, _, code in named}
    else:
        names = {ENGLISH: territory.name}
    lon, lat, rank, zoom = (float(row[f"label_{key}"]) for key in ("lon", "lat", "rank", "zoom"))
    return StateName(names, lon, lat, rank, zoom)


@cache
def _full_faces(folder: Path) -> gpd.GeoDataFrame:
    frame = read_geometry("faces_full", folder)
    frame = frame.assign(zones=[_split(zones) for zones in frame["zones"]])
    return frame.set_index("face", drop=False)


@cache
def _faces(folder: Path, band: Band) -> gpd.GeoDataFrame:
    frame = read_geometry(f"faces_{band}", folder)
    unknown = sorted(set(frame["face"]) - set(_full_faces(folder).index))
    if unknown:
        raise DataError(
            f"geo/data/geometry/faces_{band}.parquet has the face {unknown[0]!r}, which "
            "faces_full.parquet has not; build both with python -m geo.build."
        )
    return frame.assign(zones=[_split(zones) for zones in frame["zones"]])


@cache
def _borders(folder: Path, band: Band) -> gpd.GeoDataFrame:
    frame = read_geometry(f"borders_{band}", folder)
    return frame.assign(disputes=[_split(disputes) for disputes in frame["disputes"]])


@cache
def in_language(atlas: Atlas, language: str) -> Atlas:
    """The same atlas telling its dossier in the language of that code; geometry is shared."""
    if language == ENGLISH:
        return atlas.original
    with use_language(language):
        dossier = translate_dossier(atlas.original.dossier, _)
        return replace(atlas, dossier=dossier, language=language, translated_from=atlas.original)


def open_atlas(
    dossier_folder: Path | None = None,
    geometry_folder: Path = GEOMETRY_FOLDER,
    world_folder: Path = WORLD_FOLDER,
) -> Atlas:
    """Reads a dossier, by default the one that is served, and geometry; checks that they fit.

    Raises DataError with every problem found, one a line.
    """
    folder = dossier_folder or served_folder()
    atlas = with_geometry(read_dossier(folder, world_folder), folder, geometry_folder)
    problems = misfits(atlas)
    if problems:
        raise DataError("\n".join(str(problem) for problem in problems))
    return atlas


def with_geometry(
    dossier: Dossier, dossier_folder: Path, geometry_folder: Path = GEOMETRY_FOLDER
) -> Atlas:
    """The dossier of a folder with geometry, each of whose files is read once.

    Raises DataError where one of them cannot be read.
    """
    for file in read_provenance(geometry_folder)["files"]:
        if file.endswith(".parquet"):
            read_table(file.removesuffix(".parquet"), geometry_folder)
    return Atlas(dossier, geometry_folder, dossier_folder)


def misfits(atlas: Atlas) -> list[Problem]:
    """What of the dossier does not fit the geometry."""
    dossier = atlas.dossier
    cities = read_geometry("cities", atlas.geometry_folder)
    return [
        *check_places(atlas.full_faces, dossier),
        *check_not_told(atlas.full_faces, dossier),
        *check_names(cities, dossier),
    ]


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split(";") if part)


def _union(geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    union: BaseGeometry = shapely.union_all(list(geometries))
    return union
