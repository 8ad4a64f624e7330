"""Cuts the disputed zones out of Natural Earth, as geo/build/land/zones.toml says."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict, cast

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.packages import BuildError

RECIPES_FILE = Path(__file__).parent / "zones.toml"

# Claim lines stop a little short of the boundary on which they end; drawn on, they reach it.
_REACH_DEGREES = 0.03


class Cell(TypedDict):
    """The land of a state between claim lines, about a point."""

    country: str
    lines: list[str]
    seed: list[float]


class Recipe(TypedDict, total=False):
    """How a zone is cut out, as the head of zones.toml tells."""

    owner: str
    state: str
    units: list[list[str | float]]
    parts: list[list[float]]
    whole: bool
    ring: list[tuple[float, float]]
    cell: Cell
    either: list[str]
    inside: list[str]
    outside: list[str]


class Recipes(TypedDict):
    """What zones.toml says; of a line, the faces on each of its sides."""

    region: dict[str, Recipe]
    zone: dict[str, Recipe]
    line: dict[str, dict[str, list[str]]]


def follows_its_owner(recipe: Recipe) -> bool:
    """Whether a zone is made of whole parts of its owner's polygon, so that nothing cuts it."""
    return "parts" in recipe or "whole" in recipe


def read_recipes() -> Recipes:
    """The tables `region`, `zone` and `line` of zones.toml."""
    return cast("Recipes", tomllib.loads(RECIPES_FILE.read_text("utf-8")))


def zone_polygons(
    recipes: Recipes,
    countries: gpd.GeoDataFrame,
    units: gpd.GeoDataFrame,
    claim_lines: gpd.GeoDataFrame,
) -> dict[str, BaseGeometry]:
    """The polygon of each zone by its id, EPSG:4326, in the order of zones.toml.

    Raises BuildError where a recipe finds nothing.
    """
    made: dict[str, BaseGeometry] = {}
    for name, recipe in {**recipes["region"], **recipes["zone"]}.items():
        made[name] = _polygon(recipe, made, countries, units, claim_lines)
        if made[name].is_empty:
            raise BuildError(f"zones.toml, '{name}': the recipe gives no polygon; correct it.")
    return {name: made[name] for name in recipes["zone"]}


def _polygon(
    recipe: Recipe,
    made: Mapping[str, BaseGeometry],
    countries: gpd.GeoDataFrame,
    units: gpd.GeoDataFrame,
    claim_lines: gpd.GeoDataFrame,
) -> BaseGeometry:
    pieces = [_unit(units, unit) for unit in recipe.get("units", ())]
    pieces += [_part(countries, recipe["owner"], point) for point in recipe.get("parts", ())]
    pieces += [made[other] for other in recipe.get("either", ())]
    if recipe.get("whole"):
        pieces += list(countries.geometry[countries["ADM0_A3"] == recipe["owner"]])
    if "ring" in recipe:
        pieces.append(Polygon(recipe["ring"]))
    if "cell" in recipe:
        pieces.append(_cell(units, claim_lines, **recipe["cell"]))
    polygon: BaseGeometry = shapely.union_all(pieces) if pieces else made[recipe["inside"][0]]
    for other in recipe.get("inside", ()):
        polygon = shapely.intersection(polygon, made[other])
    for other in recipe.get("outside", ()):
        polygon = shapely.difference(polygon, made[other])
    parts = [part for part in shapely.get_parts(polygon) if part.geom_type == "Polygon"]
    return MultiPolygon(parts)


def _unit(units: gpd.GeoDataFrame, unit: Sequence[str | float]) -> BaseGeometry:
    country, name, *point = unit
    found = units[(units["adm0_a3"] == country) & (units["name"] == name)]
    if point:
        found = found[shapely.distance(found.geometry.to_numpy(), Point(*point)) < 0.05]
    if found.empty:
        raise BuildError(f"zones.toml: {country} has no unit '{name}' there; correct it.")
    geometry: BaseGeometry = shapely.union_all(found.geometry.to_numpy())
    return geometry


def _part(countries: gpd.GeoDataFrame, owner: str, point: Sequence[float]) -> BaseGeometry:
    owned = shapely.get_parts(countries.geometry[countries["ADM0_A3"] == owner].to_numpy())
    nearest = min(owned, key=lambda part: (part.distance(Point(*point)), part.area))
    part: BaseGeometry = nearest
    return part


def _cell(
    units: gpd.GeoDataFrame,
    claim_lines: gpd.GeoDataFrame,
    country: str,
    lines: Sequence[str],
    seed: Sequence[float],
) -> BaseGeometry:
    land = shapely.union_all(units.geometry[units["adm0_a3"] == country].to_numpy(), grid_size=1e-6)
    named = claim_lines.geometry[claim_lines["name"].isin(lines)]
    across = [_drawn_on(line) for line in named if line.intersects(land.envelope)]
    noded = shapely.union_all([land.boundary, *across])
    cells = polygonize(shapely.get_parts(noded))
    found = [cell for cell in cells if cell.contains(Point(*seed))]
    return found[0] if found else MultiPolygon()


def _drawn_on(line: BaseGeometry) -> BaseGeometry:
    merged = shapely.get_parts(shapely.line_merge(line))
    ends = []
    for part in merged:
        points = shapely.get_coordinates(part)
        for end, before in ((points[0], points[1]), (points[-1], points[-2])):
            step = (end - before) / np.hypot(*(end - before)) * _REACH_DEGREES
            ends.append(LineString([end, end + step]))
    longer: BaseGeometry = shapely.union_all([*merged, *ends])
    return longer
