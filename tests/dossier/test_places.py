"""Every point against coordinates found elsewhere, and against the land on which it lies."""

import csv
from pathlib import Path

import geopandas as gpd
import pytest
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
    points = gpd.GeoSeries([Point(lon, lat), Point(other_lon, other_lat)], crs="EPSG:4326")
    flat = points.to_crs(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84")
    return float(flat.iloc[0].distance(flat.iloc[1]))


def test_known_coordinates_are_many() -> None:
    assert len({row["place"] for row in _known()}) >= 40


@pytest.mark.parametrize("row", _known(), ids=lambda row: row["place"])
def test_the_circle_holds_the_known_point(row: dict[str, str]) -> None:
    place = PLACES[row["place"]]
    off = _metres(float(place["lon"]), float(place["lat"]), float(row["lon"]), float(row["lat"]))
    assert off <= float(place["coord_precision_m"]), f"{off:.0f} m from {row['source']}"


@pytest.mark.parametrize("name", [n for n, p in PLACES.items() if p["country"] != AT_SEA])
def test_the_point_lies_in_its_country(name: str, faces: gpd.GeoDataFrame) -> None:
    place = PLACES[name]
    under = faces[faces.contains(Point(float(place["lon"]), float(place["lat"])))]
    owners = {face["state"] or ZONES_OF.get(face["face"]) for _, face in under.iterrows()}
    assert owners == {place["country"]}


def test_every_point_says_where_it_is_from() -> None:
    for place in PLACES.values():
        assert place["coord_source"], place["id"]
        assert "memory" not in place["coord_source"], place["id"]
        assert place["confidence"] != "unverified-recall", place["id"]
