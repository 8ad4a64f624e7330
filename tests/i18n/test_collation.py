"""Names stand in the order of their alphabet in every language."""

import pytest

from geo.i18n.collation import alphabetical
from geo.i18n.languages import languages
from geo.layers.atlas import Atlas, in_language
from geo.layers.worldview import viewers


@pytest.mark.parametrize(
    "names",
    [
        ("Åland", "Armenia", "Azerbaijan", "Türkiye", "Turkmenistan"),
        ("Азербайджан", "Гана", "Ґана", "Ефіопія", "Єгипет", "Індія", "Кіпр", "Кувейт"),
        ("Ева", "Египет", "Ёлка", "Жаба"),
        ("آذربائیجان", "ایران", "بھارت", "پاکستان", "ترکی", "ٹوگو", "چین", "گوا", "یمن"),
        ("अज़रबैजान", "आर्मेनिया", "ईरान", "चीन", "भारत"),
    ],
)
def test_names_are_sorted_as_their_readers_look_for_them(names: tuple[str, ...]) -> None:
    assert tuple(sorted(names, key=alphabetical)) == names


def test_viewers_are_in_the_order_of_each_language(atlas: Atlas) -> None:
    for code in languages():
        translated = in_language(atlas, code)
        states = viewers(translated)[2:]
        keys = [alphabetical(translated.state_name(state)) for state in states]
        assert len(states) > 5
        assert keys == sorted(keys), code
