"""Names of states by the Unicode CLDR."""

import re

from geo.i18n.languages import ENGLISH, languages
from geo.i18n.state_names import names_of_state
from geo.layers.atlas import Atlas, in_language
from geo.layers.gazetteer import gazetteer
from geo.layers.territories import territories


def test_a_state_is_named_in_the_languages_of_the_atlas_and_in_its_own() -> None:
    names = names_of_state("ARM")
    assert names[:5] == ("Armenia", "आर्मेनिया", "Армения", "Вірменія", "آرمینیا")
    assert {"Հայաստան", "AM"} <= {*names}


def test_each_state_that_iso_knows_is_named_in_each_language(atlas: Atlas) -> None:
    for code in languages():
        if code != ENGLISH:
            own = in_language(atlas, code)
            known = [state for state in atlas.state_names if names_of_state(state)]
            assert len(known) > 230
            names = {state: own.state_name(state) for state in known}
            assert [one for one in names.items() if re.search("[A-Za-z]{3}", one[1])] == [], code


def test_no_name_is_given_twice() -> None:
    names = names_of_state("GBR")
    assert len({*names}) == len(names)


def test_nothing_is_known_of_a_code_that_iso_does_not_give() -> None:
    assert names_of_state("XNK") == names_of_state("") == ()


def test_land_without_a_code_of_iso_has_a_name_in_every_language(atlas: Atlas) -> None:
    assert set(territories()) <= set(atlas.state_names)
    assert {one.source for one in territories().values()} <= set(atlas.dossier.sources)
    for code in sorted(set(languages()) - {ENGLISH}):
        translated = in_language(atlas, code)
        for land, known in territories().items():
            assert translated.state_name(land) != known.name, (code, land)


def test_a_name_that_natural_earth_gives_by_mistake_is_in_no_language(atlas: Atlas) -> None:
    # Its land lies among the Spratly Islands: 10.7° N 115.8° E.
    assert atlas.state_name("PGA") == "Spratly Islands"
    assert not {"Wake Island", "Уэйк", "威克岛"} & set(gazetteer(atlas)["state:PGA"].names)
