"""Which rows of a table of tests are for the gate; the others are for the night."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet


def at_night_but(rows: Iterable[Any], gate: Collection[Any]) -> list[Any]:
    """The rows in their order, all marked nightly that are not in `gate`.

    Raises ValueError where `gate` names a row that there is not.
    """
    known = list(rows)
    unknown = [row for row in gate if row not in known]
    if unknown:
        raise ValueError(f"{unknown} are no rows of the table; name some of {known}.")
    return [row if row in gate else _nightly(row) for row in known]


def _nightly(row: Any) -> ParameterSet:
    values = row if isinstance(row, tuple) else (row,)
    return pytest.param(*values, marks=pytest.mark.nightly)
