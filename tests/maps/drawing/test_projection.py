"""A frame shows what it is of: its centre in its middle, and an extent whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.drawing.projection import Frame, frame_of


@given(
    lat=st.floats(-70, 70),
    lon=st.floats(-150, 150),
    zoom=st.floats(2, 10),
)
def test_a_frame_has_its_centre_in_its_middle(lat: float, lon: float, zoom: float) -> None:
    frame = Frame(lat, lon, zoom, 800, 500)
    ((x, y),) = frame.pixels(np.array([[lon, lat]]))
    assert (x, y) == pytest.approx((400, 250), abs=1e-6)
    west, south, east, north = frame.extent
    corners = frame.pixels(np.array([[west, north], [east, south]]))
    assert corners[0] == pytest.approx((0, 0), abs=1e-3)
    assert corners[1] == pytest.approx((800, 500), abs=1e-3)


def test_an_extent_is_shown_whole() -> None:
    frame = frame_of((60, 20, 90, 40), 1200, 500)
    corners = frame.pixels(np.array([[60, 40], [90, 20]]))
    assert (corners >= -1e-6).all()
    assert (corners <= np.array([1200, 500]) + 1e-6).all()
