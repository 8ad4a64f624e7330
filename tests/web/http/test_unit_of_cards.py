"""Cards tell what the atlas measured in the reader's unit, and what a source says in its own."""

import re
from html import unescape

import pytest

from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.web.content.cards import card_html, card_of
from geo.web.view.model import View

# What cards tell in the words and units of a source.
SAID_BY_SOURCES = {"Published area", "Published length", "Other published area"}
KILOMETRES = re.compile(r"\d\skm\b")
MILES = View(unit="mi")


def told_by(atlas: Atlas, kind: str) -> list[str]:
    return [one for one in gazetteer(atlas) if one.startswith(f"{kind}:")]


def shown(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", markup))


def test_a_card_of_a_distance_is_in_miles_throughout(atlas: Atlas) -> None:
    for feature in told_by(atlas, "measure"):
        found = shown(card_html(atlas, feature, MILES))
        assert not KILOMETRES.search(found), feature
        assert re.search(r"\d\smi\b", found), feature


@pytest.mark.parametrize("kind", ["place", "state", "zone", "line", "claim"])
def test_what_a_card_tells_as_measured_follows_the_unit(atlas: Atlas, kind: str) -> None:
    changed = 0
    for feature in told_by(atlas, kind):
        facts = zip(
            card_of(atlas, feature, View()).facts, card_of(atlas, feature, MILES).facts, strict=True
        )
        for before, after in facts:
            changed += before.text != after.text
            ellipsoid = "ellipsoid" in before.note and before.label not in SAID_BY_SOURCES
            assert not (ellipsoid and KILOMETRES.search(after.text)), (feature, after.label)
            if before.label in SAID_BY_SOURCES:
                assert before.text.split(";")[0] == after.text.split(";")[0]
    assert changed
