"""The days on which what is drawn changes."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from geo.dossier import Dated, FormerName, Position
from geo.dossier.feature_id import FeatureId
from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas


def last_change(atlas: Atlas, day: date) -> date:
    """The last day up to `day` at which some worldview changed; the first day for earlier ones."""
    days = change_days(atlas)
    return days[max(bisect_right(days, day) - 1, 0)]


@cache_by_atlas
def change_days(atlas: Atlas, positions: tuple[Position, ...] | None = None) -> tuple[date, ...]:
    """The days from the first on at which a worldview, a place or a tie changes, in order.

    With `positions` only these are counted among the positions of viewers.
    """
    dossier = atlas.dossier
    counted = tuple(dossier.positions.values()) if positions is None else positions
    dated: tuple[Dated, ...] = (
        *dossier.control.values(),
        *counted,
        *names_of_land(atlas),
        *dossier.not_told.values(),
    )
    days = {end.first for row in dated for end in (row.valid_from, row.valid_to) if end}
    days |= {row.until.first for row in dossier.predecessors.values()}
    # The last day of a place's or a tie's row still belongs to it.
    lasting: tuple[Dated, ...] = (*dossier.places.values(), *dossier.relations.values())
    for row in lasting:
        days |= {row.valid_from.first} if row.valid_from else set()
        days |= {row.valid_to.last + timedelta(days=1)} if row.valid_to else set()
    start = first_day()
    return (start, *sorted(day for day in days if day > start))


def names_of_land(atlas: Atlas) -> Iterable[FormerName]:
    """The former names of states and zones; those of cities change no worldview."""
    return (
        row for row in atlas.dossier.names.values() if FeatureId.parse(row.feature).kind != "city"
    )
