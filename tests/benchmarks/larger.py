"""A copy of the atlas with many times its zones and places, to see what grows with them."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import yaml
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.land import simplify, zones
from geo.build.land.borders import borders
from geo.build.land.labels import zone_labels
from geo.build.packages import read_packages
from geo.build.provenance import write_frame, write_provenance
from tests.dossier.content import DOSSIER
from tests.servers import copy_of_the_atlas

_BANDS = ("full", "coarse", "medium", "fine")
_THEATRE = shapely.box(26, 20, 100, 58)


def larger_atlas(folder: Path, factor: int) -> Path:
    """The script of an atlas below `folder` with `factor` times the zones and places.

    Zones are cut into `factor` parts by a grid, each a dispute of its own with the claims and
    holders of the whole; places are strewn over the states of those that there are.
    """
    script = copy_of_the_atlas(folder)
    if factor > 1:
        data = folder / "geo" / "data"
        _multiply_zones(data, factor)
        _multiply_places(data, factor)
    return script


def _multiply_zones(data: Path, factor: int) -> None:
    full = gpd.read_parquet(data / "geometry" / "faces_full.parquet")
    grids = {row.face: _grid(row.geometry, factor) for row in full.itertuples() if row.zones}
    parts: set[tuple[str, str]] = set()
    known: set[str] = set()
    for band in _BANDS:
        file = data / "geometry" / f"faces_{band}.parquet"
        decimals = simplify.RULES[band].decimals if band in simplify.RULES else None
        faces = _cut(gpd.read_parquet(file), grids, decimals, known)
        # A simplified edge may reach into a square of which the land itself has nothing.
        known = known or set(faces["face"])
        write_frame(faces, file)
        parts |= {tuple(zone.split(";")[:2]) for zone in faces["zones"] if "-part-" in zone}
        if band == "full":
            write_frame(zone_labels(faces), data / "geometry" / "zone_labels.parquet")
        else:
            lines = borders(faces, zones.read_recipes()["line"])
            write_frame(lines, data / "geometry" / f"borders_{band}.parquet")
    recorded = json.loads((data / "geometry" / "provenance.json").read_text("utf-8"))["files"]
    titles = {name: (file["title"], file["from"]) for name, file in recorded.items()}
    write_provenance(data / "geometry", read_packages(), titles)
    children: dict[str, list[str]] = {}
    for part, whole in sorted(parts):
        children.setdefault(whole, []).append(part)
    _append(data / "world" / "disputes.csv", "id", children, part_of=True)
    _append(data / "world" / "control.csv", "dispute_id", children)
    _append(data / "world" / "positions.csv", "dispute_id", children)


def _grid(geometry: BaseGeometry, cells: int) -> list[BaseGeometry]:
    """Squares that cut the geometry into about so many parts."""
    west, south, east, north = geometry.bounds
    # Squares at the edge are cut off, so that larger ones are needed.
    side = 1.3 * (geometry.area / cells) ** 0.5
    columns = np.arange(west, east, side)
    rows = np.arange(south, north, side)
    return [shapely.box(x, y, x + side, y + side) for x in columns for y in rows]


def _cut(
    faces: gpd.GeoDataFrame,
    grids: dict[str, list[BaseGeometry]],
    decimals: int | None,
    known: set[str],
) -> gpd.GeoDataFrame:
    """The partition with each face of `grids` cut along its squares, edges still shared.

    Parts are named after their square, or the nearest of a part in `known`, where any is.
    """
    geometries = faces.geometry.to_numpy()
    cuts = [
        shapely.intersection(
            shapely.union_all([cell.boundary for cell in grids[row.face]]), row.geometry
        )
        for row in faces.itertuples()
        if row.face in grids
    ]
    # Full resolution is snapped as well, far below a metre: cuts and edges meet in points then.
    grid_size = 10.0 ** -(9 if decimals is None else decimals)
    noded = shapely.union_all([*shapely.boundary(geometries), *cuts], grid_size=grid_size)
    pieces = list(polygonize(shapely.get_parts(noded)))
    points = shapely.point_on_surface(pieces)
    inside, owner = shapely.STRtree(geometries).query(points, predicate="within")
    rows: dict[str, dict[str, Any]] = {}
    for piece, index in zip(inside.tolist(), owner.tolist(), strict=True):
        face = faces.iloc[index]
        name, chain = face["face"], face["zones"]
        if face["face"] in grids:
            named = f"{chain.partition(';')[0]}-part-"
            cells = _cells(grids[face["face"]], points[piece])
            name = next(
                f"{named}{cell}" for cell in cells if not known or f"{named}{cell}" in known
            )
            chain = f"{name};{chain}"
        row = rows.setdefault(
            name, {"face": name, "state": face["state"], "zones": chain, "pieces": []}
        )
        row["pieces"].append(pieces[piece])
    return gpd.GeoDataFrame(
        [
            {key: row[key] for key in ("face", "state", "zones")}
            | {"geometry": shapely.normalize(shapely.coverage_union_all(row["pieces"]))}
            for _, row in sorted(rows.items())
        ],
        crs=4326,
    )


def _cells(grid: Sequence[BaseGeometry], point: BaseGeometry) -> list[int]:
    """The numbers of the squares, the nearest first."""
    order: list[int] = np.argsort(shapely.distance(np.array(grid, dtype=object), point)).tolist()
    return order


def _append(file: Path, column: str, children: dict[str, list[str]], part_of: bool = False) -> None:
    """Adds to a table, for each row of a whole, one for each of its parts."""
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    more = []
    for row in table.to_dict("records"):
        for part in children.get(row[column], []):
            whole = {"part_of": row[column], "name": f"{row['name']}, {part}"} if part_of else {}
            more.append(row | {column: part} | whole)
    pd.DataFrame([*table.to_dict("records"), *more]).to_csv(file, index=False)


def _multiply_places(data: Path, factor: int) -> None:
    file = data / DOSSIER / "places.csv"
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    faces = gpd.read_parquet(data / "geometry" / "faces_fine.parquet")
    land = {
        state: shapely.intersection(shapely.union_all(group.geometry.to_numpy()), _THEATRE)
        for state, group in faces[faces["zones"] == ""].groupby("state")
    }
    chance = random.Random(20200921)  # noqa: S311
    more = [
        row | _strewn(row, land, chance, number)
        for row in table.to_dict("records")
        for number in range(1, factor)
    ]
    pd.DataFrame([*table.to_dict("records"), *more]).to_csv(file, index=False)
    pages = data / DOSSIER / "pages.yaml"
    texts = yaml.safe_load(pages.read_text("utf-8"))
    for page in texts.values():
        listed = page.get("places") or []
        page["places"] = [*listed, *(f"{place}-{n}" for place in listed for n in range(1, factor))]
    pages.write_text(yaml.safe_dump(texts, allow_unicode=True), "utf-8")


def _strewn(
    row: dict[str, str], land: dict[str, BaseGeometry], chance: random.Random, number: int
) -> dict[str, str]:
    """A new id and point for a copy of a place, somewhere in its state."""
    changed = {"id": f"{row['id']}-{number}", "name": f"{row['name']} {number}"}
    region = land.get(row["country"])
    for point in _points(region, chance) if region is not None and not region.is_empty else ():
        return changed | {"lon": f"{point.x:.5f}", "lat": f"{point.y:.5f}", "dispute_ids": ""}
    return changed


def _points(region: BaseGeometry, chance: random.Random) -> Iterator[shapely.Point]:
    west, south, east, north = region.bounds
    for _ in range(200):
        point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
        if region.contains(point):
            yield point


def describe(script: Path) -> dict[str, int]:
    """How many zones and places the atlas of a script has, and the rows of its partition."""
    data = script.parent / "geo" / "data"
    return {
        "zones": len(pd.read_csv(data / "world" / "disputes.csv")),
        "places": len(pd.read_csv(data / DOSSIER / "places.csv")),
        "faces": len(pd.read_parquet(data / "geometry" / "faces_fine.parquet")),
    }
