"""The id of a feature: written and read as one thing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier.feature_id import FEATURE_ID_PATTERN, FeatureId
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.web.content.cards import CARDS


@given(st.from_regex(FEATURE_ID_PATTERN, fullmatch=True))
def test_what_is_read_is_written_again(text: str) -> None:
    assert str(FeatureId.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [("place:farkhor", "place", "farkhor"), ("farkhor", "farkhor", ""), ("a:b:c", "a", "b:c")],
)
def test_any_text_has_a_kind_and_a_name(text: str, kind: str, name: str) -> None:
    assert FeatureId.parse(text) == (kind, name)


def test_every_feature_of_the_gazetteer_has_an_id_with_a_card(atlas: Atlas) -> None:
    for feature in gazetteer(atlas):
        assert re.fullmatch(FEATURE_ID_PATTERN, feature)
        assert FeatureId.parse(feature).kind in CARDS
