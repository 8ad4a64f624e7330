"""The matrix: states by states, with how many ties hold between two of them, and of which kinds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.dossier import Relation
from geo.dossier.dates import day_title
from geo.i18n.languages import _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.pairs import Pair, by_ends, ends_of
from geo.layers.frames.ties import group_of, holds_on
from geo.maps.style.bundles import looks_of
from geo.web.content.panels.table_files import TableFiles
from geo.web.html.templating import render
from geo.web.view.model import View
from geo.web.view.pages import PageText

# Its name among the tables that pages.yaml names; it stands beside the map, and not below it.
MATRIX = "matrix"


@dataclass(frozen=True)
class MatrixCell:
    """What is between two states: the way there, the number of ties, their kinds and looks."""

    feature: str
    count: str
    kinds: str
    looks: tuple[str, ...]


@dataclass(frozen=True)
class MatrixRow:
    """A state with its cells, one for each state; None where there is nothing."""

    feature: str
    name: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True)
class Matrix:
    """The rows, whose states are its columns too, in the order of how many ties they have."""

    caption: str
    rows: tuple[MatrixRow, ...]


def matrix_html(atlas: Atlas, page: PageText, view: View, files: TableFiles) -> str:
    """The matrix of a page as HTML for the day of `view`; '' of a page that has none."""
    if MATRIX not in page.tables:
        return ""
    return render("matrix.html", matrix=matrix(atlas, view), name=MATRIX, files=files)


def matrix(atlas: Atlas, view: View) -> Matrix:
    """The ties that hold on the day of the view."""
    between = by_ends(tie for tie in atlas.dossier.relations.values() if holds_on(tie, view.day))
    counts = Counter(code for ends, own in between.items() for code in ends for _tie in own)
    codes = sorted(atlas.by_name(counts), key=lambda code: -counts[code])
    rows = (
        MatrixRow(f"state:{one}", atlas.state_name(one), tuple(_cells(between, one, codes)))
        for one in codes
    )
    return Matrix(_("Relations on {day}", day=day_title(view.day)), tuple(rows))


def _cells(
    between: Mapping[tuple[str, str], Sequence[Relation]], one: str, codes: Sequence[str]
) -> list[MatrixCell | None]:
    every = (between.get((min(one, other), max(one, other)), ()) for other in codes)
    return [_cell(own) if own else None for own in every]


def _cell(ties: Sequence[Relation]) -> MatrixCell:
    """One tie is shown by itself, several by their pair."""
    first, *more = ties
    pair = Pair(*ends_of(first), ())
    return MatrixCell(
        pair.feature if more else f"tie:{first.id}",
        number(len(ties)),
        commas(dict.fromkeys(spelled(tie.kind) for tie in ties)),
        looks_of(group_of(tie.kind) for tie in ties),
    )
