"""Names of states by the Unicode CLDR."""

from geo.i18n.state_names import names_of_state


def test_a_state_is_named_in_the_languages_of_the_atlas_and_in_its_own() -> None:
    names = names_of_state("ARM")
    assert names[:5] == ("Armenia", "आर्मेनिया", "Армения", "Вірменія", "آرمینیا")
    assert {"Հայաստան", "AM"} <= {*names}


def test_no_name_is_given_twice() -> None:
    names = names_of_state("GBR")
    assert len({*names}) == len(names)


def test_nothing_is_known_of_a_code_that_iso_does_not_give() -> None:
    assert names_of_state("XNK") == names_of_state("") == ()
