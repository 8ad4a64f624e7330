"""Every mistake of the table is told in the sentence beside it, and none passes."""

from pathlib import Path
from typing import Any

import pytest

from geo.dossier import DossierError
from geo.dossier.dates import today
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.served import WORLD_FOLDER, serve_dossier
from geo.dossier.vocabulary import place_kinds, tie_kinds
from geo.editing.check import check
from geo.web.content.checks.folder import check_folder
from geo.web.content.shared_atlas import english_atlas
from tests.editing.edits import EDITS
from tests.kinds import one_of_each

TABLE = parse_yaml(Path(__file__).with_name("mistakes.yaml").read_text("utf-8"))["mistakes"]


def _edit(mistake: dict[str, Any]) -> str:
    """The name of the edit that makes a mistake."""
    (name,) = set(EDITS) & set(mistake)
    return name


def make(mistake: dict[str, Any], folder: Path) -> list[str]:
    """Makes a mistake in a folder; the sentences that the check should say of it."""
    EDITS[_edit(mistake)](*mistake[_edit(mistake)])(folder)
    return [_filled(str(said)) for said in mistake["says"]]


def _filled(sentence: str) -> str:
    words = {
        "{today}": str(today()),
        "{place_kinds}": ", ".join(place_kinds(WORLD_FOLDER)),
        "{tie_kinds}": ", ".join(tie_kinds(WORLD_FOLDER)),
    }
    for name, said in words.items():
        sentence = sentence.replace(name, said)
    return sentence


def test_the_table_has_the_mistakes_of_the_trial_and_ten_more() -> None:
    slips = [mistake["slip"] for mistake in TABLE]
    assert len(set(slips)) == len(slips) >= 23 + 10


# A mistake in each file by each kind of edit at every change, all of them at night.
_TOLD = one_of_each(
    TABLE, lambda mistake: (_edit(mistake), str(mistake[_edit(mistake)])[:14]), lambda m: m["slip"]
)


@pytest.mark.parametrize("mistake", _TOLD)
def test_each_mistake_is_told(
    mistake: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = make(mistake, folder)
    assert check(folder) == 1
    printed = capsys.readouterr()
    assert printed.err.splitlines() == sentences
    assert "restore" not in printed.err
    assert "no problems" not in printed.out


def test_all_that_is_wrong_is_told_at_once(folder: Path) -> None:
    slips = ("an unknown role", "an unknown layer", "unknown claim of a step", "measure end")
    sentences = [
        said for mistake in TABLE if mistake["slip"] in slips for said in make(mistake, folder)
    ]
    with serve_dossier(folder):
        problems = check_folder(folder).problems
    assert {str(problem) for problem in problems} == set(sentences)


def test_the_server_does_not_start_with_what_the_check_finds(folder: Path) -> None:
    mistake = next(one for one in TABLE if one["slip"] == "unknown claim of a step")
    sentences = make(mistake, folder)
    with serve_dossier(folder), pytest.raises(DossierError) as refused:
        english_atlas()
    assert str(refused.value).splitlines() == sentences
