"""The matrix of relations and the card of a pair: each tie of the day is there, and can be had."""

import re
from collections import Counter
from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.layers.frames.pairs import ends_of, pairs
from geo.layers.frames.ties import holds_on
from geo.layers.gazetteer import known_feature
from geo.layers.members import members
from geo.web.content.cards import card_html, card_of
from geo.web.content.page_view import choices_of
from geo.web.content.panels.matrix import MatrixCell, matrix, matrix_html
from geo.web.content.panels.table_files import table_files
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import read_pages

PAGES = read_pages()
DAYS = (date(1985, 6, 1), date(2020, 9, 21), date(2025, 12, 1))


def _cells_of(atlas: Atlas, day: date) -> dict[tuple[str, str], MatrixCell]:
    """The cells that have something, by the features of their column and row."""
    return {
        (column.feature, row.state.feature): cell
        for part in matrix(atlas, View(day=day)).parts
        for row in part.rows
        for column, cell in zip(part.columns, row.cells, strict=True)
        if cell
    }


@pytest.mark.parametrize("day", DAYS)
def test_a_column_has_all_ties_of_its_state_and_each_tie_a_column(atlas: Atlas, day: date) -> None:
    held = [tie for tie in atlas.dossier.relations.values() if holds_on(tie, day)]
    cells = _cells_of(atlas, day)
    counts = Counter(ends_of(tie) for tie in held)
    columns = {column for column, _row in cells}
    for (one, other), count in counts.items():
        ends = (f"state:{one}", f"state:{other}")
        told = [cells[pair] for pair in (ends, ends[::-1]) if pair[0] in columns]
        assert told
        assert {cell.count for cell in told} == {str(count)}
    assert len({frozenset(ends) for ends in cells}) == len(counts)


@pytest.mark.parametrize("day", DAYS)
def test_states_with_most_ties_come_first_and_columns_are_few(atlas: Atlas, day: date) -> None:
    counts = Counter(
        f"state:{code}"
        for tie in atlas.dossier.relations.values()
        if holds_on(tie, day)
        for code in ends_of(tie)
    )
    (part,) = matrix(atlas, View(day=day)).parts
    assert len(part.columns) <= 6
    for states in (part.columns, [row.state for row in part.rows]):
        order = [counts[state.feature] for state in states]
        assert order == sorted(order, reverse=True)
    assert [row.state.feature for row in part.rows if row.own] == [
        column.feature for column in part.columns
    ]


def test_more_columns_than_fit_on_a_phone_stand_in_parts(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _cells_of(atlas, DAYS[1])
    monkeypatch.setattr("geo.web.content.panels.matrix._MOST_COLUMNS", 2)
    parts = matrix(atlas, View(day=DAYS[1])).parts
    assert [len(part.columns) for part in parts] == [2, 2, 2]
    assert all(any(row.cells) for part in parts for row in part.rows)
    assert _cells_of(atlas, DAYS[1]) == whole


@pytest.mark.parametrize("day", DAYS)
def test_a_cell_leads_to_its_tie_or_to_its_pair(atlas: Atlas, day: date) -> None:
    cells = {cell.feature: cell for cell in _cells_of(atlas, day).values()}
    assert cells
    for feature, cell in cells.items():
        assert known_feature(atlas, feature) == feature
        assert feature.startswith("tie:" if cell.count == "1" else "pair:")
        assert cell.looks
        assert cell.kinds


def test_the_matrix_can_be_read_without_its_colours(atlas: Atlas) -> None:
    page = PAGES["ties"]
    markup = matrix_html(atlas, page, View(), table_files(page, View()))
    (cell,) = set(re.findall(r'<td>(<a href="\?sel=pair:pak-rus".*?</a>)</td>', markup))
    words = re.sub("<[^>]*>", "", cell)
    assert words.split(" ", 1) == [
        "4",
        "defence treaty, arms transfer, joint exercise, common organisation",
    ]
    names = re.findall(r'<th scope="col"><a[^>]*>([^<]*)<', markup)
    assert set(names) <= set(re.findall(r'<th scope="row"><a[^>]*>([^<]*)<', markup))
    assert matrix_html(atlas, PAGES["disputes"], View(), table_files(page, View())) == ""


def test_a_pair_is_two_states_with_several_ties_whichever_way_they_go(atlas: Atlas) -> None:
    every = {name: ends_of(tie) for name, tie in atlas.dossier.relations.items()}
    for name, pair in pairs(atlas).items():
        assert pair.name == name == name.lower()
        assert len(pair.ties) > 1
        assert {tie for tie, ends in every.items() if ends == (pair.one, pair.other)} == set(
            pair.ties
        )
        assert set(members(atlas)[pair.feature]) == {
            f"state:{pair.one}",
            f"state:{pair.other}",
            *(f"tie:{tie}" for tie in pair.ties),
        }
        assert (
            parse_view({"sel": pair.feature}, choices_of(atlas, PAGES["ties"]))[0].selection
            == pair.feature
        )


def test_the_card_of_a_pair_opens_each_of_its_ties_those_of_the_day_first(atlas: Atlas) -> None:
    view = View(day=date(2020, 9, 21))
    for pair in pairs(atlas).values():
        card = card_of(atlas, pair.feature, view)
        assert {fact.feature for fact in card.facts} == {f"tie:{tie}" for tie in pair.ties}
        markup = card_html(atlas, pair.feature, view)
        assert all(f'href="?sel=tie:{tie}"' in markup for tie in pair.ties)
        held = [
            holds_on(atlas.dossier.relations[fact.feature.removeprefix("tie:")], view.day)
            for fact in card.facts
        ]
        assert held == sorted(held, reverse=True)
        assert [f"not on {21} September 2020" in fact.label for fact in card.facts] == [
            not one for one in held
        ]
        back = card_of(atlas, f"tie:{pair.ties[0]}", view)
        assert back.links[0].feature == pair.feature
