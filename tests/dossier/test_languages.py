"""The catalogues: that they are whole, and say in other words no less than the English does."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from geo.dossier.served import dossier_folder, serve_dossier
from geo.editing.new import values, write_example
from geo.i18n.languages import (
    LanguageError,
    Offer,
    _,
    language,
    languages,
    ngettext,
    number,
    read_languages,
    spelled,
    use_language,
)
from geo.layers.atlas import Atlas, in_language, open_atlas
from geo.layers.days import marked_days
from geo.web.content.catalogues import folders, templates

CODES = [code for code in languages() if code != "en"]
LAYERS = ("engine", "world", "dossier")
_PLACE = re.compile(r"\{[^{}]*\}")


def said_in(code: str, layers: tuple[str, ...] = LAYERS) -> list[Message]:
    found: list[Message] = []
    for layer in layers:
        with (folders(dossier_folder())[layer] / f"{code}.po").open("rb") as lines:
            found += [message for message in read_po(lines, locale=code) if message.id]
    return found


def key_of(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def forms(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def test_each_language_names_itself_and_its_direction() -> None:
    found = {code: (one.name, one.direction) for code, one in languages().items()}
    assert found == {
        "en": ("English", "ltr"),
        "hi": ("हिन्दी", "ltr"),
        "ru": ("Русский", "ltr"),
        "uk": ("Українська", "ltr"),
        "ur": ("اردو", "rtl"),
    }


def test_each_language_has_its_script() -> None:
    found = {code: one.script for code, one in languages().items()}
    assert found == {"en": "Latn", "hi": "Deva", "ru": "Cyrl", "uk": "Cyrl", "ur": "Arab"}


@pytest.mark.whole
def test_each_catalogue_has_exactly_what_its_layer_says(atlas: Atlas) -> None:
    for layer, said in templates(atlas).items():
        today = {key_of(message) for message in said if message.id}
        for code in CODES:
            known = {key_of(message) for message in said_in(code, (layer,))}
            assert known == today, "run `python -m geo.web.content.catalogues`"


@pytest.mark.whole
def test_messages_are_whole_and_no_pieces_of_sentences(atlas: Atlas) -> None:
    """Else translators can set neither their order nor the signs between them."""
    ids = (message.id for message in templates(atlas)["engine"] if message.id)
    texts = [text for own in ids for text in ([own] if isinstance(own, str) else own)]
    pieces = {text for text in texts if text != text.strip() or text[0] in ",;."}
    assert pieces == {", ", "; ", "."}


@pytest.mark.whole
def test_no_message_has_a_space_too_many(atlas: Atlas) -> None:
    """As where a word was cut between two lines of code; "first- and second-hand" is none."""
    said = [message.id for own in templates(atlas).values() for message in own if message.id]
    stray = re.compile(r"\w- (?!and |or |to )\w|  | [,.;:)](\s|$)|\( ")
    assert not [text for one in said for text in forms(one) if stray.search(text)]


@pytest.mark.parametrize("code", CODES)
def test_no_two_layers_say_the_same(code: str) -> None:
    said = [key_of(message) for message in said_in(code)]
    assert len(set(said)) == len(said) > 3900


@pytest.mark.whole
def test_engine_and_world_say_the_same_whatever_the_dossier(atlas: Atlas, tmp_path: Path) -> None:
    """Else extracting another dossier would drop what this one needs."""
    write_example(tmp_path, values("Other", "Other 2021", "CHE", "2021-09-10", "2021-09-10", "W"))
    with serve_dossier(tmp_path):
        other = templates(open_atlas(tmp_path))
    for layer, said in templates(atlas).items():
        same = {key_of(one) for one in said} == {key_of(one) for one in other[layer]}
        assert same is (layer != "dossier"), layer


def test_a_dossier_speaks_before_the_world_and_the_world_before_the_engine(tmp_path: Path) -> None:
    three = [tmp_path / name for name in LAYERS]
    for first, folder in enumerate(three):
        folder.mkdir()
        said = "".join(f'msgid "{own}"\nmsgstr "{folder.name}"\n\n' for own in "abc"[first:])
        (folder / "ru.po").write_text(f'msgid ""\nmsgstr "Language: ru\\n"\n\n{said}', "utf-8")
    said = read_languages(Offer(("ru",), tuple(reversed(three))))["ru"].catalogue
    assert [said.gettext(own) for own in "abcd"] == ["engine", "world", "dossier", "d"]


@pytest.mark.parametrize("code", CODES)
def test_translations_keep_places_and_the_spaces_that_join_them(code: str) -> None:
    for message in said_in(code):
        first = forms(message.id)[0]
        for text in filter(None, forms(message.string)):
            assert sorted(_PLACE.findall(text)) == sorted(_PLACE.findall(first)), first
            assert (text[0] == " ", text[-1] == " ") == (first[0] == " ", first[-1] == " "), first


# Letters of one script, and what may not stand beside them: Latin inside a word; in Urdu letters of
# Arabic, Persian, Kurdish and Pashto; in Hindi a dot under k, kh and g, which newspapers leave out.
_LETTERS = {
    "hi": ("\u0904-\u0963", "[\u0915-\u0917]\u093c"),
    "ru": ("\u0400-\u04ff", "[іїєґ]"),
    "uk": ("\u0400-\u04ff", "[ёъыэ]"),
    "ur": (
        "\u0620-\u064a\u066e-\u06d3",
        "[\u0629\u0643\u0647\u0649\u064a\u06ab\u06c0\u06ce\u06d5]",
    ),
}


@pytest.mark.parametrize("code", CODES)
def test_words_are_written_in_the_letters_of_their_language(code: str) -> None:
    script, foreign = _LETTERS[code]
    mixed = re.compile(f"[{script}][A-Za-z]|[A-Za-z][{script}]|{foreign}")
    said = [text for message in said_in(code) for text in forms(message.string)]
    assert [text for text in said if mixed.search(text)] == []


@pytest.mark.parametrize("code", ["ru", "uk"])
def test_numbers_do_not_break_and_dashes_are_long(code: str) -> None:
    """A number keeps its thousands together; the short dash stands in ranges alone."""
    said = [str(message.string) for message in said_in(code)]
    assert [words for words in said if re.search(r"[0-9] [0-9]{3}(?![0-9])", words)] == []
    assert [words for words in said if re.search(r"[^\W\d_] – [^\W\d_]", words)] == []


@pytest.mark.parametrize("code", CODES)
def test_figures_of_the_dossier_are_the_same_in_all_languages(code: str) -> None:
    """Years stand in every language; a translation may neither lose one nor bring one in."""
    wrong = []
    for message in said_in(code):
        first, text = forms(message.id)[0], forms(message.string)[0]
        before, after = (set(YEARS.findall(words)) for words in (first, text))
        if text and not (before <= after <= before | _figures(first)):
            wrong.append((first, before ^ after))
    assert wrong == []


YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def _figures(english: str) -> set[str]:
    """Figures that another language may write as a year looks: 2,000 as 2000, 1996-97 in full."""
    thousands = {figure.replace(",", "") for figure in re.findall(r"\d,\d{3}", english)}
    spans = re.findall(r"((?:1[89]|20)\d)\d[-–/](?:\d)?(\d)(?!\d)", english)
    full = {start + end for start, end in spans}
    later = re.findall(r"((?:1[89]|20))\d\d[-–/](\d\d)(?!\d)", english)
    return thousands | full | {century + end for century, end in later}


@pytest.mark.parametrize("code", CODES)
def test_most_is_said_in_each_language(code: str) -> None:
    """Of all but the names of cities, of which there are more than of all else together."""
    places = {
        message.id: {place for place, _line in message.locations} for message in said_in(code)
    }
    messages = [message for message in said_in(code) if places[message.id] != {"cities"}]
    said = [message for message in messages if all(forms(message.string))]
    assert len(said) / len(messages) > 0.95


def test_what_is_not_translated_is_said_in_english() -> None:
    with use_language("ru"):
        assert _("A sentence that nobody has written.") == "A sentence that nobody has written."
        assert language().code == "ru"
    with use_language("tlh"):
        assert language().code == "en"


def test_numbers_and_counts_follow_the_language() -> None:
    with use_language("ru"):
        # Russian groups by a space that does not break.
        assert number(1234567.5) == "1\xa0234\xa0567,5"
        said = [ngettext("{count} day", "{count} days", count) for count in (1, 2, 5, 21)]
        assert len({words.partition(" ")[2] for words in said}) == 3
    assert number(1234567.5) == "1,234,567.5"
    assert spelled("line-of-control") == "line of control"


@pytest.mark.parametrize("code", languages())
def test_no_day_gives_land_the_name_that_it_bore(atlas: Atlas, code: str) -> None:
    """Russian has one word for Turkey and Türkiye."""
    with use_language(code):
        words = [own for _day, own in marked_days(in_language(atlas, code))]
        before, between, after = _("{old} is called {new}", old="|", new="|").split("|")
    said = re.compile(f"{re.escape(before)}(.+){re.escape(between)}(.+){re.escape(after)}$")
    pairs = [
        found.groups()
        for own in words
        for one in own.split(";")
        if (found := said.match(one.strip()))
    ]
    assert pairs
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_the_dossier_in_another_language_is_the_same_dossier(atlas: Atlas) -> None:
    other = in_language(atlas, "ru")
    assert other.state_name("IND") == "Индия"
    # Natural Earth's own name, of a state that the dossier does not have.
    assert other.state_name("PRT") == "Португалия"
    assert atlas.state_name("IND") == "India"
    assert in_language(other, "en") is atlas
    for table, records in atlas.dossier.tables.items():
        told = other.dossier.tables[table]
        assert list(told) == list(records)
        for name, record in records.items():
            assert told[name].sources == record.sources
    held = other.dossier.administrators_of("crimea", date(2020, 9, 21))
    assert [row.administrator for row in held] == ["RUS"]


def test_a_broken_catalogue_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_text("no catalogue\n", "utf-8")
    with pytest.raises(LanguageError, match=r"languages/ru\.po cannot be read"):
        read_languages(Offer(("ru",), (tmp_path,)))
    with pytest.raises(LanguageError, match="'klingon' is no language"):
        read_languages(Offer(("klingon",), (tmp_path,)))


def test_the_languages_are_those_of_the_dossier_that_is_served(tmp_path: Path) -> None:
    write_example(tmp_path, values("Other", "Other 2021", "CHE", "2021-09-10", "2021-09-10", "W"))
    with serve_dossier(tmp_path):
        assert list(languages()) == ["en"]
    assert list(languages()) == ["en", "hi", "ru", "uk", "ur"]
