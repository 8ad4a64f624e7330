"""How features are drawn in other programs, as data: symbols, and by which column they are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Symbol:
    """How a feature is drawn: its line or edge, what fills it, or stripes where they can be drawn.

    Colours are #rrggbb, '' for none; opacities from 0 to 1; a point is `size_px` wide.
    """

    line: str = ""
    width_px: float = 1.0
    dashes_px: tuple[float, ...] = ()
    opacity: float = 1.0
    fill: str = ""
    fill_opacity: float = 1.0
    stripes: tuple[str, ...] = ()
    size_px: float = 8.0


@dataclass(frozen=True)
class Symbology:
    """The symbols of a layer by the values of a column; `other` is that of all other values."""

    other: Symbol
    column: str = ""
    symbols: Mapping[str, Symbol] = field(default_factory=dict)

    def symbols_of(self, table: pd.DataFrame) -> Mapping[str, Symbol]:
        """The symbols that the rows of a table need, by value."""
        if self.column not in table:
            return {}
        values: Iterable[str] = sorted({str(value) for value in table[self.column].dropna()})
        return {value: self.symbols[value] for value in values if value in self.symbols}
