"""Long tables of cases: one of each kind in the gate, all of them in the night."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

import pytest

Case = TypeVar("Case")


def one_of_each(
    cases: Iterable[Case], kind: Callable[[Case], Hashable], name: Callable[[Case], str]
) -> list[object]:
    """The cases as parameters of a test; of each kind all but the first are nightly.

    A case that is a tuple fills as many arguments.
    """
    seen: set[Hashable] = set()
    parameters = []
    for case in cases:
        marks = [pytest.mark.nightly] if kind(case) in seen else []
        seen.add(kind(case))
        values = case if isinstance(case, tuple) else (case,)
        parameters.append(pytest.param(*values, id=name(case), marks=marks))
    return parameters
