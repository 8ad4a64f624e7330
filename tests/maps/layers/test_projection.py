"""Laws of the projections of static pictures, against geodesics and areas on the ellipsoid."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.atlas import Atlas
from geo.layers.measuring.geodesy import area_km2, distance_km, geodesic_circle
from geo.maps.drawing.projection import WEB_MERCATOR, Frame, frame_of
from geo.maps.style.projections import Definition

ABOUT = st.tuples(st.floats(-60, 70), st.floats(-170, 170))


def centred(name: str, lat: float, lon: float, zoom: float = 4) -> Frame:
    """A frame about the centre of its projection."""
    projection = Definition(name, lon, lat)  # type: ignore[arg-type]
    return Frame(lat, lon, zoom, 900, 600, projection)


@given(ABOUT, st.floats(2, 8))
def test_a_ring_about_the_centre_is_a_circle(about: tuple[float, float], zoom: float) -> None:
    """1,000 km about the centre of true distances: no point is half a pixel off."""
    lat, lon = about
    frame = centred("aeqd", lat, lon, zoom=min(zoom, 5))
    ring = frame.pixels(shapely.get_coordinates(geodesic_circle(lon, lat, 1000)))
    radii = np.hypot(*(ring - [450, 300]).T)
    assert np.ptp(radii) < 0.5


@given(ABOUT, st.floats(-60, 70), st.floats(-180, 180))
def test_pixels_from_the_centre_are_kilometres(
    about: tuple[float, float], lat: float, lon: float
) -> None:
    """Within two in a thousand, wherever a point lies within reach."""
    frame = centred("aeqd", *about)
    km = distance_km(about[1], about[0], lon, lat)
    if not 100 < km < 12_000:
        return
    ((x, y),) = frame.pixels(np.array([[lon, lat]])) - [450, 300]
    assert np.hypot(x, y) * frame.km_per_px == pytest.approx(km, rel=2e-3)


def test_areas_are_true_where_areas_are_asked_for(atlas: Atlas) -> None:
    """The pixels of any two zones have the ratio of their areas on the ellipsoid."""
    frame = centred("equal", 36, 63)
    ratios = []
    for zone in atlas.mapped_zones:
        land = atlas.zone_geometry(zone)
        drawn = shapely.union_all(frame.project(np.array([land], dtype=object)))
        ratios.append(drawn.area / area_km2(land))
    assert max(ratios) / min(ratios) < 1.01


@pytest.mark.parametrize("name", ["mercator", "equal", "aeqd"])
@given(about=ABOUT)
def test_pixels_lead_back_to_degrees(name: str, about: tuple[float, float]) -> None:
    """Of every point of a frame."""
    frame = centred(name, *about)
    points = np.array([[0.0, 0.0], [450, 300], [900, 600], [100, 500]])
    assert np.allclose(frame.pixels(frame.degrees(points)), points, atol=0.01)


@pytest.mark.parametrize("name", ["mercator", "equal", "aeqd"])
def test_a_frame_holds_its_extent_whole(name: str) -> None:
    """And it touches two sides of it."""
    extent = (28.0, 22.0, 98.0, 49.0)
    projection = Definition(name, 63, 35.5)  # type: ignore[arg-type]
    frame = frame_of(extent, 900, 600, projection=projection)
    west, south, east, north = extent
    side = np.linspace(0, 1, 30)
    edge = [[west + (east - west) * share, lat] for share in side for lat in (south, north)]
    edge += [[lon, south + (north - south) * share] for share in side for lon in (west, east)]
    inside = frame.pixels(np.array(edge))
    assert inside.min() > -1
    assert inside[:, 0].max() < 901
    assert inside[:, 1].max() < 601
    assert min(*inside.min(axis=0), 900 - inside[:, 0].max(), 600 - inside[:, 1].max()) < 2


def test_what_is_out_of_reach_stays_at_the_edge() -> None:
    """The other side of the earth is no point of the plane, and smears over nothing."""
    frame = centred("equal", 38, 70, zoom=1)
    points = frame.pixels(np.array([[-110.0, -38.0], [-109.0, -37.0], [-110.0, -10.0]]))
    away = np.hypot(*(points - [450, 300]).T)
    assert np.isfinite(points).all()
    assert away.max() < 900


def test_a_frame_goes_on_beyond_the_antimeridian() -> None:
    """It says which worlds it shows, and from how far east."""
    frame = Frame(65, 179, 4, 900, 600)
    assert frame.crosses_antimeridian
    assert [shift for shift, _box in frame.worlds] == [0.0, 360.0]
    assert float(frame.nearest(np.array([-170.0]))[0]) == 190
    about = Frame(65, 179, 4, 900, 600, Definition("equal", 179, 65))
    assert about.crosses_antimeridian
    assert [shift for shift, _box in about.worlds] == [0.0]
    assert not Frame(40, 60, 4, 900, 600, WEB_MERCATOR).crosses_antimeridian
