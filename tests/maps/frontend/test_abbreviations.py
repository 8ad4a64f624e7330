"""Abbreviations of the world: each is of a feature that there is, and bad lists are named."""

from pathlib import Path

import pytest

from geo.dossier import DossierError
from geo.dossier.reading.abbreviations import FILE, read_abbreviations
from geo.dossier.served import WORLD_FOLDER
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer


def test_abbreviations_are_of_features_and_of_one_each(atlas: Atlas) -> None:
    read = read_abbreviations(WORLD_FOLDER)
    assert len(read) > 15
    assert set(read) <= set(gazetteer(atlas))
    words = [word for own in read.values() for word in own]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("words", ["USSR", "[]", "[1, 2]", "{a: b}"])
def test_what_is_no_list_of_words_is_named(tmp_path: Path, words: str) -> None:
    (tmp_path / FILE).write_text(f"state:SUN: {words}\n", "utf-8")
    with pytest.raises(DossierError, match="state:SUN"):
        read_abbreviations(tmp_path)
