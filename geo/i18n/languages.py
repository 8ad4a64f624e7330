"""The languages of the atlas: gettext catalogues of each, and the one that is spoken now.

The engine, the world and the dossier have catalogues of their own, `CODE.po` in a folder each. What
the dossier's does not translate the world's may, then the engine's; else it is said in English.
Which languages are offered, and in which folders they stand, is asked of `offer_languages`.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from geo import DATA_FOLDER

# Between two words, and not after a prefix.
_HYPHEN = re.compile(r"(?<!\bnon)(?<!\bself)-")
# Letters of scripts that run from left to right, and figures with their signs: 2020-09-21, 37.4°.
_FROM_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]|[0-9][-–/:][0-9]|[0-9]°"
)
LANGUAGES_FOLDER = DATA_FOLDER / "languages"
ENGLISH = "en"
_WRITTEN_ENGLISH = "en_GB"


class LanguageError(Exception):
    """A catalogue that cannot be read; the message names it and says what to do."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language: its code, its name in itself, how it is written, and what it says."""

    locale: Locale
    catalogue: NullTranslations

    @property
    def code(self) -> str:
        """The code, as the address and HTML write it."""
        return str(self.locale)

    @property
    def name(self) -> str:
        """What those who speak it call it."""
        name = self.locale.get_display_name() or self.code
        return name[:1].upper() + name[1:]

    @property
    def locale_with_territory(self) -> str:
        """Such as `ru_RU`: with the territory where most speak it; for English as it is written."""
        if self.code == ENGLISH:
            return _WRITTEN_ENGLISH
        territory = self._likely[1]
        return f"{self.locale.language}_{territory}" if territory else self.code

    @property
    def script(self) -> str:
        """The code of the script in which most write it (ISO 15924), such as `Cyrl`."""
        return self._likely[2] or "Latn"

    @property
    def _likely(self) -> tuple[str, str | None, str | None]:
        """The language with its likely territory and script (UTS 35, likely subtags)."""
        language, territory, script, *_rest = parse_locale(
            get_global("likely_subtags").get(self.code, self.code)
        )
        return language, territory, script

    @cached_property
    def direction(self) -> str:
        """`ltr`, or `rtl` where it is written from right to left."""
        return str(self.locale.text_direction)


class Offer(NamedTuple):
    """The languages that are offered besides English, and where their catalogues stand.

    The folder whose words come before those of the others is the first.
    """

    codes: tuple[str, ...]
    folders: tuple[Path, ...]


def _of_the_engine() -> Offer:
    codes = tuple(sorted(file.stem for file in LANGUAGES_FOLDER.glob("*.po")))
    return Offer(codes, (LANGUAGES_FOLDER,))


_offered: list[Callable[[], Offer]] = [_of_the_engine]


def offer_languages(offered: Callable[[], Offer]) -> None:
    """From now on the languages are those that `offered` answers, whenever they are asked for."""
    _offered[:] = [offered]


def languages() -> Mapping[str, Language]:
    """The languages that are offered, by code, English first.

    Raises LanguageError, naming the file, where a catalogue cannot be read.
    """
    return read_languages(_offered[0]())


@cache
def read_languages(offer: Offer) -> Mapping[str, Language]:
    """English and the languages of an offer by code.

    Raises LanguageError, naming the file, where a catalogue cannot be read.
    """
    others = (_read(code, offer.folders) for code in offer.codes if code != ENGLISH)
    return {language.code: language for language in (_ENGLISH, *others)}


_ENGLISH = Language(Locale(ENGLISH), NullTranslations())


_spoken: ContextVar[Language] = ContextVar("spoken", default=_ENGLISH)


def language() -> Language:
    """The language that is spoken now: that of the reader who is being answered."""
    return _spoken.get()


def set_language(code: str) -> None:
    """From now on, what this thread or task says is in the language of that code."""
    _spoken.set(_known_language(code))


def _known_language(code: str) -> Language:
    # English needs no catalogue, and is spoken also where one of another language is broken.
    return _ENGLISH if code == ENGLISH else languages().get(code, _ENGLISH)


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Within, what is said is in the language of that code."""
    before = _spoken.get()
    set_language(code)
    try:
        yield
    finally:
        _spoken.set(before)


def _(message: str, /, **values: object) -> str:
    """The message in the language that is spoken, its {named} places filled in."""
    said = language().catalogue.gettext(message) if message else message
    return said.format(**_kept_together(values)) if values else said


def isolated(text: str) -> str:
    """A text with letters or figures that run from left to right, in a language that does not.

    There it is kept together, whatever stands around it (UAX 9, isolates); else it is as it was.
    """
    runs_otherwise = language().direction == "rtl" and _FROM_LEFT_TO_RIGHT.search(text)
    return f"\u2068{text}\u2069" if runs_otherwise and "\u2068" not in text else text


def _kept_together(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: isolated(str(value)) if isinstance(value, str | date) else value
        for name, value in values.items()
    }


def said_in(code: str, message: str) -> str:
    """The message in the language of that code, whichever is spoken."""
    with use_language(code):
        return _(message)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of the message for that number of things, which fills the place {count}."""
    said = language().catalogue.ngettext(one, many, count)
    return said.format(count=number(count), **_kept_together(values))


def N_(message: str) -> str:
    """The message as it is; it is translated where it is said."""
    return message


def spelled(code: str) -> str:
    """A word of the dossier such as `line-of-control` in the language that is spoken."""
    return _(in_words(code))


def in_words(code: str) -> str:
    """A word of the dossier in English: `line of control`, `non-recognition`."""
    return _HYPHEN.sub(" ", code)


def capital(text: str) -> str:
    """The text with a capital letter at its beginning, where its script has such; else as it is."""
    return text[:1].upper() + text[1:]


def commas(parts: Iterable[str]) -> str:
    """The parts in a row, with the comma of the language that is spoken."""
    return _row(_(", "), parts)


def _row(sign: str, parts: Iterable[str]) -> str:
    """The parts with a sign between; one alone needs nothing that keeps it apart from others."""
    row = tuple(parts)
    return sign.join(map(isolated, row) if len(row) > 1 else row)


def full_stop() -> str:
    """The sign that ends a sentence in the language that is spoken."""
    return _(".")


def semicolons(parts: Iterable[str]) -> str:
    """The parts in a row, with the semicolon of the language that is spoken."""
    return _row(_("; "), parts)


def together(parts: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
    """The parts as a list in a sentence, such as `India, Pakistan and China`, or with `or`.

    The last is joined as one of two is: with no comma, also where CLDR puts one into longer lists.
    """
    *first, last = list(parts) or [""]
    pair = [isolated(commas(first)), isolated(last)] if first else [last]
    return str(format_list(pair, style=style, locale=language().code))


def number(value: float, pattern: str = "#,##0.###") -> str:
    """A number as the language writes it; `pattern` is Unicode's (UTS 35, number patterns).

    Thousands are grouped as the language does, whatever the pattern says: Hindi writes 4,13,064.
    """
    locale = language().locale
    whole = locale.decimal_formats[None].pattern.partition(".")[0]
    return str(format_decimal(value, format=pattern.replace("#,##0", whole), locale=locale))


def _read(code: str, folders: Iterable[Path]) -> Language:
    """The language with the catalogues of those folders that have one, each behind the last."""
    try:
        locale = Locale.parse(code)
    except (ValueError, UnknownLocaleError) as error:
        raise LanguageError(
            f"'{code}' is no language; write its code as in BCP 47, such as ru or ur."
        ) from error
    said: NullTranslations = NullTranslations()
    files = [folder / f"{code}.po" for folder in folders]
    for file in reversed([file for file in files if file.is_file()]):
        catalogue = read_catalogue(file)
        catalogue.add_fallback(said)
        said = catalogue
    return Language(locale, said)


@cache
def _compile_catalogue(code: str, text: bytes) -> bytes:
    """A catalogue as gettext reads it, of the text of a file and the code of its language."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=code, abort_invalid=True))
    return compiled.getvalue()


def read_catalogue(file: Path) -> GNUTranslations:
    """What a catalogue says. Raises LanguageError, naming the file, where it cannot be read."""
    try:
        return GNUTranslations(io.BytesIO(_compile_catalogue(file.stem, file.read_bytes())))
    # A broken file makes the reader fail in more ways than it says.
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        UnknownLocaleError,
        PoFileError,
    ) as error:
        raise LanguageError(
            f"languages/{file.name} cannot be read as a gettext catalogue; name it by the code of "
            "its language, and correct it, or remove it and write it anew by the command 'words'."
        ) from error
