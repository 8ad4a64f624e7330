"""Abbreviations of the world: each is of a feature that there is, and bad lists are named."""

from pathlib import Path

import pytest

from geo.dossier import DossierError
from geo.dossier.reading.abbreviations import FILE, read_abbreviations
from geo.dossier.records import Source
from geo.dossier.served import WORLD_FOLDER
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer


def test_abbreviations_are_of_features_and_of_one_each(atlas: Atlas) -> None:
    read = read_abbreviations(WORLD_FOLDER, atlas.dossier.sources)
    assert len(read) > 15
    assert set(read) <= set(gazetteer(atlas))
    words = [word for own in read.values() for word in own]
    assert len(words) == len(set(words))


_DATED = Source(
    id="dated",
    title="T",
    publisher="",
    author="",
    date="2020",
    language="en",
    url="https://example.org/",
    archive="",
    kind="reference",
    read_on="",
    extent="",
    note="",
)
_SOURCES = {"dated": _DATED, "undated": _DATED.model_copy(update={"date": None})}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("USSR", "list of words"),
        ("[USSR]", "list of words"),
        ("{words: [USSR]}", "list of words"),
        ("{words: [], sources: [dated]}", "list of words"),
        ("{words: [1], sources: [dated]}", "list of words"),
        ("{words: [USSR], sources: []}", "list of words"),
        ("{words: [USSR], sources: [date]}", "no such id"),
        ("{words: [USSR], sources: [undated]}", "no date"),
    ],
)
def test_what_is_no_list_with_dated_sources_is_named(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / FILE).write_text(f"state:SUN: {entry}\n", "utf-8")
    with pytest.raises(DossierError, match=f"state:SUN.*{said}"):
        read_abbreviations(tmp_path, _SOURCES)


def test_a_list_with_a_dated_source_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("state:SUN: {words: [USSR], sources: [dated]}\n", "utf-8")
    assert read_abbreviations(tmp_path, _SOURCES) == {"state:SUN": ("USSR",)}
