"""How well the dossier is sourced: the rules hold, and the figures that stand on the page."""

from pathlib import Path

import pytest

from geo.dossier import Dossier, DossierError, Source
from geo.dossier.sourcing import RANKS, rank_of, rests_on, tallies, total, uncited_sources
from tests.dossier.content import Entry, change_yaml, read_facts, rows, set_cell

RECALLED = ("from memory", "recalled")


def test_every_row_was_read_or_says_which_cells_were_not(dossier: Dossier) -> None:
    for table in dossier.tables.values():
        for record in table.values():
            assert record.confidence in ("read", "mixed")
            assert (record.confidence == "mixed") == bool(record.unverified), record.id


def test_first_hand_comes_first(dossier: Dossier) -> None:
    counted = total(tallies(dossier))
    assert counted.first_hand / counted.rows >= 0.40, counted
    assert counted.third_hand_alone / counted.rows <= 0.05, counted


def test_no_source_stands_for_nothing(dossier: Dossier) -> None:
    # Rivers of the map are drawn from it, and no fact rests on it.
    assert set(uncited_sources(dossier)) <= {"gshhg"}


def test_nothing_rests_on_memory(dossier: Dossier) -> None:
    """Neither a source nor the origin of a coordinate."""
    words = [source.title + source.publisher + source.note for source in dossier.sources.values()]
    words += [place.coord_source for place in dossier.places.values()]
    assert [text for text in words if any(word in text.lower() for word in RECALLED)] == []


def test_an_unread_source_has_no_rank(dossier: Dossier) -> None:
    source = next(iter(dossier.sources.values()))
    assert rank_of(source.model_copy(update={"kind": "treaty", "read_on": None})) == "unread"
    assert set(RANKS) == set(Source.model_fields["kind"].annotation.__args__)


def test_a_row_ranks_as_the_best_of_its_sources(dossier: Dossier) -> None:
    for record in dossier.claims.values():
        ranks = {rank_of(dossier.sources[name]) for name in record.sources}
        if "first-hand" in ranks:
            assert rests_on(dossier, record) == "first-hand"


FAULTS = [
    # what is written over a source, the field that is told, and the message
    ({"publisher": "", "author": "", "note": ""}, "publisher", "nobody answers for the source"),
    ({"language": ""}, "language", "its language is missing"),
    ({"extent": ""}, "extent", "read_on and extent do not fit each other"),
    ({"url": "https://www.google.com/search?q=x"}, "url", "it leads to the result of a search"),
    ({"url": "https://tinyurl.com/abc"}, "url", "it leads to a shortened address"),
    ({"url": "https://a.org/threads/war.1/"}, "url", "it leads to a thread of a forum"),
]


def test_a_source_that_cannot_be_cited_is_refused(folder: Path) -> None:
    """Each fault in a source of its own, so that the dossier is read once."""
    spoilt: list[str] = []

    def change(content: Entry) -> None:
        for source, (fields, _, _) in zip(content["sources"], FAULTS, strict=False):
            source.update(fields)
            spoilt.append(source["id"])

    change_yaml(folder, "sources", change)
    with pytest.raises(DossierError) as caught:
        read_facts(folder)
    told = {(one.id, one.field, one.message) for one in caught.value.problems}
    assert {(name, *fault[1:]) for name, fault in zip(spoilt, FAULTS, strict=True)} <= told


@pytest.mark.parametrize(
    ("confidence", "unverified", "message"),
    [
        ("mixed", "", "a mixed row does not say what is not verified"),
        ("mixed", "colour", "the table has no such column"),
        ("read", "note", "a row that was read names cells that were not"),
    ],
)
def test_a_row_that_hides_its_doubts_is_refused(
    folder: Path, confidence: str, unverified: str, message: str
) -> None:
    name = rows("control")[0]["id"]
    set_cell(folder, "control", name, "confidence", confidence)
    set_cell(folder, "control", name, "unverified", unverified)
    with pytest.raises(DossierError) as caught:
        read_facts(folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.id, problem.message) == ("world/control.csv", name, message)
    assert problem.remedy


def test_a_row_that_was_read_rests_on_what_was_read(folder: Path) -> None:
    row = next(row for row in rows("control") if row["confidence"] == "read")
    source = row["sources"].split(";")[0]

    def change(content: Entry) -> None:
        entry = next(one for one in content["sources"] if one["id"] == source)
        entry.update(read_on="", extent="")

    change_yaml(folder / "world", "sources", change)
    with pytest.raises(DossierError) as caught:
        read_facts(folder)
    told = {(one.file, one.id, one.message) for one in caught.value.problems}
    message = "a row that was read cites a source that was not opened"
    assert ("world/control.csv", row["id"], message) in told
