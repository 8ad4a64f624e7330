"""Makes one partition of all land: countries, and zones inside them, without gap or overlap."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.land.zones import Recipes, follows_its_owner
from geo.build.packages import BuildError
from geo.layers.measuring.geodesy import area_km2

# Where the boundaries of the two editions run apart, slivers appear; they are thinner than this.
_SLIVER_DEGREES = 0.012

# A part of a zone apart from its main body, on land beside others of the same country, is kept from
# this area on; smaller ones are where two datasets do not fit together.
SMALLEST_PART_KM2 = 100.0


class _Face(NamedTuple):
    """A face in the making: its columns, and the pieces of its land."""

    state: str
    zones: str
    pieces: list[BaseGeometry]


def partition(
    countries: gpd.GeoDataFrame,
    zones: Mapping[str, BaseGeometry],
    recipes: Recipes,
    parents: Mapping[str, str],
) -> gpd.GeoDataFrame:
    """The faces: `face`, `state`, `zones` (ids joined by `;`, leaf first), geometry, EPSG:4326.

    `parents` gives the zone of which a zone is part. Raises BuildError where the result is no
    valid coverage.
    """
    zones = _reaching_borders(countries, zones, recipes)
    pieces = _pieces(countries, zones, recipes)
    owner = _owners(pieces, countries)
    leaf = _leaves(pieces, owner, countries, zones, recipes)
    _merge_slivers(pieces, owner, leaf)
    _merge_scraps(pieces, owner, leaf, parents)
    rows: dict[str, _Face] = {}
    for piece, country, zone in zip(pieces, owner, leaf, strict=True):
        state = countries["state"].iloc[country]
        if zone:
            state = recipes["zone"][zone].get("state", state)
        row = rows.setdefault(zone or state, _Face(state, _ancestry(zone, parents), []))
        row.pieces.append(piece)
    return check_faces(
        gpd.GeoDataFrame(
            [
                {
                    "face": face,
                    "state": rows[face].state,
                    "zones": rows[face].zones,
                    "geometry": shapely.normalize(shapely.coverage_union_all(rows[face].pieces)),
                }
                for face in sorted(rows)
            ],
            crs=4326,
        )
    )


def check_faces(faces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same frame, or BuildError where a face is invalid or two do not share their edges."""
    invalid = faces["face"][~faces.geometry.is_valid | faces.geometry.is_empty].tolist()
    if invalid:
        raise BuildError(f"These faces are invalid or empty: {', '.join(invalid)}.")
    if not shapely.coverage_is_valid(faces.geometry.to_numpy()):
        raise BuildError("The faces overlap or leave gaps; check the recipes in zones.toml.")
    return faces


def _reaching_borders(
    countries: gpd.GeoDataFrame, zones: Mapping[str, BaseGeometry], recipes: Recipes
) -> dict[str, BaseGeometry]:
    """The zones with the thin strips that the older edition leaves between them and the border."""
    land = countries.set_index("ADM0_A3").geometry
    cut = {
        name: zone for name, zone in zones.items() if not follows_its_owner(recipes["zone"][name])
    }
    grown = dict(zones)
    for name, zone in cut.items():
        near = shapely.box(*zone.bounds).buffer(0.3)
        country = shapely.intersection(land[recipes["zone"][name]["owner"]], near)
        others = shapely.union_all([other for other in cut.values() if other.intersects(near)])
        rest = shapely.difference(country, others)
        strips = [
            strip
            for strip in shapely.get_parts(shapely.difference(rest, _without_slivers(rest)))
            if strip.geom_type == "Polygon" and _runs_along(strip, zone)
        ]
        grown[name] = shapely.union_all([zone, *strips])
    return grown


def _without_slivers(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry without what is thinner than a sliver; corners stay sharp."""
    half = _SLIVER_DEGREES / 2
    core = shapely.buffer(geometry, -half, join_style="mitre")
    opened: BaseGeometry = shapely.buffer(core, half * 1.01, join_style="mitre")
    return opened


def _runs_along(strip: BaseGeometry, zone: BaseGeometry) -> bool:
    shared = shapely.intersection(strip.boundary, shapely.buffer(zone, 1e-7))
    return bool(shared.length > 0.3 * strip.length)


def _pieces(
    countries: gpd.GeoDataFrame, zones: Mapping[str, BaseGeometry], recipes: Recipes
) -> list[BaseGeometry]:
    land = countries.set_index("ADM0_A3").geometry
    cuts = [
        shapely.intersection(zone.boundary, land[recipes["zone"][name]["owner"]])
        for name, zone in zones.items()
        if not follows_its_owner(recipes["zone"][name])
    ]
    rings = shapely.boundary(countries.geometry.to_numpy())
    noded = shapely.union_all([*rings, *cuts])
    return list(polygonize(shapely.get_parts(noded)))


def _owners(pieces: list[BaseGeometry], countries: gpd.GeoDataFrame) -> list[int]:
    """For each piece the row of its country; pieces that are water are taken out of `pieces`."""
    points = shapely.point_on_surface(pieces)
    tree = shapely.STRtree(countries.geometry.to_numpy())
    inside, country = tree.query(points, predicate="within")
    found = dict(zip(inside.tolist(), country.tolist(), strict=True))
    pieces[:] = [piece for index, piece in enumerate(pieces) if index in found]
    return [found[index] for index in sorted(found)]


def _leaves(
    pieces: list[BaseGeometry],
    owner: list[int],
    countries: gpd.GeoDataFrame,
    zones: Mapping[str, BaseGeometry],
    recipes: Recipes,
) -> list[str]:
    codes = countries["ADM0_A3"].tolist()
    leaf = [""] * len(pieces)
    for name, zone in zones.items():
        shapely.prepare(zone)
        for index, piece in enumerate(pieces):
            if leaf[index] or codes[owner[index]] != recipes["zone"][name]["owner"]:
                continue
            if zone.intersects(piece) and zone.intersection(piece).area > piece.area / 2:
                leaf[index] = name
    return leaf


def _merge_slivers(pieces: list[BaseGeometry], owner: list[int], leaf: list[str]) -> None:
    """Gives each sliver the zone of the neighbour in its country with the longest shared edge."""
    with_zones = {owner[index] for index, zone in enumerate(leaf) if zone}
    thin = {
        index
        for index, piece in enumerate(pieces)
        if owner[index] in with_zones and piece.buffer(-_SLIVER_DEGREES / 2).is_empty
    }
    tree = shapely.STRtree(pieces)
    while thin:
        settled = {}
        for index in sorted(thin):
            neighbour = _longest_edge(pieces, owner, tree, index, thin)
            if neighbour is not None:
                settled[index] = leaf[neighbour]
        if not settled:
            break
        for index, zone in settled.items():
            leaf[index] = zone
        thin -= set(settled)


def _longest_edge(
    pieces: Sequence[BaseGeometry],
    owner: list[int],
    tree: shapely.STRtree,
    index: int,
    thin: set[int],
) -> int | None:
    near = [
        other
        for other in tree.query(pieces[index], predicate="touches").tolist()
        if owner[other] == owner[index] and other not in thin
    ]
    lengths = [shapely.intersection(pieces[index], pieces[other]).length for other in near]
    best = int(np.argmax(lengths)) if lengths else -1
    return near[best] if best >= 0 and lengths[best] > 0 else None


def _merge_scraps(
    pieces: Sequence[BaseGeometry], owner: list[int], leaf: list[str], parents: Mapping[str, str]
) -> None:
    """Gives each small part of a zone, apart from its main body, to a neighbour on land.

    That is the zone of the same whole with the longest shared edge, else any land of the country;
    land without a zone that is cut off so is treated alike. Islands and exclaves stay.
    """
    with_zones = {owner[index] for index, zone in enumerate(leaf) if zone}
    tree = shapely.STRtree(pieces)
    # Each turn gives one scrap away, the smallest first, since that may join others.
    for _ in range(len(pieces)):
        for scrap in _scraps(pieces, owner, leaf, with_zones):
            found = _neighbour(pieces, owner, leaf, tree, scrap, parents)
            if found is not None:
                for index in scrap:
                    leaf[index] = found
                break
        else:
            return


def _scraps(
    pieces: Sequence[BaseGeometry], owner: list[int], leaf: list[str], with_zones: set[int]
) -> list[list[int]]:
    """The small parts that are not the largest of their zone, each as its pieces."""
    groups: dict[tuple[int, str], list[int]] = {}
    for index, zone in enumerate(leaf):
        if owner[index] in with_zones:
            groups.setdefault((owner[index], zone), []).append(index)
    found: list[tuple[float, list[int]]] = []
    for members in groups.values():
        if len(members) > 1:
            parts = _connected_groups(pieces, members)
            areas = [sum(area_km2(pieces[index]) for index in part) for part in parts]
            largest = int(np.argmax(areas))
            found += [
                (area, part)
                for number, (area, part) in enumerate(zip(areas, parts, strict=True))
                if number != largest and area < SMALLEST_PART_KM2
            ]
    return [part for _, part in sorted(found)]


def _connected_groups(pieces: Sequence[BaseGeometry], members: Sequence[int]) -> list[list[int]]:
    union = shapely.get_parts(shapely.coverage_union_all([pieces[index] for index in members]))
    tree = shapely.STRtree(union)
    points = shapely.point_on_surface([pieces[index] for index in members])
    parts: list[list[int]] = [[] for _ in union]
    for member, part in zip(*tree.query(points, predicate="within").tolist(), strict=True):
        parts[part].append(members[member])
    return parts


def _neighbour(
    pieces: Sequence[BaseGeometry],
    owner: list[int],
    leaf: list[str],
    tree: shapely.STRtree,
    scrap: Sequence[int],
    parents: Mapping[str, str],
) -> str | None:
    own = leaf[scrap[0]]
    outline = shapely.boundary(shapely.coverage_union_all([pieces[index] for index in scrap]))
    shared: dict[str, float] = {}
    for other in tree.query(outline, predicate="intersects").tolist():
        if owner[other] == owner[scrap[0]] and leaf[other] != own:
            length = shapely.intersection(outline, pieces[other]).length
            shared[leaf[other]] = shared.get(leaf[other], 0.0) + length
    ranked = {
        zone: (bool(own and zone) and _whole(zone, parents) == _whole(own, parents), length)
        for zone, length in shared.items()
        if length > 0
    }
    return max(ranked, key=lambda zone: (*ranked[zone], zone)) if ranked else None


def _whole(zone: str, parents: Mapping[str, str]) -> str:
    return _ancestry(zone, parents).rsplit(";", 1)[-1]


def _ancestry(zone: str, parents: Mapping[str, str]) -> str:
    chain = []
    while zone:
        chain.append(zone)
        zone = parents.get(zone, "")
    return ";".join(chain)
