"""Where names stand: what the build keeps is what it would find in the geometry that is kept."""

import geopandas as gpd
from pandas.testing import assert_frame_equal
from shapely.geometry import box

from geo.build.land.labels import zone_labels
from geo.layers.geometry import read_geometry, read_table


def test_names_of_zones_stand_where_the_kept_partition_has_them() -> None:
    kept, found = read_table("zone_labels"), zone_labels(read_geometry("faces_full"))
    assert len(found) > 40
    assert_frame_equal(found, kept, rtol=1e-9)


def test_a_zone_with_parts_is_named_where_it_has_none_of_them() -> None:
    faces = gpd.GeoDataFrame(
        {"zones": ["", "whole", "part;whole", "only;outer"]},
        geometry=[box(0, 0, 9, 9), box(10, 0, 20, 4), box(20, 0, 60, 40), box(0, 50, 4, 54)],
    )
    labels = zone_labels(faces).set_index("zone")
    assert list(labels.index) == ["only", "outer", "part", "whole"]
    assert 10 < labels.at["whole", "lon"] < 20
    assert 0 < labels.at["whole", "lat"] < 4
    # One that is nothing but its parts is named in them.
    assert labels.loc["outer"].to_list() == labels.loc["only"].to_list()
