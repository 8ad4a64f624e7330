"""The palette can be read: contrast by WCAG 2.2, roles apart for every kind of colour vision."""

import re
from itertools import combinations
from typing import get_args

import pytest
from coloraide import Color

from geo.dossier.vocabulary import colours
from geo.layers.marks import MARK_COLOURS
from geo.maps.style.colour import claimant_colour, contrast_ratio
from geo.maps.style.palette import PALETTE, Theme
from geo.maps.style.tokens import STROKES

THEMES = get_args(Theme)
ROLES = [name for name in PALETTE["light"] if name.startswith("role-")]
# What could not be checked is hollow, and has no colour.
VERDICTS = [
    name
    for name in PALETTE["light"]
    if name.startswith("verdict-") and name != "verdict-unverifiable"
]

VISIONS = ("normal", "protan", "deutan", "tritan")


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


def seen(colour: str, vision: str) -> Color:
    """As Machado, Oliveira and Fernandes 2009 tell that it looks without one kind of cone."""
    own = Color(colour)
    return own if vision == "normal" else own.filter(vision, method="machado").clip()


def difference(one: str, other: str, vision: str) -> float:
    """CIE76: the distance of two colours in CIELAB, of which about 2.3 is just noticeable."""
    return seen(one, vision).delta_e(seen(other, vision), method="76", space="lab-d65")


# What is written on what, and marks that mean something.
WRITTEN = (
    ("ink", "panel"),
    ("ink", "paper"),
    ("ink", "land"),
    ("ink", "halo"),
    ("ink", "tint"),
    ("ink-soft", "panel"),
    ("ink-soft", "paper"),
    ("ink-soft", "land"),
    ("ink-soft", "halo"),
    ("ink-soft", "tint"),
    ("water-ink", "water"),
    ("accent", "panel"),
    ("accent-ink", "accent"),
    ("measure", "land"),
)
MARKED = [f"mark-{colour}" for colour in MARK_COLOURS]
MARKS = (
    "border",
    "border-disputed",
    "extent",
    "accent",
    "ring",
    "measure",
    "role-host",
    "selected",
    "tie-friend",
    "tie-military",
    "tie-foe",
    "place",
    "moved",
    *MARKED,
)


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_the_contrast_of_wcag_aa(theme):
    palette = PALETTE[theme]
    assert {pair: ratio for pair in WRITTEN if (ratio := _ratio(palette, *pair)) < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_marks_that_mean_something_have_the_contrast_of_graphics(theme):
    palette = PALETTE[theme]
    assert {mark: ratio for mark in MARKS if (ratio := _ratio(palette, mark, "land")) < 3} == {}


def _ratio(palette, one, other):
    return contrast(palette[one], palette[other])


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_roles_stay_apart_for_every_kind_of_colour_vision(theme, vision):
    palette = PALETTE[theme]
    apart = {
        (one, other): difference(palette[one], palette[other], vision)
        for one, other in combinations([*ROLES, "land"], 2)
    }
    assert apart
    assert {pair: far for pair, far in apart.items() if far < 10} == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_marks_of_readers_are_seen_on_land_and_water_and_told_apart(theme, vision):
    palette = PALETTE[theme]
    seen = [_ratio(palette, mark, ground) for mark in MARKED for ground in ("land", "water")]
    assert min(seen) >= 3
    pairs = combinations(MARKED, 2)
    assert [one for one in pairs if difference(*(palette[mark] for mark in one), vision) < 10] == []
    # They lie on a casing that parts them from any colour below, and are dashed each in their way.
    assert min(_ratio(palette, mark, "halo") for mark in MARKED) >= 3
    assert len({STROKES[mark].dashes_px for mark in MARKED}) == len(MARKED)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_verdicts_stay_apart_on_the_page_and_none_is_the_accent(theme, vision):
    palette = PALETTE[theme]
    # Who sees no red takes the accent for a brown as it is.
    others = ["panel", "accent"] if vision == "normal" else ["panel"]
    pairs = combinations([*VERDICTS, *others], 2)
    assert [
        pair for pair in pairs if difference(*(palette[one] for one in pair), vision) < 10
    ] == []
    assert {name for name in VERDICTS if contrast(palette[name], palette["panel"]) < 3} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_written_in_six_hexadecimal_digits(theme):
    for colour in (*PALETTE[theme].values(), *colours().values()):
        assert re.fullmatch("#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("theme", THEMES)
def test_stripes_have_the_contrast_of_graphics(theme):
    land = PALETTE[theme]["land"]
    ratios = {
        code: contrast(claimant_colour(code, theme), land)
        for code in (*colours(), "ZZZ", "POL", "LTU", "USA", "other")
    }
    assert {code: ratio for code, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_measures_contrast_as_a_library_does(theme):
    pairs = [*combinations(PALETTE[theme].values(), 2)]
    measured = [contrast(*pair) for pair in pairs]
    assert [contrast_ratio(*pair) for pair in pairs] == pytest.approx(measured, rel=1e-3)


# What red stands for, and what in one theme may have none of it.
RED = {"place", "extent"}


@pytest.mark.parametrize("theme", THEMES)
def test_red_is_places_and_nothing_else(theme):
    reds = {name for name, colour in PALETTE[theme].items() if is_red(colour)}
    assert reds == RED
    assert {code for code in colours() if is_red(claimant_colour(code, theme))} == set()


def is_red(colour):
    """Whether a colour has a strong hue between those of rose and of orange in CIELAB."""
    _lightness, chroma, hue = Color(colour).convert("lch-d65").coords()
    return bool(chroma > 36 and (hue > 350 or hue < 48))


@pytest.mark.parametrize("theme", THEMES)
def test_stripes_are_seen_on_land_of_any_colour(theme):
    """Each lies on a casing, from which it stands out as it does from land."""
    halo = PALETTE[theme]["halo"]
    ratios = {code: contrast(claimant_colour(code, theme), halo) for code in colours()}
    assert {code: ratio for code, ratio in ratios.items() if ratio < 3} == {}
