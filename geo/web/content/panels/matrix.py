"""The matrix: states by states, with how many ties hold between two of them, and of which kinds.

Its columns are so few states that each tie has one of them at an end, so that it fits on a phone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.dossier import Relation
from geo.dossier.dates import day_title
from geo.dossier.feature_id import feature_id
from geo.i18n.languages import _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.pairs import Pair, by_ends, ends_of
from geo.layers.frames.ties import group_of, holds_on
from geo.maps.style.bundles import looks_of
from geo.web.content.cards.card import Link
from geo.web.content.panels.table_files import TableFiles
from geo.web.html.templating import render
from geo.web.view.model import View
from geo.web.view.pages import PageText

# Its name among the tables that pages.yaml names; it stands beside the map, and not below it.
MATRIX = "matrix"
# So many columns that a finger can touch fit beside the names of states at 360 pixels.
_MOST_COLUMNS = 6

# The ties between two states, by the codes of both in their order.
Between = Mapping[tuple[str, str], Sequence[Relation]]


@dataclass(frozen=True)
class MatrixCell:
    """What is between two states: the way there, the number of ties, their kinds and looks."""

    feature: str
    count: str
    kinds: str
    looks: tuple[str, ...]


@dataclass(frozen=True)
class MatrixRow:
    """A state with its cells, one for each column; None where there is nothing.

    `own` is the column of the state itself, counted from 1; 0 where it has none.
    """

    state: Link
    cells: tuple[MatrixCell | None, ...]
    own: int


@dataclass(frozen=True)
class MatrixPart:
    """Columns that stand beside each other, and the rows that have something in them."""

    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Matrix:
    """The parts, mostly one; states stand in the order of how many ties they have."""

    caption: str
    parts: tuple[MatrixPart, ...]


def matrix_html(atlas: Atlas, page: PageText, view: View, files: TableFiles | None) -> str:
    """The matrix of a page as HTML for the day of `view`; '' of a page that has none.

    Without `files` it leads to none.
    """
    if MATRIX not in page.tables:
        return ""
    return render("matrix.html", matrix=matrix(atlas, view), name=MATRIX, files=files)


def matrix(atlas: Atlas, view: View) -> Matrix:
    """The ties that hold on the day of the view."""
    between = by_ends(tie for tie in atlas.dossier.relations.values() if holds_on(tie, view.day))
    counts = Counter(code for ends, own in between.items() for code in ends for _tie in own)
    codes = sorted(atlas.by_name(counts), key=lambda code: -counts[code])
    columns = _columns(between, codes)
    beside = (
        columns[first : first + _MOST_COLUMNS] for first in range(0, len(columns), _MOST_COLUMNS)
    )
    parts = (_part(atlas, between, codes, own) for own in beside)
    return Matrix(_("Relations on {day}", day=day_title(view.day)), tuple(parts))


def _columns(between: Between, codes: Sequence[str]) -> list[str]:
    """States of which each tie has one at an end, in the order of `codes`.

    The one that most ties without such a state have comes next, of several the first in order.
    """
    left, found = set(between), set[str]()
    while left:
        untold = Counter(code for ends in left for code in ends)
        found.add(max(codes, key=lambda code: untold[code]))
        left = {ends for ends in left if found.isdisjoint(ends)}
    return [code for code in codes if code in found]


def _part(
    atlas: Atlas, between: Between, codes: Iterable[str], columns: Sequence[str]
) -> MatrixPart:
    links = {code: Link(feature_id("state", code), atlas.state_name(code)) for code in codes}
    rows = (
        MatrixRow(link, tuple(_cells(between, code, columns)), _place(code, columns))
        for code, link in links.items()
    )
    return MatrixPart(
        tuple(links[code] for code in columns), tuple(row for row in rows if any(row.cells))
    )


def _place(code: str, columns: Sequence[str]) -> int:
    return columns.index(code) + 1 if code in columns else 0


def _cells(between: Between, one: str, columns: Sequence[str]) -> Iterator[MatrixCell | None]:
    for other in columns:
        own = between.get((min(one, other), max(one, other)))
        yield _cell(own) if own else None


def _cell(ties: Sequence[Relation]) -> MatrixCell:
    """One tie is shown by itself, several by their pair."""
    first, *more = ties
    pair = Pair(*ends_of(first), ())
    return MatrixCell(
        pair.feature if more else first.feature,
        number(len(ties)),
        commas(dict.fromkeys(spelled(tie.kind) for tie in ties)),
        looks_of(group_of(tie.kind) for tie in ties),
    )
