"""States that have ended, and those that followed them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas


class Ended(NamedTuple):
    """The first day without a state, and the ids of all states that followed it (`state:…`)."""

    day: date
    followed_by: tuple[str, ...]


@cache_by_atlas
def ended_states(atlas: Atlas) -> Mapping[str, Ended]:
    """The states that stand no longer, by their ids."""
    found: dict[str, Ended] = {}
    for row in atlas.dossier.predecessors.values():
        if row.predecessor not in atlas.state_names:
            ended = feature_id("state", row.predecessor)
            known = found.get(ended, Ended(row.until.first, ()))
            day = max(known.day, row.until.first)
            found[ended] = Ended(day, (*known.followed_by, feature_id("state", row.successor)))
    return found


def standing(atlas: Atlas, feature: str, day: date) -> tuple[str, ...]:
    """What a feature is on a day: of a state that has ended by then, those that followed it."""
    ended = ended_states(atlas).get(feature)
    return (feature,) if ended is None or day < ended.day else ended.followed_by
