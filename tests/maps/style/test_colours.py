"""Colours that mean something stay apart for readers with a colour-vision deficiency.

Deficiencies are simulated as Coloraide does (Brettel 1997 for tritanopia, Viénot 1999 for the
others); differences are CIEDE2000, where 2.3 is about what an eye just notices.
"""

from itertools import combinations

import pytest
from coloraide import Color

from geo.dossier.vocabulary import colours
from geo.layers.atlas import Atlas
from geo.layers.worldview import Look, change_days, holdings, party_sets
from geo.maps.style.colour import claimant_colour, mix, tint
from geo.maps.style.palette import PALETTE, Theme
from geo.maps.style.tokens import STROKES

VISIONS = ("normal", "protan", "deutan", "tritan")
LEAST_DIFFERENCE = 10
# A tint is a wash over the land, with a border between: it must be seen, and no more.
LEAST_DIFFERENCE_OF_TINTS = 5
# States that are told of may lie apart, and are still not to be taken for one another.
LEAST_DIFFERENCE_OF_TOLD = 3
# Land is not to be taken for a sea.
LEAST_DIFFERENCE_OF_WATER = 10


def _seen(colour: str, vision: str) -> Color:
    return Color(colour) if vision == "normal" else Color(colour).filter(vision)


def _difference(one: str, other: str, vision: str) -> float:
    return _seen(one, vision).delta_e(_seen(other, vision), method="2000")


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", PALETTE)
def test_roles_stay_apart(theme: str, vision: str) -> None:
    roles = {name: value for name, value in PALETTE[theme].items() if name.startswith("role-")}
    for one, other in combinations(roles, 2):
        assert _difference(roles[one], roles[other], vision) >= LEAST_DIFFERENCE, (one, other)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", PALETTE)
def test_stripes_of_one_hatching_stay_apart(atlas: Atlas, theme: Theme, vision: str) -> None:
    for codes in party_sets(atlas):
        for one, other in combinations(codes, 2):
            colours = claimant_colour(one, theme), claimant_colour(other, theme)
            difference = _difference(*colours, vision)
            assert difference >= LEAST_DIFFERENCE, (one, other, difference)


@pytest.fixture(scope="module")
def neighbours(atlas: Atlas) -> set[tuple[str, str]]:
    """The holders with a tint whose land meets on some day, each pair once."""
    found = set()
    for day in change_days(atlas):
        held = holdings(atlas, Look(day=day))
        for border in atlas.borders("coarse").itertuples():
            sides = {held[face].holders for face in (border.left, border.right)}
            codes = {side[0] for side in sides if len(side) == 1 and side[0] in colours()}
            if len(codes) == 2:
                found.add(tuple(sorted(codes)))
    return found


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tints_of_neighbours_stay_apart(
    neighbours: set[tuple[str, str]], theme: Theme, vision: str
) -> None:
    """In high contrast land has no tint that must be told."""
    alike = {
        pair: _difference(tint(pair[0], theme), tint(pair[1], theme), vision) for pair in neighbours
    }
    low = {pair: found for pair, found in alike.items() if found < LEAST_DIFFERENCE_OF_TINTS}
    assert low == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", PALETTE)
def test_stripes_of_neighbours_stay_apart(
    neighbours: set[tuple[str, str]], theme: Theme, vision: str
) -> None:
    """Whoever borders on another may claim land beside the other's."""
    alike = {
        pair: difference
        for pair in neighbours
        if (difference := _difference(*(claimant_colour(one, theme) for one in pair), vision))
        < LEAST_DIFFERENCE
    }
    assert alike == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tints_of_all_who_are_told_of_stay_apart(atlas: Atlas, theme: Theme) -> None:
    told = sorted(set(atlas.dossier.states) & set(colours()))
    alike = {
        pair: difference
        for pair in combinations(told, 2)
        if (difference := _difference(*(tint(one, theme) for one in pair), "normal"))
        < LEAST_DIFFERENCE_OF_TOLD
    }
    assert alike == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_tint_looks_like_water(theme: Theme) -> None:
    water = PALETTE[theme]["water"]
    low = {
        code
        for code in colours()
        if _difference(tint(code, theme), water, "normal") < LEAST_DIFFERENCE_OF_WATER
    }
    assert low == set()


@pytest.mark.parametrize("theme", PALETTE)
def test_boundaries_are_told_by_their_dashes_and_not_by_colour_alone(theme: str) -> None:
    drawn = {name: stroke for name, stroke in STROKES.items() if name.startswith("border-")}
    patterns = {(stroke.dashes_px, stroke.width_px) for stroke in drawn.values()}
    assert len(patterns) == len(drawn)
    land = PALETTE[theme]["land"]
    assert Color(PALETTE[theme]["border-disputed"]).contrast(land) >= 3


def test_every_claimant_has_a_colour_of_its_own(atlas: Atlas) -> None:
    codes = {code for codes in party_sets(atlas) for code in codes}
    assert codes <= set(colours())
    assert len(set(colours().values())) == len(colours())


def test_mixing_is_that_of_the_style_sheet() -> None:
    assert mix("#000000", "#ffffff", 0.25) == "#bfbfbf"
    assert tint("", "light") == PALETTE["light"]["land"]
    assert tint("IND", "light") not in (claimant_colour("IND"), PALETTE["light"]["land"])
