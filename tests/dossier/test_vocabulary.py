"""Kinds of ties and of places, colours of claimants, and the words for the work."""

import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest

from geo.dossier.about import WorkKind
from geo.dossier.reading.problems import DossierError
from geo.dossier.reading.read import read_dossier
from geo.dossier.reading.rules import read_rules
from geo.dossier.served import default_folder
from geo.dossier.vocabulary import PlaceSymbol, TieGroup, colours, place_kinds, tie_kinds
from geo.dossier.work import WorkWords, work_words
from tests.servers import ROOT


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "dossier"))


def _rename(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_every_group_and_symbol_is_of_some_kind() -> None:
    assert set(tie_kinds().values()) == set(get_args(TieGroup))
    assert set(place_kinds().values()) == set(get_args(PlaceSymbol))
    drawn = (ROOT / "geo/maps/frontend/symbols.svg").read_text("utf-8")
    assert set(get_args(PlaceSymbol)) <= set(re.findall('id="symbol-([a-z-]+)"', drawn))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "relations.csv",
            ",arms-transfer,",
            ",arms-transfers,",
            "did you mean 'arms-transfer'? Correct it, or add it to world/tie_kinds.csv",
        ),
        (
            "places.csv",
            ",air-base,",
            ",quarry,",
            "correct it, or add it to world/place_kinds.csv",
        ),
    ],
)
def test_an_unknown_kind_is_a_problem_with_its_row(
    dossier: Path, file: str, old: str, new: str, said: str
) -> None:
    _rename(dossier / file, old, new)
    with pytest.raises(DossierError) as error:
        read_dossier(dossier)
    assert re.match(rf"{re.escape(file)} row \d+, ", str(error.value))
    assert said in str(error.value)


def test_a_dossier_may_add_kinds_and_colours(dossier: Path) -> None:
    _rename(dossier / "relations.csv", ",arms-transfer,", ",grain-trade,")
    (dossier / "world").mkdir()
    (dossier / "world" / "tie_kinds.csv").write_text("kind,group\ngrain-trade,contacts\n", "utf-8")
    (dossier / "world" / "colours.csv").write_text("claimant,colour\nZZZ,#123456\n", "utf-8")
    assert read_dossier(dossier).relations
    assert tie_kinds(dossier)["grain-trade"] == "contacts"
    assert colours(dossier)["ZZZ"] == "#123456"
    assert "ZZZ" not in colours()


def test_the_rules_are_the_numbered_list_of_their_file(tmp_path: Path) -> None:
    assert read_rules(tmp_path) == ()
    (tmp_path / "rules.md").write_text("# Rules\n\n1. One\n   and half.\n2. Two.\n", "utf-8")
    assert read_rules(tmp_path) == ("One and half.", "Two.")
    (tmp_path / "rules.md").write_text("Be fair.\n", "utf-8")
    with pytest.raises(DossierError, match="no numbered list; begin each rule with its number"):
        read_rules(tmp_path)


def test_every_kind_of_work_has_messages_of_its_own(dossier: Path) -> None:
    about = read_dossier(dossier).about

    def words_of(kind: str) -> WorkWords:
        work = about.work.model_copy(update={"kind": kind})
        return work_words(about.model_copy(update={"work": work}))

    for kind in get_args(WorkKind):
        assert all(kind in message.lower() for message in asdict(words_of(kind)).values())
        assert "{verdict}" in words_of(kind).claim
