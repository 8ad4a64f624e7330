"""Makes one partition of all land: countries, and zones inside them, without gap or overlap."""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from geo.build.packages import BuildError

# Where the boundaries of the two editions run apart, slivers appear; they are thinner than this.
_SLIVER_DEGREES = 0.012


def partition(
    countries: gpd.GeoDataFrame,
    zones: Mapping[str, BaseGeometry],
    recipes: Mapping[str, Any],
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
    rows: dict[str, dict[str, Any]] = {}
    for piece, country, zone in zip(pieces, owner, leaf, strict=True):
        state = countries["state"].iloc[country]
        if zone:
            state = recipes["zone"][zone].get("state", state)
        row = rows.setdefault(
            zone or state, {"state": state, "zones": _ancestry(zone, parents), "pieces": []}
        )
        row["pieces"].append(piece)
    return checked(
        gpd.GeoDataFrame(
            [
                {
                    "face": face,
                    "state": rows[face]["state"],
                    "zones": rows[face]["zones"],
                    "geometry": shapely.normalize(shapely.coverage_union_all(rows[face]["pieces"])),
                }
                for face in sorted(rows)
            ],
            crs=4326,
        )
    )


def checked(faces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same frame, or BuildError where a face is invalid or two do not share their edges."""
    invalid = faces["face"][~faces.geometry.is_valid | faces.geometry.is_empty].tolist()
    if invalid:
        raise BuildError(f"These faces are invalid or empty: {', '.join(invalid)}.")
    if not shapely.coverage_is_valid(faces.geometry.to_numpy()):
        raise BuildError("The faces overlap or leave gaps; check the recipes in zones.toml.")
    return faces


def _reaching_borders(
    countries: gpd.GeoDataFrame, zones: Mapping[str, BaseGeometry], recipes: Mapping[str, Any]
) -> dict[str, BaseGeometry]:
    """The zones with the thin strips that the older edition leaves between them and the border."""
    land = countries.set_index("ADM0_A3").geometry
    cut = {name: zone for name, zone in zones.items() if "parts" not in recipes["zone"][name]}
    grown = dict(zones)
    for name, zone in cut.items():
        near = shapely.box(*zone.bounds).buffer(0.3)
        country = shapely.intersection(land[recipes["zone"][name]["owner"]], near)
        others = shapely.union_all([other for other in cut.values() if other.intersects(near)])
        rest = shapely.difference(country, others)
        strips = [
            strip
            for strip in shapely.get_parts(shapely.difference(rest, _opened(rest)))
            if strip.geom_type == "Polygon" and _runs_along(strip, zone)
        ]
        grown[name] = shapely.union_all([zone, *strips])
    return grown


def _opened(geometry: BaseGeometry) -> BaseGeometry:
    """The geometry without what is thinner than a sliver; corners stay sharp."""
    half = _SLIVER_DEGREES / 2
    core = shapely.buffer(geometry, -half, join_style="mitre")
    opened: BaseGeometry = shapely.buffer(core, half * 1.01, join_style="mitre")
    return opened


def _runs_along(strip: BaseGeometry, zone: BaseGeometry) -> bool:
    shared = shapely.intersection(strip.boundary, shapely.buffer(zone, 1e-7))
    return bool(shared.length > 0.3 * strip.length)


def _pieces(
    countries: gpd.GeoDataFrame, zones: Mapping[str, BaseGeometry], recipes: Mapping[str, Any]
) -> list[BaseGeometry]:
    land = countries.set_index("ADM0_A3").geometry
    cuts = [
        shapely.intersection(zone.boundary, land[recipes["zone"][name]["owner"]])
        for name, zone in zones.items()
        if "parts" not in recipes["zone"][name]
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
    pieces: list[BaseGeometry], owner: list[int], countries: gpd.GeoDataFrame,
    zones: Mapping[str, BaseGeometry], recipes: Mapping[str, Any],
) -> list[str]:  # fmt: skip
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
    pieces: Sequence[BaseGeometry], owner: list[int], tree: shapely.STRtree, index: int,
    thin: set[int],
) -> int | None:  # fmt: skip
    near = [
        other
        for other in tree.query(pieces[index], predicate="touches").tolist()
        if owner[other] == owner[index] and other not in thin
    ]
    lengths = [shapely.intersection(pieces[index], pieces[other]).length for other in near]
    best = int(np.argmax(lengths)) if lengths else -1
    return near[best] if best >= 0 and lengths[best] > 0 else None


def _ancestry(zone: str, parents: Mapping[str, str]) -> str:
    chain = []
    while zone:
        chain.append(zone)
        zone = parents.get(zone, "")
    return ";".join(chain)
