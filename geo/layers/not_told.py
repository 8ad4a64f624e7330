"""What the atlas does not tell: places where control or claim differs from what it draws."""

from datetime import date
from typing import Final

from geo.dossier import NotTold, in_force
from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas

_KIND: Final = "note"


def not_told_on(atlas: Atlas, day: date) -> tuple[NotTold, ...]:
    """The rows of not_told.csv that hold on a day, in the order of the file."""
    return tuple(row for row in atlas.dossier.not_told.values() if in_force(row, day))


def note_feature(name: str) -> str:
    """The id by which the map knows the note about a row; it cannot be selected."""
    return feature_id(_KIND, name)


def is_note(feature: str) -> bool:
    """Whether an id is that of such a note."""
    return feature.startswith(f"{_KIND}:")
