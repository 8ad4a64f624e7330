"""Which places belong together: the sites of one exercise, the bases that one state runs."""

from geo.dossier import Place
from geo.dossier.feature_id import feature_id
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas

# Whose places one state may run so many of that they lie on each other.
_BASES = ("military-base", "air-base")


@cache_by_atlas
def site_groups(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """The groups of each place by its id (without `place:`), the most telling first.

    A group is the feature id of an exercise or of a state. The exercise that the dossier is about
    comes first, then the latest. Places without a group are left out.
    """
    subject = atlas.dossier.about.subject
    exercises = sorted(
        atlas.dossier.exercises.values(), key=lambda one: str(one.date_start), reverse=True
    )
    exercises.sort(key=lambda one: one.id != subject)
    found: dict[str, tuple[str, ...]] = {}
    for exercise in exercises:
        for name in exercise.places:
            found[name] = (*found.get(name, ()), exercise.feature)
    for place in atlas.dossier.places.values():
        if place.id not in found and _is_base(atlas, place):
            found[place.id] = (feature_id("state", place.operator),)
    return found


def _is_base(atlas: Atlas, place: Place) -> bool:
    """Whether one state alone runs it, as a base."""
    return place.kind in _BASES and place.operator in atlas.dossier.states
