"""The README's way to correct a fact, from the cell to the card, and to a mistake that is named."""

from pathlib import Path

import pytest

from geo.dossier import DataError
from geo.layers.atlas import Atlas, open_atlas
from geo.web.content.cards import card_of
from geo.web.view.model import View
from tests.dossier.content import DOSSIER, copy_facts, set_cell


def open_facts(folder: Path) -> Atlas:
    return open_atlas(folder / DOSSIER, world_folder=folder / "world")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_facts(tmp_path / "data")


def test_a_corrected_cell_is_on_the_card(folder: Path) -> None:
    set_cell(folder, "places", "farkhor", "summary", "Corrected by an editor.")
    card = card_of(open_facts(folder), "place:farkhor", View())
    assert "Corrected by an editor." in [fact.text for fact in card.facts]


def test_a_corrected_position_moves_the_zone(folder: Path) -> None:
    set_cell(folder, "positions", "JPN-southern-kurils", "draws_as", "RUS")
    facts = card_of(open_facts(folder), "zone:southern-kurils", View(viewer="JPN")).facts
    assert (facts[0].label, facts[0].text) == ("As drawn by Japan", "Russia")


def test_a_broken_cell_is_named_with_its_remedy(folder: Path) -> None:
    set_cell(folder, "positions", "JPN-southern-kurils", "draws_as", "Japan")
    with pytest.raises(DataError) as caught:
        open_facts(folder)
    message = str(caught.value)
    assert "positions.csv" in message
    assert "JPN-southern-kurils" in message
    assert "expected a code of states.csv" in message
