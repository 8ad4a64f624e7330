"""Frames become GeoJSON: ids, properties, rounding and bytes."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from geo.layers.files.geojson import encode, feature_collection, round_coordinates

degrees = st.floats(-180, 180, allow_nan=False)


def frame(*rows, **columns):
    geometries = [Point(69.379, 37.468) if row is Ellipsis else row for row in rows or (...,)]
    identifiers = [f"place:{number}" for number in range(len(geometries))]
    return gpd.GeoDataFrame({"id": identifiers, **columns, "geometry": geometries}, crs="EPSG:4326")


def test_a_feature_carries_its_id_beside_its_properties():
    (feature,) = feature_collection(frame(name=["Farkhor"]))["features"]
    assert feature == {
        "type": "Feature",
        "id": "place:0",
        "properties": {"name": "Farkhor"},
        "geometry": {"type": "Point", "coordinates": [69.379, 37.468]},
    }


def test_a_frame_without_properties_gives_empty_ones():
    features = feature_collection(frame(..., ...))["features"]
    assert [feature["properties"] for feature in features] == [{}, {}]


def test_a_frame_without_rows_gives_no_features():
    assert feature_collection(frame(name=["Farkhor"]).iloc[:0])["features"] == []


@pytest.mark.parametrize("empty", [None, "", float("nan"), np.nan, pd.NA, pd.NaT])
def test_empty_values_are_left_out(empty):
    values = pd.Series([empty], dtype=object)
    (feature,) = feature_collection(frame(name=["Farkhor"], note=values))["features"]
    assert feature["properties"] == {"name": "Farkhor"}


@pytest.mark.parametrize("value", [0, 0.0, False, "0", ("IND", "PAK"), ["IND"], ()])
def test_values_that_only_look_empty_are_kept(value):
    values = pd.Series([value], dtype=object)
    (feature,) = feature_collection(frame(value=values))["features"]
    assert feature["properties"]["value"] == value


def test_the_geometry_column_may_have_any_name():
    (feature,) = feature_collection(frame().rename_geometry("shape"))["features"]
    assert feature["properties"] == {}
    assert feature["geometry"]["type"] == "Point"


def test_a_feature_without_geometry_has_null():
    (feature,) = feature_collection(frame(None))["features"]
    assert feature["geometry"] is None


def test_members_stand_beside_the_features():
    document = feature_collection(frame(), title="Places", licence="CC BY 4.0")
    assert document["type"] == "FeatureCollection"
    assert (document["title"], document["licence"]) == ("Places", "CC BY 4.0")


@given(degrees, degrees, st.integers(0, 7))
def test_rounding_moves_by_half_a_unit_at_most(x, y, decimals):
    (moved,) = round_coordinates(np.array([Point(x, y)], dtype=object), decimals)
    assert abs(moved.x - x) <= 0.5 * 10**-decimals + 1e-12
    assert abs(moved.y - y) <= 0.5 * 10**-decimals + 1e-12
    assert "-0.0" not in (str(moved.x), str(moved.y))


@given(st.lists(st.tuples(degrees, degrees), min_size=1, max_size=8), st.integers(0, 6))
def test_shared_vertices_stay_shared(line, decimals):
    one = shapely.linestrings([(0.0, 0.0), *line])
    other = shapely.linestrings([*reversed(line), (1.0, 1.0)])
    first, second = round_coordinates(np.array([one, other], dtype=object), decimals)
    there = shapely.get_coordinates(first)[1:]
    back = shapely.get_coordinates(second)[:-1][::-1]
    assert np.array_equal(there, back)


def test_rounding_leaves_its_argument_alone():
    square = Polygon([(0.123456, 0), (1, 0), (1, 1)])
    geometries = np.array([square], dtype=object)
    assert round_coordinates(geometries, 2)[0] != square
    assert geometries[0] is square
    assert square.exterior.coords[0] == (0.123456, 0)


def test_encoding_is_compact_utf_8_and_the_same_at_every_call():
    document = feature_collection(frame(name=["Фархор"]), title="فرخور")
    encoded = encode(document)
    assert encoded == encode(feature_collection(frame(name=["Фархор"]), title="فرخور"))
    assert json.loads(encoded) == document
    assert "Фархор".encode() in encoded
    assert b": " not in encoded
    assert b", " not in encoded


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_encoding_refuses_what_json_does_not_have(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode({"value": value})
