"""The graticule: few lines, at round degrees, with their words."""

from hypothesis import given
from hypothesis import strategies as st

from geo.maps.drawing.projection import Frame
from geo.maps.print.graticule import degrees, graticule_px, meridians, parallels

_SIZES = st.sampled_from(((1400, 800), (842, 400), (421, 400), (700, 800), (1200, 502)))


@given(lat=st.floats(-60, 70), lon=st.floats(-130, 150), zoom=st.floats(4, 13.6), size=_SIZES)
def test_three_to_eight_lines_are_in_view(
    lat: float, lon: float, zoom: float, size: tuple[int, int]
) -> None:
    frame = Frame(lat, lon, zoom, *size)
    west, south, east, north = frame.extent
    for lines, least, most in ((meridians(frame), west, east), (parallels(frame), south, north)):
        assert 3 <= len(lines) <= 8
        assert all(least - 1e-6 <= line <= most + 1e-6 for line in lines)


def test_lines_stand_at_their_degrees_and_say_them() -> None:
    frame = Frame(0, 0, 3, 900, 500)
    assert meridians(frame) == (-60, -30, 0, 30, 60)
    assert parallels(frame) == (-30, 0, 30)
    assert {word.text for word in degrees(frame)} == {
        "60° W",
        "30° W",
        "0°",
        "30° E",
        "60° E",
        "30° S",
        "30° N",
    }
    middle = graticule_px(frame)[2]
    assert middle.tolist() == [[450, 0], [450, 500]]


def test_fine_steps_are_written_as_decimals() -> None:
    words = [word.text for word in degrees(Frame(34.05, 77.05, 11, 900, 500))]
    assert "77.1° E" in words
