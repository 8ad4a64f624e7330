"""The legend of a figure: whatever its words, none stands on another or beyond its column."""

from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.maps.drawing.samples import Sample
from geo.maps.print.figure import words_around
from geo.maps.print.legend import TEXT_PX, Group, legend_of
from geo.maps.print.lettering import text_width_px
from geo.maps.print.naming.boxes import overlap
from geo.web.content.figure_spec import PAPERS, SIZES, finished_figure
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.kinds import one_of_each

PAGES = {name: page for name, page in read_pages().items() if page.layers}
WORDS = st.text(st.sampled_from("abcm ijlW کشم"), min_size=1, max_size=70)
GROUPS = st.lists(
    st.builds(
        Group,
        WORDS,
        st.lists(
            st.builds(Sample, st.just("fill"), WORDS, st.just("x")), min_size=1, max_size=12
        ).map(tuple),
    ),
    min_size=1,
    max_size=6,
)


@given(groups=GROUPS, width_px=st.sampled_from((300.0, 752.0, 1083.0, 1360.0)))
def test_entries_keep_to_their_columns(groups: list[Group], width_px: float) -> None:
    legend = legend_of(groups, width_px)
    samples = [entry.sample for entry in legend.entries if entry.sample is not None]
    assert samples == [sample for group in groups for sample in group.samples]
    for entry in legend.entries:
        indent = 34 if entry.sample else 0
        widths = [text_width_px(line, TEXT_PX, entry.sample is None) for line in entry.lines]
        assert indent + max(widths, default=0) <= legend.column_px + 0.01
        assert 0 <= entry.x <= width_px - legend.column_px + 0.01
        assert entry.y + entry.height_px <= legend.height_px + 0.01
    for one, other in combinations(legend.entries, 2):
        below = one.y + one.height_px <= other.y or other.y + other.height_px <= one.y
        assert one.x != other.x or below


def test_no_title_stands_alone_at_the_end_of_a_column() -> None:
    groups = [Group("Zones", tuple(Sample("fill", f"zone {n}", "x") for n in range(5)))] * 4
    entries = legend_of(groups, 1360).entries
    for title, first in pairwise(entries):
        if title.sample is None:
            assert first.x == title.x


CASES = sorted(product(PAGES, SIZES, languages()), key=lambda case: case[0] != "overview")


@pytest.mark.parametrize(
    ("name", "size", "code"), one_of_each(CASES, lambda case: case[1:], "-".join)
)
def test_no_words_of_a_sheet_are_overprinted(atlas: Atlas, name: str, size: str, code: str) -> None:
    with use_language(code):
        page = read_pages()[name]
        shown = finished_figure(in_language(atlas, code), page, View(lang=code), size, "x/y")
        legend = shown.placed_legend
        boxes = [words.box for layer in words_around(shown) for words in layer.words]
    assert len(boxes) == len(legend.entries) + 5
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other)
    top, bottom = shown.head_px, shown.head_px + shown.frame.height_px
    for left, high, right, low in boxes:
        assert left >= 0
        assert right <= shown.width_px
        assert low <= top or (high >= bottom and low <= shown.height_px)
    if size in PAPERS:
        assert (shown.width_px, shown.height_px) == PAPERS[size][:2]
