"""A toy world: two countries, a zone between a border and a claim line, an island."""

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import LineString

from geo.build.land import zones
from geo.build.land.partition import partition
from tests.build.world import RECIPES, wavy


@pytest.fixture
def countries() -> gpd.GeoDataFrame:
    isle = shapely.box(44.4, 40.4, 44.6, 40.6)
    return gpd.GeoDataFrame(
        {
            "ADM0_A3": ["AAA", "BBB"],
            "state": ["AAA", "BBB"],
            "LABEL_X": [40.5, 41.5],
            "LABEL_Y": [40.5, 40.5],
            "LABELRANK": [2, 3],
            "MIN_LABEL": [2.0, 3.0],
            **{f"NAME_{code}": ["A", "Б"] for code in ("EN", "RU", "UR", "FA", "ZH", "HI")},
        },
        geometry=[wavy(40, 40, 41, 41), wavy(41, 40, 42, 41).union(isle)],
        crs=4326,
    )


@pytest.fixture
def faces(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    # The older edition draws the border a little further west, and its claim line stops short.
    units = gpd.GeoDataFrame(
        {"adm0_a3": ["AAA"], "name": ["A"]}, geometry=[wavy(40, 40, 40.996, 41)], crs=4326
    )
    claim = gpd.GeoDataFrame(
        {"name": ["claim"]}, geometry=[LineString([(40.02, 40.7), (40.98, 40.7)])], crs=4326
    )
    polygons = zones.zone_polygons(RECIPES, countries, units, claim)
    return partition(countries, polygons, RECIPES, {"strip": "whole"})
