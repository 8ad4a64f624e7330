"""Messages too short to be understood by themselves: in what context each is translated."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from geo.i18n.contexts import pgettext
from geo.i18n.languages import read_catalogue, use_language
from geo.layers.atlas import Atlas
from geo.web.content.catalogues import templates, update_catalogue

_RUSSIAN = """
msgid ""
msgstr "Language: ru\\n"

msgid "E"
msgstr "letter"

msgctxt "longitude"
msgid "E"
msgstr "east"
"""


def test_a_letter_is_said_by_what_it_stands_for(tmp_path: Path) -> None:
    file = tmp_path / "ru.po"
    file.write_text(_RUSSIAN, "utf-8")
    said = read_catalogue(file)
    assert (said.gettext("E"), said.pgettext("longitude", "E")) == ("letter", "east")
    with use_language("ru"):
        assert pgettext("a context of nobody", "E") == "E"


def test_a_message_that_is_given_a_context_keeps_its_translation(tmp_path: Path) -> None:
    before, said = Catalog("ru"), Catalog()
    before.add("E", "east")
    said.add("E", context="longitude")
    after = update_catalogue(tmp_path / "ru.po", said, [before])
    assert [(one.context, one.string) for one in after if one.id] == [("longitude", "east")]


@pytest.mark.whole
def test_letters_of_coordinates_have_one(atlas: Atlas) -> None:
    known = {(message.id, message.context) for message in templates(atlas)["engine"]}
    assert {("N", "latitude"), ("S", "latitude"), ("E", "longitude"), ("W", "longitude")} <= known
    assert not {(letter, None) for letter in "NSEW"} & known
