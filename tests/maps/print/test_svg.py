"""Laws of the writer of SVG."""

import re
from xml.etree import ElementTree

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.print.svg import element, number, path_data, text_of

COORDINATES = st.floats(-2000, 2000, allow_nan=False)
LINES = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=12)


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_a_number_is_written_to_the_hundredth(value: float) -> None:
    """Short as it is, it reads back as what it was."""
    assert abs(float(number(value)) - value) <= 0.005 + 1e-9


@given(st.text(), st.text())
def test_words_and_values_stay_words(words: str, value: str) -> None:
    """Whatever stands in a name, the document has the elements that it was given, and no other."""
    root = ElementTree.fromstring(element("g", {"id": value}, text_of(words)))  # noqa: S314
    assert (root.tag, len(root), list(root.attrib)) == ("g", 0, ["id"])


@given(LINES, st.sampled_from([1, 10]))
def test_a_path_keeps_its_course(points: list[tuple[float, float]], per_px: int) -> None:
    """Steps do not add up to an error: its end lies within half a part of a pixel."""
    line = np.array(points)
    data = path_data([line], per_px, closed=False)
    rounded = np.rint(line * per_px) / per_px
    if not data:
        assert np.all(rounded == rounded[0])
        return
    numbers = [float(word) for word in re.findall(r"-?\d*\.?\d+", data)]
    steps = np.array(numbers).reshape(-1, 2)
    assert np.allclose(steps.sum(axis=0), rounded[-1])
