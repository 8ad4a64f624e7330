"""Ties of two states are one line until they are opened, and no tie is lost on the way."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.frames.ties import GROUP_TITLES
from geo.maps.drawing.bundles import Tie, TieLine, tie_lines
from geo.maps.style.bundles import BUNDLES, LOOK_OF, LOOKS

# The frontend's own tests read this file too.
CASES = json.loads((Path(__file__).parents[1] / "bundles.json").read_text("utf-8"))
PAIRS = ("pair:ind-rus", "pair:pak-rus", "")


def _tie(number: int, pair: str, group: str, confidence: str = "read") -> Tie:
    return Tie(f"tie:{number}", pair, group, group, confidence, directed=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_ties_become_lines_by_the_rule_that_the_script_has_too(case: dict[str, Any]) -> None:
    ties = [Tie(**{**tie, "kind": tie["group"]}) for tie in case["ties"]]
    lines = tie_lines(ties, lambda pair: pair in case["open"])
    assert [
        {
            "row": line.row,
            "feature": line.feature,
            "ties": [tie.feature for tie in line.ties],
            "stroke": line.stroke,
            "groups": list(line.groups),
            "way": line.way,
            "leads": line.leads,
            "confidence": line.confidence,
            "directed": line.directed,
        }
        for line in lines
    ] == case["lines"]


@st.composite
def _ties(draw: st.DrawFn) -> list[Tie]:
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(PAIRS),
                st.sampled_from(list(GROUP_TITLES)),
                st.sampled_from(["read", "mixed"]),
            ),
            max_size=9,
        )
    )
    return [_tie(number, *parts) for number, parts in enumerate(drawn)]


def _by_feature(lines: list[TieLine]) -> dict[str, list[TieLine]]:
    return {one.feature: [line for line in lines if line.feature == one.feature] for one in lines}


@given(_ties(), st.booleans())
def test_each_tie_is_told_by_one_feature_that_has_one_name(ties: list[Tie], opened: bool) -> None:
    lines = list(tie_lines(ties, lambda _pair: opened))
    found = _by_feature(lines)
    told = [tie.feature for own in found.values() for tie in own[0].ties]
    assert sorted(told) == sorted(tie.feature for tie in ties)
    for own in found.values():
        assert [line.leads for line in own].count(True) == 1
        # All that are drawn of it lie on one way, and each look has its turn there.
        assert len({line.way for line in own}) == 1
        looks = {LOOK_OF[tie.group] for tie in own[0].ties}
        assert len(own) == len(looks)
        assert {group for line in own for group in line.groups} == {
            tie.group for tie in own[0].ties
        }


@given(_ties())
def test_what_stands_for_several_has_no_head_and_is_as_sure_as_the_least(ties: list[Tie]) -> None:
    for line in tie_lines(ties, lambda _pair: False):
        assert line.is_bundle == line.feature.startswith("pair:") == (line.stroke in BUNDLES)
        assert line.directed == (not line.is_bundle)
        sure = all(tie.confidence == "read" for tie in line.ties)
        assert (line.confidence == "read") == sure


def _inked(name: str, px: float) -> bool:
    dashes = BUNDLES[name].dashes_px
    px %= sum(dashes)
    for number, length in enumerate(dashes):
        if px < length:
            return number % 2 == 0
        px -= length
    raise AssertionError(name)


def test_looks_of_a_bundle_take_turns_and_none_lies_on_another() -> None:
    bundles: dict[str, list[str]] = {}
    for name in BUNDLES:
        bundles.setdefault(name.partition("--")[0], []).append(name)
    assert len(bundles) == 2 ** len(LOOKS) - 1
    for turns in bundles.values():
        if len(turns) == 1:
            continue
        (period,) = {sum(BUNDLES[name].dashes_px) for name in turns}
        seen = [
            [name for name in turns if _inked(name, half / 2)] for half in range(int(4 * period))
        ]
        assert max(map(len, seen)) == 1
        assert {name for own in seen for name in own} == set(turns)
