"""The area of each zone beside its published figures; differences must be explained."""

import csv
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.dossier import Dossier
from geo.layers.geodesy import area_km2

LARGEST_DIFFERENCE = 0.03


def zone_areas(faces: gpd.GeoDataFrame, dossier: Dossier) -> pd.DataFrame:
    """The measured and published areas in km²: zone, area_km2, published_km2, natural_earth_km2.

    `faces` is the partition at full resolution; a zone is the union of the faces that name it.
    """
    rows = []
    for dispute in dossier.disputes.values():
        mask = [dispute.id in zones.split(";") for zones in faces["zones"]]
        if any(mask):
            zone = shapely.union_all(faces.geometry[mask].to_numpy())
            rows.append(
                {
                    "zone": dispute.id,
                    "area_km2": round(area_km2(zone), 1),
                    "published_km2": dispute.area_km2,
                    "natural_earth_km2": dispute.ne_area_km2,
                }
            )
    return pd.DataFrame(rows)


def unexplained(areas: pd.DataFrame, notes: Mapping[str, str]) -> list[str]:
    """The zones that differ by more than 3 % from both figures and that no note explains."""
    return [
        row.zone
        for row in areas.itertuples()
        if row.zone not in notes
        and not any(
            abs(row.area_km2 / figure - 1) <= LARGEST_DIFFERENCE
            for figure in (row.published_km2, row.natural_earth_km2)
            if figure and figure == figure
        )
    ]


def read_notes(file: Path) -> dict[str, str]:
    """The notes of zone_notes.csv by zone."""
    with file.open(encoding="utf-8") as lines:
        return {row["zone"]: row["note"] for row in csv.DictReader(lines)}
