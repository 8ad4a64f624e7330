"""Where names stand: what the build keeps is what it would find in the geometry that is kept."""

import geopandas as gpd
import numpy as np
import shapely
from pandas.testing import assert_frame_equal
from shapely.geometry import box

from geo.build.labels import with_spans, zone_labels
from geo.layers.extents import EDGES
from geo.layers.geometry import read_geometry, read_table


def test_names_of_zones_stand_where_the_kept_partition_has_them() -> None:
    kept, found = read_table("zone_labels"), zone_labels(read_geometry("faces_full"))
    assert len(found) > 40
    assert_frame_equal(found, kept, rtol=1e-9)


def test_states_reach_as_far_as_the_kept_coarse_faces_do() -> None:
    kept = read_table("states")
    found = with_spans(kept.drop(columns=list(EDGES)), read_geometry("faces_coarse"))
    assert_frame_equal(found, kept, rtol=1e-9)


def test_a_zone_with_parts_is_named_where_it_has_none_of_them() -> None:
    faces = gpd.GeoDataFrame(
        {"zones": ["", "whole", "part;whole", "only;outer"]},
        geometry=[box(0, 0, 9, 9), box(10, 0, 20, 4), box(20, 0, 60, 40), box(0, 50, 4, 54)],
    )
    labels = zone_labels(faces).set_index("zone")
    assert list(labels.index) == ["only", "outer", "part", "whole"]
    assert 10 < labels.at["whole", "lon"] < 20
    assert labels.loc["whole", list(EDGES)].to_list() == [10, 0, 20, 4]
    # One that is nothing but its parts is named in them.
    assert labels.loc["outer"].to_list() == labels.loc["only"].to_list()


def test_a_state_whose_point_is_on_no_land_of_its_own_has_no_span() -> None:
    faces = gpd.GeoDataFrame({"state": ["AAA", ""]}, geometry=[box(0, 0, 2, 2), box(5, 0, 7, 2)])
    states = (
        read_table("states")
        .head(3)
        .assign(state=["AAA", "BBB", "CCC"], label_lon=[1.0, 6.0, 1.0], label_lat=[1.0, 1.0, 1.0])
    )
    spans = with_spans(states, faces)[list(EDGES)].to_numpy()
    assert spans[0].tolist() == [0, 0, 2, 2]
    assert np.isnan(spans[1:]).all()
    assert shapely.box(*spans[0]).area == 4
