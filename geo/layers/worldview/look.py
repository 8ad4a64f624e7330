"""A look: a viewer and a day, and the viewers that there are."""

from dataclasses import dataclass, field
from datetime import date

from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas

DE_FACTO, UN = "defacto", "UN"


@dataclass(frozen=True, order=True)
class Look:
    """Whose drawing of the land a map shows, and of which day: at first, as every map opens."""

    viewer: str = DE_FACTO
    day: date = field(default_factory=home_day)


@cache_by_atlas
def viewers(atlas: Atlas) -> tuple[str, ...]:
    """The points of view that can be chosen, `defacto` and `UN` first, then states by name.

    A state is offered where positions.csv has a row of its own; entities without UN membership
    are not.
    """
    states = {
        row.state
        for row in atlas.dossier.positions.values()
        if row.state in atlas.dossier.states
        and atlas.dossier.states[row.state].entity_type == "un-member"
    }
    return (DE_FACTO, UN, *atlas.by_name(states))


def viewer_is_state(viewer: str) -> bool:
    """Whether a viewer is a state, and neither the ground nor the United Nations."""
    return viewer not in (DE_FACTO, UN)
