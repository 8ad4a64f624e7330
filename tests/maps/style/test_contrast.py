"""The palette can be read: contrast by WCAG 2.2, roles apart for every kind of colour vision."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest

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

# Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.0, linear RGB.
VISION = {
    "trichromat": np.eye(3),
    "protanope": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranope": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanope": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# sRGB (IEC 61966-2-1) to CIE XYZ under D65.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear(colour: str) -> np.ndarray:
    values = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((TO_XYZ @ linear(colour))[1] for colour in (one, other))[::-1]
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, vision: str) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(VISION[vision] @ linear(colour), 0, 1)
    ratio = xyz / TO_XYZ.sum(axis=1)
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, vision: str) -> float:
    """CIE76: the distance of two colours in CIELAB, of which about 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


def test_the_measures_agree_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab("#ff0000", "trichromat") == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert difference("#ff0000", "#00ff00", "deuteranope") < difference(
        "#ff0000", "#00ff00", "trichromat"
    )


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


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", THEMES)
def test_roles_stay_apart_for_every_kind_of_colour_vision(theme, vision):
    palette = PALETTE[theme]
    apart = {
        (one, other): difference(palette[one], palette[other], vision)
        for one, other in combinations([*ROLES, "land"], 2)
    }
    assert apart
    assert {pair: far for pair, far in apart.items() if far < 10} == {}


@pytest.mark.parametrize("vision", VISION)
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


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", THEMES)
def test_verdicts_stay_apart_on_the_page_and_none_is_the_accent(theme, vision):
    palette = PALETTE[theme]
    # Who sees no red takes the accent for a brown as it is.
    others = ["panel", "accent"] if vision == "trichromat" else ["panel"]
    pairs = combinations([*VERDICTS, *others], 2)
    assert [
        pair for pair in pairs if difference(*(palette[one] for one in pair), vision) < 10
    ] == []
    assert {name for name in VERDICTS if contrast(palette[name], palette["panel"]) < 3} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_written_in_six_hexadecimal_digits(theme):
    for colour in (*PALETTE[theme].values(), *colours().values()):
        assert linear(colour).shape == (3,)
        assert len(colour) == 7


@pytest.mark.parametrize("theme", THEMES)
def test_stripes_have_the_contrast_of_graphics(theme):
    land = PALETTE[theme]["land"]
    ratios = {
        code: contrast(claimant_colour(code, theme), land)
        for code in (*colours(), "ZZZ", "POL", "LTU", "USA", "other")
    }
    assert {code: ratio for code, ratio in ratios.items() if ratio < 3} == {}


def test_the_style_measures_contrast_as_this_test_does():
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


# What red stands for, and what in one theme may have none of it.
RED = {"place", "extent"}


@pytest.mark.parametrize("theme", THEMES)
def test_red_is_places_and_nothing_else(theme):
    reds = {name for name, colour in PALETTE[theme].items() if is_red(colour)}
    assert reds == RED
    assert {code for code in colours() if is_red(claimant_colour(code, theme))} == set()


def is_red(colour):
    """Whether a colour has a strong hue between those of rose and of orange in CIELAB."""
    _lightness, a, b = lab(colour, "trichromat")
    chroma, hue = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    return bool(chroma > 36 and (hue > 350 or hue < 48))


@pytest.mark.parametrize("theme", THEMES)
def test_stripes_are_seen_on_land_of_any_colour(theme):
    """Each lies on a casing, from which it stands out as it does from land."""
    halo = PALETTE[theme]["halo"]
    ratios = {code: contrast(claimant_colour(code, theme), halo) for code in colours()}
    assert {code: ratio for code, ratio in ratios.items() if ratio < 3} == {}
