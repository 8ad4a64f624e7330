"""Names of states as the Unicode CLDR has them: in the languages of the atlas and in their own."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from geo.i18n.languages import languages


def names_of_state(code: str) -> tuple[str, ...]:
    """All names of the state of that ISO 3166 code of three letters, and its code of two.

    Those in the languages that are offered come first, then those in its official languages.
    Nothing is known of a code that ISO does not give.
    """
    territory = _territory(code)
    if not territory:
        return ()
    official = get_official_languages(territory, de_facto=True)
    locales = _locales((*languages(), *official))
    names = (str(locale.territories.get(territory, "")) for locale in locales)
    return tuple(dict.fromkeys(name for name in (*names, territory) if name))


def state_name_in(code: str, language: str) -> str:
    """The name of the state of that ISO 3166 code in the language of that code; '' if not known."""
    territory = _territory(code)
    return str(Locale.parse(language).territories.get(territory, "")) if territory else ""


def _territory(code: str) -> str:
    aliases = get_global("territory_aliases").get(code, [])
    return str(aliases[0]) if len(aliases) == 1 else ""


def _locales(codes: tuple[str, ...]) -> Iterator[Locale]:
    for code in codes:
        try:
            yield Locale.parse(code)
        except UnknownLocaleError:
            # CLDR has no words of some languages that are official.
            continue
