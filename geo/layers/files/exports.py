"""The layers of a view as tables for other programs: as drawn by a viewer on a day.

Every row has `id`, `name` where it has one, and `sources` (ids joined by `;`); rows that depend on
the point of view also have `as_drawn_by` and `on_day`. All geometry is EPSG:4326. No id comes twice
in all tables, and no column is called as a word of SQL is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.feature_id import FeatureId, feature_id
from geo.dossier.types import PartialDate
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas, Face
from geo.layers.catalogue import CATALOGUE
from geo.layers.files.records import RECORDS, first_day, source_table
from geo.layers.frames import geometry_sources, measures, places, reference, states, zones
from geo.layers.frames.boundaries import BOUNDARY_WORDS, boundary_types
from geo.layers.frames.ties import idle_ties, ties
from geo.layers.geometry import rows_as
from geo.layers.mark_land import mark_table
from geo.layers.marks import Mark
from geo.layers.worldview import Look, holdings

_STEP_DEGREES = 10


@dataclass(frozen=True)
class Content:
    """What is exported: the look, the tables of what is on, and what each of them holds.

    `places`, `measures` and `tie_groups` name those that the page shows, besides the `selected`
    features. With `features` only these are exported, whatever is on. With a `frame`, in degrees,
    what else lies outside it is left out. `rings` are the range rings, where there are any, and
    `marks` those of the reader.
    """

    look: Look
    tables: tuple[str, ...]
    places: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    tie_groups: tuple[str, ...] = ()
    selected: frozenset[str] = frozenset()
    features: frozenset[str] | None = None
    rings: gpd.GeoDataFrame | None = None
    marks: tuple[Mark, ...] = ()
    frame: BaseGeometry | None = None


def layers_of(atlas: Atlas, content: Content) -> dict[str, gpd.GeoDataFrame]:
    """The tables by name, in the order of the map, none of them empty.

    `states` is the land by holder, what is divided or nobody's left out; `zones` has
    administered_by, claimed_by and drawn_as; `borders` has type; see the modules of geo.layers
    for the others.
    """
    wanted = [name for name in TABLES if content.features is not None or name in content.tables]
    tables = {name: _chosen(TABLES[name].rows(atlas, content), content) for name in wanted}
    return {name: table for name, table in tables.items() if len(table)}


def sources_cited(atlas: Atlas, tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The sources that the tables cite, each once, sorted by id."""
    found: set[str] = set()
    for table in tables:
        for column in {"sources", "published_source"} & set(table.columns):
            found |= {part for cell in table[column].dropna() for part in str(cell).split(";")}
    return source_table(atlas.dossier, found - {""})


def descriptions(atlas: Atlas) -> Mapping[str, str]:
    """What each table holds, by name, in the language that is spoken."""
    exercise = atlas.dossier.subject_name
    catalogue = {layer.name: _(layer.description, exercise=exercise) for layer in CATALOGUE}
    own = {name: _(table.description) for name, table in TABLES.items() if table.description}
    records = {name: _(table.description) for name, table in RECORDS.items()}
    return {**catalogue, **own, **records}


def _chosen(table: gpd.GeoDataFrame, content: Content) -> gpd.GeoDataFrame:
    feature = table["place"] if "place" in table else table["id"]
    if content.features is not None:
        return table[feature.isin(content.features)]
    if content.frame is None:
        return table
    return table[table.intersects(content.frame) | feature.isin(content.selected)]


def _with_look(table: gpd.GeoDataFrame, content: Content) -> gpd.GeoDataFrame:
    return table.assign(as_drawn_by=content.look.viewer, on_day=content.look.day)


def _states(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    held = holdings(atlas, content.look)
    shapes: dict[str, list[shapely.Geometry]] = {}
    for face in rows_as(Face, atlas.faces("fine")):
        holders = held[face.face].holders
        if len(holders) == 1:
            shapes.setdefault(holders[0], []).append(face.geometry)
    rows = [
        {**states.state_facts(atlas, code), "geometry": shapely.union_all(shapes[code])}
        for code in sorted(shapes)
    ]
    return _with_look(gpd.GeoDataFrame(rows, crs=4326), content)


def _zones(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    table = zones.zones(atlas, day=content.look.day)
    ids = [FeatureId.parse(feature).name for feature in table["id"]]
    viewer, day = content.look.viewer, content.look.day
    positions = [atlas.dossier.innermost_position(viewer, zone, day) for zone in ids]
    own = [";".join(position.sources) if position else "" for position in positions]
    sources = [
        ";".join(dict.fromkeys(filter(None, f"{cell};{more}".split(";"))))
        for cell, more in zip(table["sources"], own, strict=True)
    ]
    drawn = [_drawn_as(atlas, zone, content) for zone in ids]
    words = [position.words if position else "" for position in positions]
    return _with_look(table.assign(drawn_as=drawn, position=words, sources=sources), content)


def _drawn_as(atlas: Atlas, zone: str, content: Content) -> str:
    codes = zones.drawn_as(atlas, zone, content.look)
    words = {zones.NOT_FOUND: "no position found", "": "undetermined"}
    return ";".join(words.get(code, code) for code in codes)


def _borders(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    types = boundary_types(atlas, content.look)
    table = atlas.borders("fine")
    table = table.assign(
        id="border:" + table["border"].astype(str),
        type=[BOUNDARY_WORDS[types.get(border, "international")] for border in table["border"]],
        disputes=[";".join(lines) for lines in table["disputes"]],
        sources=geometry_sources.COUNTRIES,
    )
    table = table.rename(columns={"left": "left_state", "right": "right_state"})
    columns = ["id", "type", "left_state", "right_state", "disputes", "sources", "geometry"]
    return _with_look(table[columns], content)


def _lines(atlas: Atlas, _content: Content) -> gpd.GeoDataFrame:
    return zones.lines(atlas)


def _ties(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    table = ties(atlas).rename(columns={"group": "tie_group"})
    for column in ("valid_from", "valid_to"):
        table.insert(
            table.columns.get_loc(column) + 1,
            f"{column}_day",
            [first_day(PartialDate.parse(cell) if cell else None) for cell in table[column]],
        )
    if content.features is not None:
        return table
    idle = {feature_id("tie", name) for name in idle_ties(atlas, content.look.day)}
    held = table["tie_group"].isin(content.tie_groups) & ~table["id"].isin(idle)
    return table[held | table["id"].isin(content.selected)]


def _measures(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    table = measures.measure_lines(atlas).assign(sources=geometry_sources.COUNTRIES)
    return _rows_shown(table, "measure", content.measures, content)


def _places(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    return _rows_shown(places.places(atlas), "place", content.places, content)


def _extents(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    known = {place.feature: ";".join(place.sources) for place in atlas.dossier.places.values()}
    table = places.extents(atlas)
    table = table.assign(sources=[known[name] for name in table["id"]])
    shown = _rows_shown(table, "place", content.places, content)
    # A place and its extent are two features of one file.
    own = "extent:" + shown["id"].str.removeprefix("place:")
    return shown.assign(place=shown["id"], id=own)


def _rows_shown(
    table: gpd.GeoDataFrame, kind: str, names: Iterable[str], content: Content
) -> gpd.GeoDataFrame:
    if content.features is not None:
        return table
    return table[table["id"].isin({*content.selected, *(f"{kind}:{name}" for name in names)})]


def _rings(_atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    empty = gpd.GeoDataFrame({"id": []}, geometry=[], crs=4326)
    return empty if content.rings is None else content.rings


def _marks(atlas: Atlas, content: Content) -> gpd.GeoDataFrame:
    return _with_look(mark_table(atlas, content.marks, content.look), content)


def _reference(
    make: Callable[[Atlas], gpd.GeoDataFrame], source: str
) -> Callable[[Atlas, Content], gpd.GeoDataFrame]:
    return lambda atlas, _content: make(atlas).assign(sources=source)


def _graticule(_atlas: Atlas, _content: Content) -> gpd.GeoDataFrame:
    """With points near enough that a parallel stays one on a globe."""
    table = reference.graticule()
    return table.assign(geometry=shapely.segmentize(table.geometry.to_numpy(), _STEP_DEGREES))


@dataclass(frozen=True)
class Table:
    """A table of an export; `description` says what it holds, where the catalogue does not."""

    rows: Callable[[Atlas, Content], gpd.GeoDataFrame]
    description: str = ""


# By name, bottom to top as on the map.
TABLES: Mapping[str, Table] = {
    "states": Table(_states, N_("Land by holder, as drawn by a viewer on a day.")),
    "zones": Table(_zones),
    "graticule": Table(_graticule, N_("Meridians and parallels, every ten degrees.")),
    "lakes": Table(_reference(reference.lakes, geometry_sources.COUNTRIES)),
    "rivers": Table(_reference(reference.rivers, geometry_sources.RIVERS)),
    "extents": Table(_extents),
    "borders": Table(_borders, N_("Borders by type, as drawn by a viewer on a day.")),
    "lines": Table(_lines),
    "ties": Table(_ties, N_("Ties between states as geodesics between points of their land.")),
    "rings": Table(_rings, N_("Circles of equal distance about a place.")),
    "measures": Table(_measures),
    "places": Table(_places),
    "cities": Table(_reference(reference.cities, geometry_sources.CITIES)),
    "marks": Table(_marks, N_("Marks of the reader, which nothing of the atlas says.")),
}
