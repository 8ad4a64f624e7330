"""The area of each zone beside its published figures; differences must be explained."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import shapely

from geo.dossier import Dossier
from geo.layers.measuring.geodesy import area_km2

LARGEST_DIFFERENCE = 0.03


@dataclass(frozen=True)
class ZoneArea:
    """A zone's measured area in km², and what others publish: sources, and Natural Earth."""

    zone: str
    area_km2: float
    figures_km2: tuple[float, ...]

    @property
    def agrees(self) -> bool:
        """Whether the area is within 3 % of one of the figures."""
        return any(
            abs(self.area_km2 / figure - 1) <= LARGEST_DIFFERENCE for figure in self.figures_km2
        )


def zone_areas(faces: gpd.GeoDataFrame, dossier: Dossier) -> list[ZoneArea]:
    """The areas of all zones that have a polygon: the union of the faces that name them.

    `faces` is the partition at full resolution, EPSG:4326; areas are on the ellipsoid.
    """
    found = []
    for dispute in dossier.disputes.values():
        mask = [dispute.id in zones.split(";") for zones in faces["zones"]]
        if any(mask):
            polygon = shapely.union_all(faces.geometry[mask].to_numpy())
            figures = (figure for figure in (dispute.area_km2, dispute.ne_area_km2) if figure)
            found.append(ZoneArea(dispute.id, area_km2(polygon), tuple(figures)))
    return found


def unexplained_zones(areas: list[ZoneArea], notes: Mapping[str, str]) -> list[str]:
    """The zones that differ by more than 3 % from both figures and that no note explains."""
    return [area.zone for area in areas if area.zone not in notes and not area.agrees]
