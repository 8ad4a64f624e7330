"""Names of states by the Unicode CLDR."""

import re

from geo.i18n.languages import ENGLISH, languages
from geo.i18n.state_names import names_of_state
from geo.layers.atlas import Atlas, in_language


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
