"""Numbers and sentences are written as each language writes them."""

import pytest

from geo.i18n.formats import square_kilometres
from geo.i18n.languages import full_stop, number, together, use_language


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "413,064"),
        ("hi", "4,13,064"),
        ("ru", "413\u00a0064"),
        ("uk", "413\u00a0064"),
        ("ur", "413,064"),
    ],
)
def test_thousands_are_grouped_as_the_language_does(code: str, written: str) -> None:
    with use_language(code):
        assert number(413064) == written
        assert number(413064.04, "#,##0") == written
        assert written in square_kilometres(413064)


def test_a_sentence_ends_with_the_full_stop_of_its_script() -> None:
    stops = {}
    for code in ("en", "hi", "ru", "uk", "ur"):
        with use_language(code):
            stops[code] = full_stop()
    assert stops == {"en": ".", "hi": "।", "ru": ".", "uk": ".", "ur": "۔"}


def _plain(text: str) -> str:
    """A text without what keeps its parts together."""
    return text.translate({0x2068: None, 0x2069: None})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "A, B and C"),
        ("ru", "A, B и C"),
        ("uk", "A, B і C"),
        ("hi", "A, B और C"),
        ("ur", "A، B اور C"),
    ],
)
def test_no_comma_stands_before_the_last_of_a_list(code: str, said: str) -> None:
    with use_language(code):
        assert _plain(together("ABC")) == said
        assert _plain(together("BC")) == said[3:]
        assert _plain(together(["A"])) == "A"
        assert together([]) == ""
