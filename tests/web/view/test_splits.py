"""How two maps are shown where the address does not say; the script goes by the same cases."""

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest

from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.web.view.grammar import GRAMMAR_VERSION, format_view, parse_view
from geo.web.view.model import Comparison, View
from tests.web.view.views import CHOICES

CASES = json.loads((FRONTEND_FOLDER / "test" / "scene" / "splits.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_two_days_stand_side_by_side_and_two_accounts_of_one_day_under_a_splitter(case):
    """Unless the address says otherwise, which it does only where it must."""
    view, _ = parse_view(dict(parse_qsl(case["query"])), CHOICES)
    assert view.shown_split == case["shown"]
    version = f"&v={GRAMMAR_VERSION}" if case["canonical"] else ""
    assert format_view(view) == case["canonical"] + version


def test_a_step_may_be_told_how_to_show_the_second_map_that_it_brings():
    view, _ = parse_view({"step": "kabul-1979", "split": "swipe"}, CHOICES)
    shown = replace(view, compare=Comparison(day=date(1979, 1, 1)))
    assert shown.shown_split == "swipe"
    assert replace(shown, split=None).shown_split == "side"
    assert "split=swipe" in format_view(view)


def test_the_second_map_is_shown_as_the_first():
    view = View(compare=Comparison(day=date(1991, 12, 26)))
    assert view.of_second_map.shown_split == view.shown_split == "side"
