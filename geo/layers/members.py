"""Members: the features on the map that a claim, an event, a tie and their like are about."""

from collections.abc import Iterable, Mapping

from geo.dossier import Claim, Event, Exercise, Relation
from geo.dossier.feature_id import feature_id
from geo.dossier.records import Distances
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.measures import measures
from geo.layers.frames.pairs import Pair, pairs
from geo.layers.gazetteer import dispute_feature
from geo.layers.worldview import DE_FACTO


@cache_by_atlas
def members(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """For each claim, exercise, event, tie and pair (`claim:…` and so on) what it is about.

    These are states, zones, lines, places, distances and ties, each once, the most telling first.
    """
    dossier = atlas.dossier
    found: dict[str, Iterable[str]] = {}
    for exercise in dossier.exercises.values():
        found[exercise.feature] = _of_exercise(exercise)
    for relation in dossier.relations.values():
        found[relation.feature] = _of_tie(relation)
    for pair in pairs(atlas).values():
        found[pair.feature] = _of_pair(pair)
    for event in dossier.timeline.values():
        found[event.feature] = _of_event(atlas, event)
    for claim in dossier.claims.values():
        found[claim.feature] = _of_claim(atlas, claim)
    return {feature: tuple(dict.fromkeys(own)) for feature, own in found.items()}


@cache_by_atlas
def touching(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """The other way round: for each feature the claims, events, ties and exercises about it."""
    found: dict[str, tuple[str, ...]] = {}
    for feature, own in members(atlas).items():
        for member in own:
            found[member] = (*found.get(member, ()), feature)
    return found


def _of_exercise(exercise: Exercise) -> Iterable[str]:
    taking_part = (*exercise.host, *exercise.participants)
    return (*_places(exercise.places), *(feature_id("state", code) for code in taking_part))


def _of_tie(relation: Relation) -> Iterable[str]:
    ends = (feature_id("state", relation.from_state), feature_id("state", relation.to_state))
    return (*_places(relation.places), *ends)


def _of_pair(pair: Pair) -> Iterable[str]:
    return (
        *(feature_id("tie", tie) for tie in pair.ties),
        feature_id("state", pair.one),
        feature_id("state", pair.other),
    )


def _of_event(atlas: Atlas, event: Event) -> Iterable[str]:
    exercises = (atlas.dossier.exercises[name] for name in event.exercises)
    return (
        *_places(event.places),
        *_disputes(atlas, event.disputes),
        *(feature_id("state", code) for code in event.states),
        *(place for exercise in exercises for place in _places(exercise.places)),
    )


def _of_claim(atlas: Atlas, claim: Claim) -> Iterable[str]:
    where = claim.where
    exercises = (atlas.dossier.exercises[name] for name in where.exercises)
    return (
        *_places(where.places),
        *_disputes(atlas, where.disputes),
        *_measured_members(atlas, claim),
        *(feature_id("tie", name) for name in where.relations),
        *(feature_id("state", code) for code in where.states),
        *(place for exercise in exercises for place in _places(exercise.places)),
    )


def _measured_members(atlas: Atlas, claim: Claim) -> Iterable[str]:
    """The drawn distances between the ends that the claim asks to measure."""
    wanted = claim.compute
    if not isinstance(wanted, Distances):
        return
    start = wanted.start.replace("border:", "state:")
    ends = {end.replace("border:", "state:") for end in wanted.to}
    for measure in measures(atlas).values():
        if measure.start == start and measure.end in ends and measure.as_drawn_by == DE_FACTO:
            yield measure.feature


def _places(names: Iterable[str]) -> Iterable[str]:
    return (feature_id("place", name) for name in names)


def _disputes(atlas: Atlas, names: Iterable[str]) -> Iterable[str]:
    return (dispute_feature(atlas.dossier.disputes[name]) for name in names)
