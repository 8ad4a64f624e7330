"""Every point against coordinates found elsewhere, and against the land on which it lies."""

import csv
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point

from geo.layers.geometry import GEOMETRY_FOLDER
from tests.dossier.content import rows

KNOWN = Path(__file__).with_name("known_coordinates.csv")
PLACES = {place["id"]: place for place in rows("places")}
AT_SEA = "XSEA"

# Land of Kashmir has no state of its own in the partition: whose it is depends on the viewer.
ZONES_OF = {
    "indian-kashmir": "IND",
    "demchok": "IND",
    "azad-kashmir": "PAK",
    "gilgit-baltistan": "PAK",
}


def _known() -> list[dict[str, str]]:
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def faces() -> gpd.GeoDataFrame:
    return gpd.read_parquet(GEOMETRY_FOLDER / "faces_full.parquet")


def _metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    _, _, metres = Geod(ellps="WGS84").inv(lon, lat, other_lon, other_lat)
    return float(metres)


def test_known_coordinates_are_many() -> None:
    assert len({row["place"] for row in _known()}) >= 40


def test_the_circle_holds_the_known_point() -> None:
    off = {}
    for row in _known():
        place = PLACES[row["place"]]
        at = (float(place["lon"]), float(place["lat"]))
        metres = _metres(*at, float(row["lon"]), float(row["lat"]))
        if metres > float(place["coord_precision_m"]):
            off[place["id"]] = f"{metres:.0f} m from {row['source']}"
    assert off == {}


def test_the_point_lies_in_its_country(faces: gpd.GeoDataFrame) -> None:
    tree = shapely.STRtree(faces.geometry.to_numpy())
    states = [
        state or ZONES_OF.get(name)
        for state, name in zip(faces["state"], faces["face"], strict=True)
    ]
    elsewhere = {}
    for name, place in PLACES.items():
        point = Point(float(place["lon"]), float(place["lat"]))
        owners = {states[index] for index in tree.query(point, predicate="within")}
        if place["country"] != AT_SEA and owners != {place["country"]}:
            elsewhere[name] = owners
    assert elsewhere == {}


def test_every_point_says_where_it_is_from() -> None:
    for place in PLACES.values():
        assert place["coord_source"], place["id"]
        assert "memory" not in place["coord_source"], place["id"]
        assert place["confidence"] != "unverified-recall", place["id"]
